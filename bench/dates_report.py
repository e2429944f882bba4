"""What `dates.py` measured, as Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median, quantiles
from typing import Any

from dates_columns import QUESTIONS, SIZES
from dates_table import REFUSED, VALID

__all__ = ["INTRODUCTION", "OURS", "TITLES", "USES", "form_rows", "report"]

OURS = "chronoint"
TITLES = (
    "Libraries",
    "Right answers",
    "Reading a text for the first time",
    "Using a date",
    "Columns of chronoint",
)
USES = (
    "hash()",
    "==, equal",
    "<",
    "copy.copy",
    "pickle.dumps",
    "pickle.loads",
    "sorted(), a date",
    "set(), a date",
)
INTRODUCTION = """\
# Side by side: reading uncertain dates

What `python bench/dates.py` printed on {day}, and nothing else; {machine}.
Times are CPU, medians of {rounds} rounds. `pip install -e '.[bench]'` gets the other
libraries. The {valid} valid texts with their bounds, and {refused} texts that are no EDTF, are
in `bench/dates_table.py`; they were written from the specification of 4 February 2019."""

_NOTES = {
    "Right answers": """\
How many texts of a form are read with the first and the last possible day right; where more are
read than are right, of how many. The rest is refused. Seasons 21 to 24 are taken as northern.""",
    "Reading a text for the first time": """\
Every round is a new process: it warms up on other texts of the same forms, then reads each of
the {valid} once. "Times chronoint" compares the texts that both read: their medians, and their
sums.""",
    "Using a date": """\
Microseconds for one date, over all dates that the library could read; `-` where that fails
for any of them, or where a text read twice does not give equal dates.""",
    "Columns of chronoint": """\
Milliseconds for so many pairs of ranges, 1 to 3,650 days long, and for 200 bins over 130 years.""",
}


def form_rows() -> list[str]:
    """Name the rows of "Right answers"."""
    forms = dict.fromkeys(f"{row.level}: {row.form}" for row in VALID)
    return [*forms, "all valid", "not EDTF, refused"]


def report(
    measured: Mapping[str, Mapping[str, Any] | None],
    columns: Mapping[str, Sequence[float]],
    **told: object,
) -> str:
    """Write the whole page; a library that is None was not there."""
    counts = {"valid": len(VALID), "refused": len(REFUSED)}
    tables = (
        _libraries(measured),
        _right_answers(measured),
        _reading(measured),
        _uses(measured),
        _columns(columns),
    )
    parts = [INTRODUCTION.format(**told, **counts)]
    for title, table in zip(TITLES, tables, strict=True):
        note = _NOTES.get(title, "").format(**counts)
        parts.append("\n\n".join(part for part in (f"## {title}", note, table) if part))
    return "\n\n".join(parts) + "\n"


def _libraries(measured: Mapping[str, Mapping[str, Any] | None]) -> str:
    rows = [
        (
            name,
            found["version"] if found else "not there",
            f"{found['import'] * 1e3:.0f}" if found else "-",
        )
        for name, found in measured.items()
    ]
    return _table(("library", "version", "import, ms"), rows)


def _right_answers(measured: Mapping[str, Mapping[str, Any] | None]) -> str:
    rows = []
    for name in form_rows():
        texts = [row.text for row in VALID if f"{row.level}: {row.form}" == name]
        if name == "all valid":
            texts = [row.text for row in VALID]
        cells = [_share(found, texts) for found in measured.values()]
        if name == "not EDTF, refused":
            texts = list(REFUSED)
            cells = ["-" if found is None else str(found["refused"]) for found in measured.values()]
        rows.append((name, str(len(texts)), *cells))
    return _table(("level and form", "texts", *measured), rows)


def _share(found: Mapping[str, Any] | None, texts: Iterable[str]) -> str:
    if found is None:
        return "-"
    read = [text for text in texts if text in found["seconds"]]
    right = sum(text in found["right"] for text in read)
    return str(right) if right == len(read) else f"{right} of {len(read)} read"


def _reading(measured: Mapping[str, Mapping[str, Any] | None]) -> str:
    ours = (measured[OURS] or {})["seconds"]
    rows = []
    for name, found in measured.items():
        if found is None:
            rows.append((name, *["-"] * 6))
            continue
        theirs = found["seconds"]
        both = [text for text in theirs if text in ours]
        rows.append(
            (
                name,
                str(len(theirs)),
                _microseconds(median(theirs.values())),
                _microseconds(quantiles(theirs.values(), n=10)[-1]),
                _microseconds(median(ours[text] for text in both)),
                _times(median(theirs[t] for t in both) / median(ours[t] for t in both)),
                _times(sum(theirs[t] for t in both) / sum(ours[t] for t in both)),
            )
        )
    head = (
        *("library", "texts read", "median, µs", "slowest tenth from, µs"),
        *("chronoint on the same, µs", "times chronoint", "times chronoint, sums"),
    )
    return _table(head, rows)


def _uses(measured: Mapping[str, Mapping[str, Any] | None]) -> str:
    rows = []
    for use in USES:
        seconds = [found["uses"][use] if found else None for found in measured.values()]
        rows.append((use, *("-" if one is None else _microseconds(one) for one in seconds)))
    return _table(("use", *measured), rows)


def _columns(columns: Mapping[str, Sequence[float]]) -> str:
    head = ("question", *(f"{size:,}" for size in SIZES), "grows, times")
    rows = []
    for name in QUESTIONS:
        seconds = columns[name]
        cells = [f"{one * 1e3:.1f}" for one in seconds]
        rows.append((name, *cells, f"{seconds[-1] / seconds[0]:.1f}"))
    return _table(head, rows)


def _microseconds(seconds: float) -> str:
    micro = seconds * 1e6
    return f"{micro:,.0f}" if micro >= 100 else f"{micro:.3g}"


def _times(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
