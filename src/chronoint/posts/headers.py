"""What a page says of itself: its title, its day, its publisher, what it reports on.

Each finding names the rule that made it. The day is looked for where pages print it, in
an order of trust: a date line, a "published" line, a line that is a date, the number of
the issue, a source line, the address.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from chronoint.dates import UncertainDate, parse_edtf
from chronoint.dates.calendar import civil
from chronoint.posts.datelines import bare_dateline, url_date
from chronoint.posts.furniture import is_furniture, plain_title, without_suffix
from chronoint.posts.lines import Lines
from chronoint.posts.marks import HEADLINE_PREFIX, read_mark, read_notice
from chronoint.posts.stamps import Order, Stamp, as_date, find_stamp, only_stamp, order_of

__all__ = ["Header", "read_header"]

_HEAD_LINES = 60
_URL_LINE = re.compile(r"<?(https?://[^\s<>]{4,500})>?$")
_PUBLISHED = re.compile(
    r"(?:first |originally )?(?:published|posted|publié|gepubliceerd|written|date|posted by|"
    r"submitted|issued|released)\b",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"(?:last )?(?:updated|modified|revised|edited|mis à jour|bijgewerkt)\b", re.IGNORECASE
)
_ISSUE = re.compile(r"(?:issue|edition|number|version)\b", re.IGNORECASE)
_SOURCE = re.compile(
    r"(?:source|bron|via|from|originally from)\s{0,2}[:|]\s{0,2}(?P<name>[^,|]{2,60}?)\s{0,2}[,|"
    r"\u2013—-]\s{0,2}",
    re.IGNORECASE,
)
_REPUBLISHED = re.compile(
    r"[\[(]?\s?(?:note:? )?(?:this|the following)\s(?:\w{1,12}\s){0,2}?(?:piece|post|article|"
    r"story|essay|column|text|interview|entry|report)\s"
    r"(?:was\s|has been\s)?(?:first|originally|previously)\s(?:appeared|published|posted|ran|"
    r"written)|"
    r"[\[(]?\s?(?:first|originally|previously)\s(?:appeared|published|posted|printed)\s(?:in|on|"
    r"at|by|under|as)\b|"
    r"[\[(][^\])]{0,80}\b(?:posted|published|written)\son\sth(?:is|e same)\s(?:date|day)\sin\s",
    re.IGNORECASE,
)
_SAME_DAY = re.compile(
    r"\son\sth(?:is|e same)\s(?:date|day)\sin\s((?:19|20)[0-9]{2})\b", re.IGNORECASE
)
_YEARS_AGO = re.compile(
    r"(one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2}|an?)\s(year|"
    r"decade)s?\sago\b(?:\s(?:today|this week))?\s{0,3}[—\u2013:|-]",
    re.IGNORECASE,
)
_ON_THIS_DAY = re.compile(
    r"on this day(?:\s(?:in\s)?((?:1[5-9]|20)[0-9]{2}))?\s{0,3}[—\u2013:|-]", re.IGNORECASE
)
_ORIGINAL_DAY = re.compile(
    r"\boriginal(?:ly)?\s(?:post|article|story|piece|"
    r"version)?\s?(?:was\s)?(?:first\s)?(?:published|posted|dated)\s(?:on|of)?\s?",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:report|review|survey|assessment|bulletin|yearbook|overview|statement|rapport|"
    r"jaarverslag|jaarrapport)\b[^.\n]{0,40}?\b((?:19|20)[0-9]{2})\b(?!\s?[-/\u2013]\s?[0-9]{2})|"
    r"\b((?:19|20)[0-9]{2})\b[^.\n]{0,40}?\b(?:annual|activity|yearly)\s(?:\w{1,14}\s)?(?:report|"
    r"review)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,2}(?:©\s?|\(c\)\s?|copyright\s)?(?:(?:19|"
    r"20)[0-9]{2}(?:\s?[-\u2013]\s?(?:19|20)?[0-9]{2,4})?\s)?(?:by\s)?(?P<name>[^\d|.(\n]{2,60})",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"(?:follow\s(?:us|me)?|twitter)[^@\n]{0,30}@(?P<name>[A-Za-z][A-Za-z0-9_]{2,30})",
    re.IGNORECASE,
)
_SMALL = {"one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
          "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip


@frozen
class Header:
    """What a page says of itself.

    Parameters
    ----------
    title, suffix
        The title without the mark at its end, and that mark.
    title_line
        The line it stands on; None when it was found elsewhere.
    published, published_rule
        The day the page is of, and how that is known.
    written
        The day the original is of, where it was published again later.
    modified
        The day the page was last changed, as the page says.
    dateline
        The line with the publication's date line.
    date_lines
        Lines that say nothing but a date of the page.
    order
        Which number comes first in numeric dates.
    """

    title: str | None = None
    suffix: str = ""
    title_line: int | None = None
    published: UncertainDate | None = None
    published_rule: str = "unknown"
    written: UncertainDate | None = None
    written_rule: str = ""
    modified: UncertainDate | None = None
    dateline: int | None = None
    publisher: str | None = None
    period: UncertainDate | None = None
    order: Order | None = None
    date_lines: tuple[int, ...] = ()


def read_header(
    lines: Lines,
    *,
    title: str | None = None,
    published: UncertainDate | None = None,
    published_rule: str = "given",
    url: str | None = None,
    publisher: str | None = None,
    order: Order | None = None,
) -> Header:
    """Read what a page says of itself; what is given is not looked for.

    Parameters
    ----------
    published_rule
        How `published` is known.
    order
        How the publisher writes numeric dates, where the page does not decide.
    """
    printed = url or _printed_url(lines)
    by_url = url_date(printed)
    order = order_of(lines.text, (published, by_url)) or order
    title_line = None
    given = title is not None
    if title is None:
        title, title_line = _title(lines)
    suffix = ""
    if title is not None:
        if (wire := HEADLINE_PREFIX.match(title)) is not None:
            title = title[wire.end() :]
        title, suffix = without_suffix(" ".join(title.split()))
    found = list(_dates(lines, order, published or by_url))
    if order is None and found:
        order = order_of(lines.text, tuple(date for _, _, date, _ in found))
        order = order or _habit(min(found)[3])
        found = list(_dates(lines, order, published or by_url))
    best = min(found, key=lambda one: one[:2], default=None)
    rule, dateline = (published_rule if published else "unknown"), None
    if best is not None and _RANKS[best[0]] == "date line":
        dateline = best[1]
    if published is None:
        if best is not None and (best[0] < 5 or by_url is None):
            published, rule = best[2], _RANKS[best[0]]
        elif by_url is not None:
            published, rule = by_url, "address"
    period, report = _period(lines, title, published)
    if report is not None and not given and (title_line is None or report > title_line):
        title, title_line = lines.head(report).strip(), report
    if published is None and period is not None:
        year = civil(period.earliest_day or 0)[0] + 1
        published, rule = parse_edtf(f"{year:04}?"), "year after the one reported on"
    written, written_rule = _written(lines, title, published, order)
    return Header(
        title, suffix, title_line, published, rule, written, written_rule,
        _modified(lines, order, published), dateline,
        publisher or _publisher(lines), period, order,
        tuple(line for rank, line, date, _ in found if rank in _ALONE and date == published),
    )  # fmt: skip


def _habit(words: str) -> Order | None:
    """Tell from how the page's own date is written what comes first in its numbers."""
    if re.match(r"[0-9]{1,2}(?:st|nd|rd|th)?\s+[^\W\d]", words):
        return "day"
    return "month" if re.match(r"[^\W\d]+\.?\s+[0-9]{1,2},\s", words) else None


