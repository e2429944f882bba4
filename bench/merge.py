"""Measure merging on two real lists of the same incidents, beside other ways.

    python bench/merge.py [--lists FOLDER] [--scale 1000 10000 100000]

FOLDER holds ``cfr.csv``, ``eurepoc.csv``, ``gold-dev.csv`` and
``gold-dev-sample.txt``; without it only the speed on made-up lists is measured.
For the rows of the sample, a proposed pair that is not labelled ``match``
counts as wrong, one that is ``unsure`` is left out.
"""

import argparse
import ast
import csv
import re
import resource
import time
import warnings
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import incidents

from chronoint import Chronology, Source, chronology, event, merge
from chronoint.merging.urls import canonical

Pair = tuple[str, str]
Row = dict[str, str]

_UNKNOWN = {"", "Unknown", "Not available", "Not attributed", "None"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lists", type=Path, help="folder with the two lists and the labels")
    parser.add_argument("--scale", type=int, nargs="*", default=[1_000, 10_000], metavar="RECORDS")
    options = parser.parse_args()
    if options.lists is None:
        print("no --lists: matches are not compared with labels")
    else:
        compare(options.lists)
    scale(options.scale)


# --- the two lists -----------------------------------------------------------------------------


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        return list(csv.DictReader(stream))


def _listed(text: str) -> list[str]:
    """A cell that holds a Python list, perhaps nested; flat, without what is unknown."""
    try:
        value = ast.literal_eval(text) if text.startswith("[") else [text]
    except (SyntaxError, ValueError):
        value = re.findall(r"https?://[^'\"\],\s]+|[^\[\]'\",]+", text)
    flat: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        flat += one if isinstance(one, list) else [one]
    return [name for one in flat if (name := str(one).strip()) not in _UNKNOWN]


def _us_day(text: str) -> str | None:
    for pattern in ("%m/%d/%Y", "%m/%d/%y"):
        try:
            return datetime.strptime(text.strip(), pattern).date().isoformat()
        except ValueError:
            continue
    return None


def _days(text: str) -> list[str]:
    return sorted(set(re.findall(r"\d{4}-\d\d-\d\d", text)))


def _stated(fields: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def _year(day: str | None, jan1: str) -> str | None:
    """Read a 1 January as the whole year where it stands for one."""
    return day[:4] if day and jan1 == "year" and day.endswith("-01-01") else day


def _sponsors(text: str) -> list[str]:
    """Names parted by commas, but for "Iran (Islamic Republic of)"."""
    return [text] if "(" in text else [name.strip() for name in text.split(",") if name.strip()]


def cfr_list(rows: Iterable[Row], *, roles: bool) -> Chronology:
    """The list that dates the disclosure."""
    tellings = []
    for number, row in enumerate(rows):
        stated = {
            "title": row["Title"],
            "summary": row["Description"],
            "initiator": _sponsors(row["Sponsor"]),
            "links": [row[f"Sources_{at}"] for at in (1, 2, 3) if row[f"Sources_{at}"]],
            "disclosed" if roles else "date": _us_day(row["Date"]),
        }
        if roles:
            stated |= {"type": row["Type"], "tags": row["Affiliations"]}
            stated["links"] += re.findall(r"https?://\S+", row["Response"])
        else:
            stated["summary"] += " " + row["Affiliations"]
        tellings.append(event(f"cfr-{number}", **_stated(stated)))
    return chronology(tellings, source=Source("cfr"))


def eur_list(rows: Iterable[Row], *, roles: bool, jan1: str = "day") -> Chronology:
    """The list that dates the activity."""
    tellings = []
    for row in rows:
        start, end = row["start_date"][:10], row["end_date"][:10]
        first, last = _year(start, jan1), _year(end, jan1)
        groups = _listed(row["initiator_name"])
        stated = {
            "title": row["name"],
            "summary": row["description"],
            "date": f"{first}/{last}" if start and end > start else first,
            "initiator": list(dict.fromkeys(_listed(row["initiator_country"]))),
            "target": list(dict.fromkeys(_listed(row["receiver_country"]))),
            "links": _listed(row["sources_url"]) + _listed(row["sources_attribution"]),
        }
        if roles:
            attributed = _days(row["attribution_date"])
            responded = _days(row["political_response_date"] + row["legal_response_date"])
            stated |= {
                "attributed": _year(attributed[0] if attributed else None, jan1),
                "responded": _year(responded[0] if responded else None, jan1),
                "type": row["incident_type"],
                "tags": groups,
            }
        else:
            stated["summary"] += " " + " ".join(groups)
        tellings.append(event(f"eur-{row['ID']}", **_stated(stated)))
    return chronology(tellings, source=Source("eurepoc"))


# --- the protocol ------------------------------------------------------------------------------


class Labels:
    """The labelled pairs and the sampled rows."""

    def __init__(self, folder: Path) -> None:
        rows = read_rows(folder / "gold-dev.csv")
        self.sample = [
            line.strip().replace(":", "-")
            for line in (folder / "gold-dev-sample.txt").read_text().splitlines()
            if line.strip()
        ]
        self.of = {
            (row["cfr_uid"].replace(":", "-"), row["eur_uid"].replace(":", "-")): row["label"]
            for row in rows
        }

    def score(self, found: Iterable[Pair], half: int | None = None) -> tuple[float, float, float]:
        """Precision, recall and F1, over all rows or one half of them."""
        rows = set(self.sample if half is None else sorted(self.sample)[half::2])
        true = {pair for pair, label in self.of.items() if label == "match" and pair[0] in rows}
        told = {pair for pair in found if pair[0] in rows and self.of.get(pair) != "unsure"}
        right = len(told & true)
        precision = right / len(told) if told else 0.0
        recall = right / len(true)
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def pairs_of(matches: Iterable[object]) -> set[Pair]:
    return {
        tuple(sorted((match.left, match.right))) for match in matches if match.relation == "same"
    }


def shared_urls(cfr: Chronology, eur: Chronology) -> set[Pair]:
    at: dict[str, list[str]] = {}
    for one in eur:
        for link in one.links:
            if url := canonical(link):
                at.setdefault(url, []).append(one.id)
    return {
        (one.id, other)
        for one in cfr
        for link in one.links
        for other in at.get(canonical(link) or "", ())
    }


def compare(folder: Path) -> None:
    """Print a table of methods on the two lists; the labels are of the chosen rows only."""
    labels = Labels(folder)
    cfr_rows, eur_rows = read_rows(folder / "cfr.csv"), read_rows(folder / "eurepoc.csv")
    print("| method | precision | recall | F1 | F1 of halves | CPU s |")
    print("|---|---|---|---|---|---|")
    variants = (
        ("all date roles", True, "day"),
        ("all date roles, jan1 as year", True, "year"),
        ("one date, no types or tags", False, "day"),
        ("one date, jan1 as year", False, "year"),
    )
    for told, roles, jan1 in variants:
        cfr, eur = cfr_list(cfr_rows, roles=roles), eur_list(eur_rows, roles=roles, jan1=jan1)
        report(f"chronoint, {told}", labels, partial(proposed, cfr, eur))
        report(f"chronoint, {told}, auto=2.0", labels, partial(proposed, cfr, eur, auto=2.0))
    cfr, eur = cfr_list(cfr_rows, roles=True), eur_list(eur_rows, roles=True)
    report("shared address alone", labels, partial(shared_urls, cfr, eur))
    if find_spec("splink") is None:
        print("(Splink is not installed)")
        return
    link = import_module("merge_splink").link
    report("Splink, out of the box", labels, partial(quietly, partial(link, cfr, eur)))


def report(name: str, labels: Labels, run: Callable[[], set[Pair]]) -> None:
    begin = time.process_time()
    found = run()
    seconds = time.process_time() - begin
    figures = " | ".join(f"{figure:.2f}" for figure in labels.score(found))
    halves = " ".join(f"{labels.score(found, half)[2]:.2f}" for half in (0, 1))
    print(f"| {name} | {figures} | {halves} | {seconds:.1f} |", flush=True)


def proposed(cfr: Chronology, eur: Chronology, auto: float | None = None) -> set[Pair]:
    return pairs_of(merge(cfr, eur, auto=auto).matches)


def quietly(run: Callable[[], set[Pair]]) -> set[Pair]:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return run()


# --- speed -------------------------------------------------------------------------------------


def scale(sizes: Iterable[int]) -> None:
    """Print CPU seconds of merging two invented lists, and how right the matches are."""
    print("| records | CPU s | MB | matches | review | precision | recall |")
    print("|---|---|---|---|---|---|---|")
    for records in sizes:
        lists = tuple(incidents.chronologies(records))
        begin = time.process_time()
        merged = merge(*lists)
        seconds = time.process_time() - begin
        true = incidents.pairs(records)
        found = {(match.left, match.right) for match in merged.matches}
        right = len(found & true)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"| {records:,} | {seconds:.2f} | {memory:,} | {len(found):,} | "
            f"{len(merged.review):,} | {right / max(1, len(found)):.2f} | "
            f"{right / max(1, len(true)):.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
