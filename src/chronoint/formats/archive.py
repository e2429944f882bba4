"""Whether a workbook is safe to unpack and to parse, told before anybody does.

A small archive can unpack to a huge one, and a document type can declare
entities that grow or that read other files. No spreadsheet program writes one.
"""

import struct
import zipfile
import zlib
from pathlib import Path
from xml.parsers import expat

from chronoint.errors import FileError, Place, Problem
from chronoint.files.text import access_error, check_plain

__all__ = ["check_archive"]

_MOST_MEMBERS = 10_000
_CHUNK = 2**16
# What the standard library raises of archives that are broken, encrypted or packed oddly.
_NO_ARCHIVE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, struct.error)


class _FoundError(Exception):
    """Ends the parsing of a part; tells whether it declares a document type."""

    def __init__(self, *, is_doctype: bool) -> None:
        self.is_doctype = is_doctype
        super().__init__()


def check_archive(path: str | Path, most_bytes: int) -> None:
    """Raise unless a file is an archive that can be unpacked and parsed without harm.

    Raises
    ------
    FileError
        It is no archive, unpacks to too much, or a part declares a document type.
    """
    name = str(path)
    check_plain(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_size(members, most_bytes, name)
            typed = [one.filename for one in members if _has_doctype(archive, one)]
    except FileError:
        raise
    except _NO_ARCHIVE:
        msg = "is no workbook, or broken, or locked: expected .xlsx (save an old .xls as .xlsx)"
        raise FileError([Problem("workbook", msg, Place(name))]) from None
    except OSError as error:
        raise access_error(error, path) from error
    if typed:
        msg = (
            f"{typed[0]!r} in it declares a document type, which no spreadsheet program writes: "
            "not read"
        )
        raise FileError([Problem("workbook", msg, Place(name))])


def _check_size(members: list[zipfile.ZipInfo], most_bytes: int, name: str) -> None:
    # Nothing reads more of a member than it says that it has.
    size = sum(member.file_size for member in members)
    if size > most_bytes or len(members) > _MOST_MEMBERS:
        msg = (
            f"unpacks to {size / 2**20:,.0f} MiB in {len(members):,} parts, expected at most "
            f"{most_bytes / 2**20:,.0f} MiB in {_MOST_MEMBERS:,}: split it"
        )
        raise FileError([Problem("too-big", msg, Place(name))])


def _has_doctype(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Tell it of any member, since the archive itself says which of them are parsed.

    Parsed, not searched: a document type can stand behind long comments, or be in UTF-16. Behind
    the first element none can stand, so that little is read of most.
    """
    parser = expat.ParserCreate()

    def at_doctype(*_: object) -> None:
        raise _FoundError(is_doctype=True)

    def at_element(*_: object) -> None:
        raise _FoundError(is_doctype=False)

    parser.StartDoctypeDeclHandler = at_doctype
    parser.StartElementHandler = at_element
    with archive.open(member) as part:
        try:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk)
        except _FoundError as found:
            return found.is_doctype
        except expat.ExpatError:  # no XML, such as a picture; whoever parses it says so
            return False
    return False