_ALONE = (1, 2, 4, 5)
_RANKS = ("date line", "published line", "line with a date", "date line with a place",
          "issue", "source line")  # fmt: skip


def _dates(
    lines: Lines, order: Order | None, hint: UncertainDate | None
) -> Iterator[tuple[int, int, UncertainDate, str]]:
    """Give every date that can be the page's: rank, line, day, words."""
    count = len(lines)
    near = range(min(count, _HEAD_LINES))
    far = range(max(count - 40, len(near)), count)
    for line in (*near, *far):
        head = lines.head(line)
        if read_mark(head) is not None or read_notice(head) is not None:
            continue
        rank, stamp = _rank(head, lines.length(line), head_zone=line in near)
        if stamp is None:
            continue
        date = as_date(stamp, order=order, before=hint)
        if date is not None:
            yield rank, line, date, head[stamp.start : stamp.end]


def _rank(  # noqa: PLR0911 - one exit for each form
    head: str, length: int, *, head_zone: bool
) -> tuple[int, Stamp | None]:
    bare = head.lstrip("*_•#>[( \t\xa0")
    if (source := _SOURCE.match(bare)) and length <= 160:
        stamp = find_stamp(bare[source.end() : source.end() + 40])
        if stamp and stamp.full:
            return 5, stamp
    if _ISSUE.match(bare) and length <= 160 and not bare.casefold().startswith("version"):
        stamp = find_stamp(bare[:90])
        if stamp and stamp.full:
            return 4, stamp
    if not head_zone:
        return 9, None
    if (dateline := bare_dateline(head)) is not None and dateline.form != "inset":
        return (0 if dateline.form == "bare" else 3), dateline.stamp
    if length <= 140 and _PUBLISHED.match(bare):
        stamp = find_stamp(bare[:100])
        if stamp and stamp.full:
            return 1, stamp
    if length <= 90 and not _MODIFIED.match(bare):
        stamp = find_stamp(bare)
        if stamp and stamp.full and stamp.numeric is None and _mostly_date(bare, stamp):
            return 2, stamp
    return 9, None


