"""Drawing days from laws, in numpy and without writing their days out."""

from typing import TYPE_CHECKING

import numpy as np

from chronoint.dates.chance.laws import Law, Laws
from chronoint.dates.chance.masks import Block
from chronoint.dates.chance.runs import Run
from chronoint.errors import ChanceError, shorten

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Days = NDArray[np.int64]

__all__ = ["draw_laws"]

_MOST = 2**62


def draw_laws(laws: Laws, n: int, rng: np.random.Generator, text: str) -> "Days":
    """Draw `n` days, or pairs of a first and a last day.

    Parameters
    ----------
    laws
        Of the date.
    n
        How many.
    rng
        Where chance comes from.
    text
        The date's, for messages.

    Raises
    ------
    ChanceError
        An end is open, or days or weights are beyond 64-bit numbers.
    """
    first, last = _known(laws.first_day(), text), _known(laws.last_day(), text)
    if laws.is_moment:
        return _draw(first, n, rng)
    if laws.windows is None:
        return np.stack([_draw(first, n, rng), _draw(last, n, rng)], axis=1)
    return _draw_pairs(laws.windows, n, rng)


def _known(law: Law | None, text: str) -> Law:
    if law is None:
        msg = f"{shorten(text)!r} goes on for ever or has always been; there is no day to draw"
        raise ChanceError(msg)
    limits = [*law.runs[:1], *law.runs[-1:]]
    far = any(abs(run.first) > _MOST or abs(run.stop) > _MOST for run in limits)
    if far or law.total > _MOST:
        msg = f"{shorten(text)!r} is too far off or too wide for days of 64 bits"
        raise ChanceError(msg)
    return law


def _draw_pairs(windows: tuple[Law, Law], n: int, rng: np.random.Generator) -> "Days":
    """Draw from both windows and keep the pairs that do not end before they start."""
    kept: list[Days] = []
    starts, ends = _clipped(windows)
    missing = n
    while missing > 0:
        # A start never has the later law, so that about half of the pairs are kept.
        size = min(2 * missing + 16, 1_000_000)
        pairs = np.stack([_draw(starts, size, rng), _draw(ends, size, rng)], axis=1)
        kept.append(pairs[pairs[:, 0] <= pairs[:, 1]][:missing])
        missing -= len(kept[-1])
    return np.concatenate(kept) if kept else np.empty((0, 2), np.int64)


def _clipped(windows: tuple[Law, Law]) -> tuple[Law, Law]:
    """Take the starts after the last end away, and the ends before the first start."""
    starts, ends = windows[0].listed(), windows[1].listed()
    first, last = starts[0].first, ends[-1].stop
    return (
        Law(tuple(Run(run.first, min(run.stop, last)) for run in starts if run.first < last)),
        Law(tuple(Run(max(run.first, first), run.stop) for run in ends if run.stop > first)),
    )


def _draw(law: Law, n: int, rng: np.random.Generator) -> "Days":
    pieces: list[Run | Block] = [*law.runs, *law.blocks]
    weights = [piece.weight if isinstance(piece, Run) else piece.count for piece in pieces]
    if len(pieces) == 1:
        return _pick(pieces[0], rng.integers(0, weights[0], n))
    limits = np.cumsum(np.array(weights, dtype=np.int64))
    ranks = rng.integers(0, int(limits[-1]), n)
    chosen = np.searchsorted(limits, ranks, side="right")
    ranks -= np.concatenate([[0], limits[:-1]])[chosen]
    if all(run.base == 1 and not run.slope for run in law.runs):
        # All stretches at once: sets may have thousands.
        starts = np.array([run.first for run in law.runs] + [0] * len(law.blocks), dtype=np.int64)
        days = starts[chosen] + ranks
        rest = range(len(law.runs), len(pieces))
    else:
        days = np.empty(n, dtype=np.int64)
        rest = range(len(pieces))
    for index in rest:
        here = chosen == index
        days[here] = _pick(pieces[index], ranks[here])
    return days


def _pick(piece: Run | Block, ranks: "Days") -> "Days":
    """Give the day at each rank, counted by weight from the first day."""
    if isinstance(piece, Block):
        return _pick_of_block(piece, ranks)
    if not piece.slope:
        return np.int64(piece.first) + ranks // np.int64(piece.base)
    # The day t with weight_before(t) <= rank: solve the square, then mend the rounding.
    base, slope = piece.base, piece.slope
    half = base - slope / 2
    root = np.sqrt(np.maximum(half * half + 2 * slope * ranks.astype(np.float64), 0))
    t = np.clip(((root - half) / slope).astype(np.int64), 0, piece.stop - piece.first - 1)

    def below(day: "Days") -> "Days":
        return base * day + slope * (day * (day - 1) // 2)

    for _ in range(4):
        t -= below(t) > ranks
        t += below(t + 1) <= ranks
    return piece.first + t


def _pick_of_block(block: Block, ranks: "Days") -> "Days":
    year, rest = np.divmod(ranks, block.per_year)
    century, within = np.divmod(year, len(block.years))
    lengths = np.array([run.stop - run.first for run in block.days], dtype=np.int64)
    limits = np.cumsum(lengths)
    run = np.searchsorted(limits, rest, side="right")
    firsts = np.array([run.first for run in block.days], dtype=np.int64)
    bases = np.array(block.bases, dtype=np.int64)
    offsets = np.array(block.offsets, dtype=np.int64)
    days = bases[century] + offsets[within] + firsts[run] + rest - (limits - lengths)[run]
    return np.asarray(days, dtype=np.int64)
