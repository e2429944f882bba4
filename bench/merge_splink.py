"""Splink on two chronologies, as its tutorial does it; for `merge.py` to compare with.

Titles, the first of all dates, the first initiator and all addresses; blocked on
initiator, first address or month; trained by random sampling and expectation maximisation;
pairs from a probability of one half.
"""

import logging

import duckdb
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

__all__ = ["link"]


def link(one, other) -> set[tuple[str, str]]:
    """Give the pairs that Splink predicts between two chronologies."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect()
    api = DuckDBAPI(connection)
    frames = []
    for name, known in (("one", one), ("other", other)):
        rows = [_row(event) for event in known]
        connection.execute(
            f"CREATE TABLE {name}_rows (unique_id TEXT, title TEXT, day DATE, "
            "initiator TEXT, links TEXT[], link TEXT, month TEXT)"
        )
        connection.executemany(
            f"INSERT INTO {name}_rows VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our two names
            rows,
        )
        frames.append(api.register(connection.table(f"{name}_rows"), dataset_display_name=name))
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            comparisons.JaroWinklerAtThresholds("title", [0.9, 0.7]),
            comparisons.AbsoluteDateDifferenceAtThresholds(
                "day",
                input_is_string=False,
                metrics=["day", "month", "year"],
                thresholds=[7, 1, 1],
            ),
            comparisons.ExactMatch("initiator"),
            comparisons.ArrayIntersectAtSizes("links", [1]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("initiator"),
            block_on("link"),
            block_on("month"),
        ],
    )
    linker = Linker(frames, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("initiator"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("month"))
    found = linker.inference.predict(threshold_match_probability=0.5)
    rows = found.as_record_list()
    return {tuple(sorted((row["unique_id_l"], row["unique_id_r"]))) for row in rows}


def _row(event):
    days = [date.earliest for date in event.dates.values() if date.earliest_day is not None]
    day = min(days, default=None)
    links = list(event.links)
    return (
        event.id,
        event.title,
        None if day is None else str(day),
        event.initiator[0] if event.initiator else None,
        links,
        links[0] if links else None,
        None if day is None else str(day)[:7],
    )