def _mostly_date(bare: str, stamp: Stamp) -> bool:
    """Tell a line that is a date, with a name or a clock beside it at most."""
    if only_stamp(bare) is not None:
        return True
    rest = bare[: stamp.start] + bare[stamp.end :]
    before = bare[: stamp.start].strip()
    if before.endswith("(") or rest.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    by = re.match(r"(?:by|door|par)\s", before, re.IGNORECASE)
    parted = before.endswith(("|", "·", "•", "\u2013", "—", "-", ",")) or bare[stamp.end :].strip()[
        :1
    ] in {"|", "·", "•"}
    return len(rest.split()) <= 9 and (
        by is not None or parted or bare[stamp.end :].strip().casefold().startswith("by ")
    )


def _title(lines: Lines) -> tuple[str | None, int | None]:
    """Take the first line that can be one; else the shortest line of a title history."""
    for line in range(min(len(lines), 6)):
        head = lines.head(line, 400)
        if lines.length(line) > 300 or read_notice(head) is not None:
            break
        mark = read_mark(head) if HEADLINE_PREFIX.match(head) is None else None
        if is_furniture(lines, line):
            continue
        if mark is not None and (mark.stamp or not mark.bare) and head[mark.end :].strip():
            continue
        if only_stamp(head) is not None or head[:1] in "“\"'\u2018(":
            if head[:1] in "“\"'\u2018(" and lines.is_sentence(line):
                break
            continue
        if lines.is_sentence(line) and lines.length(line) > 120:
            break
        if not any(letter.isalpha() for letter in head) or _URL_LINE.match(head):
            continue
        if lines.is_sentence(line) and not head.rstrip().endswith(("?", "!", "…", "”", ")", "]")):
            break
        return head.lstrip("# ").strip(), line
    return _title_from_history(lines), None


def _title_from_history(lines: Lines) -> str | None:
    last = range(max(len(lines) - 60, 0), len(lines))
    short = [
        (line, plain_title(lines.head(line, 240))) for line in last if lines.length(line) <= 240
    ]
    for line, core in sorted(short, key=lambda one: len(one[1])):
        if (
            len(core) >= 20
            and len(core.split()) >= 4
            and sum(core in other for _, other in short) >= 3
        ):
            return lines.whole(line)
    return None


def _printed_url(lines: Lines) -> str | None:
    for line in (*range(min(3, len(lines))), *range(max(len(lines) - 6, 0), len(lines))):
        if match := _URL_LINE.match(lines.head(line)):
            return match[1]
    return None


