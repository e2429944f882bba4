"""How often tokens and addresses occur: what makes sharing one telling.

The only state of a merge that is not of the pair itself. Counted over the
records of the run, or kept from another and handed in, so that the score of a
pair stays what it was when other records come.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from attrs import field, frozen

from chronoint.errors import ModelError
from chronoint.merging.ragged import Ints, Ragged
from chronoint.merging.records import RecordTable, tabulate
from chronoint.model import Chronology

__all__ = ["Frequencies", "document_counts", "idf_table", "weight_of"]

_SMOOTHING = 100


@frozen
class Frequencies:
    """In how many of so many records each token and each address occurs.

    Parameters
    ----------
    records
        How many were counted.
    tokens, urls
        How many of them hold each; one that is missing occurs in none.

    Examples
    --------
    >>> from chronoint import chronology, event
    >>> known = chronology([event("a", title="A raid"), event("b", title="The raid")])
    >>> counted = Frequencies.of(known)
    >>> counted.records, counted.tokens
    (2, {'raid': 2})
    >>> Frequencies.from_dict(counted.as_dict()) == counted
    True
    """

    records: int
    tokens: Mapping[str, int] = field(factory=dict, repr=False)
    urls: Mapping[str, int] = field(factory=dict, repr=False)

    @classmethod
    def of(cls, *chronologies: Chronology) -> "Frequencies":
        """Count the records of chronologies; one told in two of them counts once."""
        table = tabulate(chronologies)
        return cls(
            len(table),
            dict(sorted(zip(table.vocabulary, _held(table.words, table.vocabulary), strict=True))),
            dict(sorted(zip(table.url_names, _held(table.urls, table.url_names), strict=True))),
        )

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> "Frequencies":
        """Read what `as_dict` gave.

        Raises
        ------
        ModelError
            It is something else.
        """
        try:
            tokens = {str(name): int(count) for name, count in plain["tokens"].items()}
            urls = {str(name): int(count) for name, count in plain["urls"].items()}
            return cls(int(plain["records"]), tokens, urls)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            msg = "frequencies: expected 'records', a number, and 'tokens' and 'urls', each a "
            msg += "mapping of texts to numbers"
            raise ModelError(msg) from error

    def as_dict(self) -> dict[str, Any]:
        """Give plain values, for a file of JSON."""
        return {"records": self.records, "tokens": dict(self.tokens), "urls": dict(self.urls)}


def _held(column: Ragged, names: Sequence[str]) -> list[int]:
    counts: list[int] = np.bincount(column.values, minlength=len(names)).tolist()
    return counts


def document_counts(table: RecordTable, frequencies: Frequencies | None) -> tuple[int, Ints, Ints]:
    """Give the number of records, and for each token and address how many hold it.

    Counted in the table, or looked up where frequencies are given; never below 1.
    """
    if frequencies is None:
        words = np.bincount(table.words.values, minlength=len(table.vocabulary))
        urls = np.bincount(table.urls.values, minlength=len(table.url_names))
        return len(table), words.astype(np.int64), urls.astype(np.int64)
    return (
        frequencies.records,
        _looked_up(frequencies.tokens, table.vocabulary),
        _looked_up(frequencies.urls, table.url_names),
    )


def _looked_up(known: Mapping[str, int], names: Sequence[str]) -> Ints:
    return np.array([max(1, known.get(name, 0)) for name in names], dtype=np.int64)


def weight_of(records: int, df: int) -> int:
    """Give the weight of what so many of so many records hold, in thousandths.

    ``1000 * ln((N + 100) / (df + 1))``, rounded; never below 0. The 100 keep a
    few records from making every word rare.
    """
    return max(0, round(1000 * math.log((records + _SMOOTHING) / (df + 1))))


def idf_table(records: int, counts: Ints) -> Ints:
    """Give for each document frequency up to the largest its weight; see `weight_of`.

    Examples
    --------
    >>> idf_table(2_400, np.array([2])).tolist()
    [7824, 7131, 6725]
    """
    most = int(counts.max(initial=0))
    return np.array([weight_of(records, df) for df in range(most + 1)], dtype=np.int64)
