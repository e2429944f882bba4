"""Posts from PDF: the text of its pages, with a reporting period beside the publication.

Read by pypdf, which comes with the extra ``pdf``.
"""

import io
import os
from importlib import import_module
from typing import Any, BinaryIO

from attrs import evolve

from chronoint.dates import UncertainDate, parse_edtf
from chronoint.errors import MissingExtraError, PostError
from chronoint.posts.read import Day, Post, to_post
from chronoint.posts.stamps import Order

__all__ = ["read_pdf"]

_MOST_PAGES = 5_000


def read_pdf(
    file: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: Day | None = None,
    period: UncertainDate | None = None,
    url: str | None = None,
    country: str | None = None,
    language: str | None = None,
    author: str | None = None,
    order: Order | None = None,
    source_id: str | None = None,
) -> Post:
    """Read a post from a PDF; see `read_post` for the other arguments.

    Parameters
    ----------
    file
        A path, the bytes, or an open binary file.
    period
        What a report is on ("the past year" in it); found in its title when not given.

    Returns
    -------
    Post
        The pages are parted by form feeds. Where no page gives a date, the day the file was made
        stands for it, uncertain (``2025-02-14?``).

    Raises
    ------
    PostError
        It is no PDF, is locked, or has no text (a scan).
    MissingExtraError
        pypdf is not installed; ``pip install 'chronoint[pdf]'``.
    OSError
        The file cannot be opened.
    """
    try:
        pypdf: Any = import_module("pypdf")
    except ImportError as error:
        msg = f"reading PDF needs {error.name}; install it with: pip install 'chronoint[pdf]'"
        raise MissingExtraError(msg) from error
    stream = io.BytesIO(file) if isinstance(file, bytes) else file
    try:
        reader = pypdf.PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            msg = "the PDF is locked with a password; unlock it first"
            raise PostError(msg)
        if len(reader.pages) > _MOST_PAGES:
            msg = f"a PDF of {len(reader.pages)} pages; at most {_MOST_PAGES} are read"
            raise PostError(msg)
        text = "\n\n\f".join(page.extract_text() or "" for page in reader.pages)
        made, named = _made(reader), _title(reader)
    except (
        pypdf.errors.PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        if isinstance(error, PostError):
            raise
        msg = f"the PDF cannot be read: {error}"
        raise PostError(msg) from error
    if not text.strip():
        msg = "the PDF has no text; a scan needs text recognition first"
        raise PostError(msg)
    post = to_post(
        text,
        title=title,
        publisher=publisher,
        published=published,
        url=url,
        country=country,
        language=language,
        author=author,
        order=order,
        source_id=source_id,
    )
    guessed = post.published is None or post.published_rule.startswith("year after")
    if guessed and made is not None:
        post = to_post(
            text,
            title=title or post.title or named,
            publisher=publisher,
            published=made,
            published_rule="day the file was made",
            url=url,
            country=country,
            language=language,
            author=author,
            order=order,
            source_id=source_id,
        )
    return post if period is None else evolve(post, header=evolve(post.header, period=period))


def _made(reader: Any) -> UncertainDate | None:  # noqa: ANN401 - pypdf is imported when needed
    day = reader.metadata.creation_date if reader.metadata is not None else None
    return parse_edtf(f"{day:%Y-%m-%d}?") if day is not None and day.year >= 1990 else None


def _title(reader: Any) -> str | None:  # noqa: ANN401
    title = reader.metadata.title if reader.metadata is not None else None
    return title if isinstance(title, str) and title.strip() else None
