"""Writing the rows of a list that were not read, as a list of their own: CSV."""

import csv
import io
from pathlib import Path

from chronoint.files.replace import replacing
from chronoint.files.text import access_error
from chronoint.formats.listing import Listing
from chronoint.formats.refused import REFUSED, harmless

__all__ = ["refused_text", "write_refused"]


def refused_text(listing: Listing) -> str:
    """Write the refused rows as CSV: line, row, columns, reasons, then the cells as they were.

    Notes
    -----
    ``=``, ``+``, ``-``, ``@``, a tab or a return has an apostrophe in front where
    a cell begins with it, or where it stands behind what may part cells.
    """
    made = io.StringIO()
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    told = [at for at, name in enumerate(listing.columns) if name not in REFUSED]
    writer.writerow([*REFUSED, *(harmless(listing.columns[at]) for at in told)])
    for row in listing.refused:
        reasons = "; ".join(problem.message for problem in row.problems)
        columns = "; ".join(row.at_fault)
        cells = row.cells
        if len(told) < len(listing.columns):
            # Refused again: the line and the reason are those of this time.
            cells = tuple(cells[at] for at in told if at < len(cells))
        writer.writerow([row.line, row.number, *map(harmless, (columns, reasons, *cells))])
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
