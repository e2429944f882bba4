"""The error tree: builtins that callers expect, pickles, short quotations."""

import copy
import pickle

import pytest

from chronoint import errors
from chronoint.errors import (
    ChronointError,
    DateTextError,
    EDTFError,
    FileError,
    IncompatibleDatesError,
    Place,
    Problem,
    UnknownIdError,
)

# error, builtin it also is, text a person reads
TREE = [
    (EDTFError("month 13 is out of 1..12", text="2024-13", position=5), ValueError,
     "'2024-13': month 13 is out of 1..12"),
    (DateTextError("expected a date", text="x" * 5000), ValueError,
     "'" + "x" * 59 + "…': expected a date"),
    (IncompatibleDatesError("no day", pair=(0, 2)), ValueError, "no day"),
    (UnknownIdError("no event has the id 'x'"), KeyError, "no event has the id 'x'"),
    (FileError([Problem("date", "bad", Place("a.yaml", 4, 1)), Problem("io", "gone")]), ValueError,
     "a.yaml:4:1: bad\ngone"),
]  # fmt: skip


@pytest.mark.parametrize(("error", "builtin", "text"), TREE)
def test_errors_are_builtins_and_survive_copying(error, builtin, text):
    assert isinstance(error, builtin)
    assert isinstance(error, ChronointError)
    assert str(error) == text
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own
        assert (type(again), str(again), vars(again)) == (type(error), text, vars(error))


def test_every_error_has_one_root():
    kinds = [getattr(errors, name) for name in errors.__all__ if name.endswith("Error")]
    assert all(issubclass(kind, ChronointError) for kind in kinds)


def test_a_column_counts_from_one():
    assert EDTFError("", text="x", position=0).column == 1


def test_a_place_leaves_out_what_is_unknown():
    assert [str(Place("a", 1, 2)), str(Place("a", 1)), str(Place("a")), str(Place())] == [
        "a:1:2", "a:1", "a", "",
    ]  # fmt: skip