def _publisher(lines: Lines) -> str | None:
    edges = (*range(min(len(lines), _HEAD_LINES)), *range(max(len(lines) - 40, 0), len(lines)))
    names: list[str] = []
    for line in edges:
        head = lines.head(line, 1200)
        if (source := _SOURCE.match(head)) and find_stamp(head[source.end() :][:40]):
            return source["name"].strip()
        if (rights := _RIGHTS.search(head[:200])) and (
            name := rights["name"].strip(" .,-\u2013—©")
        ):
            names.append(name)
        elif handle := _HANDLE.search(head):
            words = handle["name"].replace("_", " ").split()
            names.append(" ".join(word.capitalize() if word.isupper() else word for word in words))
    whole = [name for name in names if "publications" not in name.casefold()]
    return next(iter(whole or names), None)


def _period(
    lines: Lines, title: str | None, published: UncertainDate | None
) -> tuple[UncertainDate | None, int | None]:
    """Find the year a report is on, and the line that says so."""
    for line in range(min(len(lines), 12)):
        head = lines.head(line, 160)
        match = _REPORT.search(head) if lines.length(line) <= 160 else None
        if match is None or (title is not None and len(title) > 120):
            continue
        year = match[1] or match[2]
        if lines.is_sentence(line) or not (published is None or _before(year, published)):
            continue
        return parse_edtf(year), line
    return None, None


def _before(year: str, published: UncertainDate) -> bool:
    first = published.earliest_day
    return first is not None and int(year) < civil(first)[0]


def _written(
    lines: Lines, title: str | None, published: UncertainDate | None, order: Order | None
) -> tuple[UncertainDate | None, str]:
    """Find when a text was first written that is published again."""
    edges = (*range(min(len(lines), 30)), *range(max(len(lines) - 15, 0), len(lines)))
    for line in edges:
        head = lines.head(line)
        if (again := _REPUBLISHED.match(head)) is None:
            continue
        if (same := _SAME_DAY.search(head)) and published is not None and published.is_exact:
            _, month, day = civil(published.earliest_day or 0)
            if (month, day) != (2, 29):
                return parse_edtf(f"{same[1]}-{month:02}-{day:02}"), "republication"
        if same:
            return parse_edtf(same[1]), "republication"
        stamp = find_stamp(head[again.end() - 3 :] if again.end() > 3 else head)
        if stamp is not None and (date := as_date(stamp, order=order, before=published)):
            return date, "republication"
    for line in range(min(len(lines), 4)):
        head = lines.head(line).lstrip("#*_ ")
        if published is None or not published.is_exact or (title is None and line):
            break
        if (ago := _YEARS_AGO.match(head)) is not None:
            count = _SMALL.get(ago[1].casefold()) or (int(ago[1]) if ago[1].isdecimal() else 1)
            years = count * (10 if ago[2].casefold() == "decade" else 1)
            return _years_before(published, years), "anniversary"
        if (this_day := _ON_THIS_DAY.match(head)) is not None and this_day[1] is not None:
            year = civil(published.earliest_day or 0)[0]
            return _years_before(published, year - int(this_day[1])), "anniversary"
    return None, ""


def _years_before(published: UncertainDate, years: int) -> UncertainDate | None:
    year, month, day = civil(published.earliest_day or 0)
    if years <= 0 or years >= year:
        return None
    return parse_edtf(f"{year - years:04}-{month:02}-{min(day, 28) if month == 2 else day:02}")


def _modified(
    lines: Lines, order: Order | None, published: UncertainDate | None
) -> UncertainDate | None:
    edges = (*range(min(len(lines), 30)), *range(max(len(lines) - 20, 0), len(lines)))
    for line in edges:
        head = lines.head(line)
        at = re.search(
            r"\b(?:last\s)?(?:updated|modified|revised)\b(?:\s(?:on|at))?\s{0,2}[:,]?\s{0,2}",
            head[:160],
            re.IGNORECASE,
        )
        if at is None or lines.length(line) > 160:
            continue
        stamp = find_stamp(head[at.end() : at.end() + 50])
        if stamp is not None and stamp.has_day:
            return as_date(stamp, order=order, after=published)
    return None
