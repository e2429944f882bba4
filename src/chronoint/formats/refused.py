"""The rows of a list that were not read, as a list of their own.

Written as CSV for a spreadsheet program, in which a cell must never become a
formula: what begins like one gets an apostrophe in front.
"""

import csv
import io
from pathlib import Path

from chronoint.files.replace import replacing
from chronoint.files.text import access_error
from chronoint.formats.listing import Listing

__all__ = ["refused_text", "write_refused"]

# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def refused_text(listing: Listing) -> str:
    """Write the refused rows as CSV: line, columns, reasons, then the cells as they were.

    Notes
    -----
    A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a return has an
    apostrophe in front.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(
        ["refused line", "refused column", "refused because", *map(_harmless, listing.columns)]
    )
    for row in listing.refused:
        reasons = "; ".join(problem.message for problem in row.problems)
        columns = "; ".join(row.at_fault)
        writer.writerow([row.line, *map(_harmless, (columns, reasons, *row.cells))])
    return made.getvalue()


def write_refused(listing: Listing, path: str | Path) -> int:
    """Write the refused rows to a CSV file, and give their number.

    Raises
    ------
    FileAccessError
        The file cannot be written. The old one is untouched then.
    """
    try:
        with replacing(path) as file:
            file.write(refused_text(listing).encode("utf-8", "replace"))
    except OSError as error:
        raise access_error(error, path) from error
    return len(listing.refused)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
