"""Widths for ``~`` and ``?``, applied only where the caller hands a policy over.

The standard gives the qualifiers no width, so neither does a value: equality, hash,
bounds and truths never see a policy. Chances, draws and aoristic weights do, when
asked to.
"""

import itertools
import math
from collections.abc import Mapping
from typing import Literal

from attrs import evolve, field, frozen, validators

from chronoint.dates.chance.laws import Law, Laws
from chronoint.dates.chance.runs import Run, merge_runs, tie_ends
from chronoint.dates.terms import Precision, Qualification, Qualifier
from chronoint.dates.value import UncertainDate
from chronoint.errors import ChanceError, shorten

__all__ = ["Form", "Widening"]

Form = Literal["uniform", "triangular", "normal"]

_STEPS, _SCALE = 32, 1 << 20
_DAYS_OF_UNIT = (
    (1, Precision.DAY), (7, Precision.WEEK), (31, Precision.MONTH), (92, Precision.QUARTER),
    (123, Precision.QUADRIMESTER), (184, Precision.HALF), (366, Precision.YEAR),
    (3653, Precision.DECADE), (36525, Precision.CENTURY),
)  # fmt: skip

_Widths = tuple[tuple[Precision, int], ...]


def _as_widths(widths: "Mapping[Precision, int] | _Widths | float") -> _Widths | float:
    if isinstance(widths, int | float):
        return float(widths)
    items = widths.items() if isinstance(widths, Mapping) else widths
    return tuple(sorted((Precision(unit), days) for unit, days in items))


@frozen
class Widening:
    """A policy that gives the qualifiers a width.

    Parameters
    ----------
    name
        What the policy is called where results are reported.
    approximate, uncertain
        What ``~`` and ``?`` add before and after the stated days: days for each
        precision, or a number of times the width of what is stated. A precision that
        is not named takes the next finer one that is, and nothing when there is none.
        ``%`` takes the wider of the two.
    form
        How likely the added days are beside the stated ones. ``"uniform"``: alike.
        ``"triangular"``: falling to nothing in a straight line. ``"normal"``:
        falling like a normal curve whose standard deviation is half of what is added,
        cut off at its end, in at most 32 steps.

    Notes
    -----
    An end of a span is widened by its own qualifiers and precision. In a set every
    stretch is widened, by the qualifiers of the whole.

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> from chronoint.dates.chance.exact import chance_before
    >>> around = Widening("a year either way", approximate={Precision.YEAR: 365})
    >>> about = parse_edtf("1985~")
    >>> chance_before(parse_edtf("1984-12-31"), about)
    1.0
    >>> round(chance_before(parse_edtf("1984-12-31"), about, widening=around), 3)
    0.667
    """

    name: str = field(validator=validators.instance_of(str))
    approximate: _Widths | float = field(default=0.0, converter=_as_widths, kw_only=True)
    uncertain: _Widths | float = field(default=0.0, converter=_as_widths, kw_only=True)
    form: Form = field(
        default="uniform",
        kw_only=True,
        validator=validators.in_(("uniform", "triangular", "normal")),
    )

    def __attrs_post_init__(self) -> None:
        for widths in (self.approximate, self.uncertain):
            days = [widths] if isinstance(widths, float) else [width for _, width in widths]
            if not all(0 <= width < math.inf for width in days):
                msg = f"{self.name!r}: a width is a finite number that is not negative"
                raise ValueError(msg)

    def pad_days(self, qualifier: Qualifier, precision: Precision, width_days: int) -> int:
        """Give the days to add on each side of something of this width.

        Examples
        --------
        >>> Widening("", approximate=0.5).pad_days(Qualifier.APPROXIMATE, Precision.YEAR, 365)
        182
        """
        pad = 0
        if qualifier & Qualifier.APPROXIMATE:
            pad = _days(self.approximate, precision, width_days)
        if qualifier & Qualifier.UNCERTAIN:
            pad = max(pad, _days(self.uncertain, precision, width_days))
        return pad

    def pads_of(self, date: UncertainDate, start_days: int, end_days: int) -> tuple[int, int]:
        """Give the days to add on each side of a date's start, and of its end.

        Parameters
        ----------
        date
            Its qualifiers count.
        start_days, end_days
            Widths of its windows.
        """
        marks = date.qualification
        if marks.end is None:
            pad = self.pad_days(marks.any, date.precision, start_days)
            return pad, pad
        start = _own(marks)
        return (
            self.pad_days(start, _unit_of(start_days, date.precision), start_days),
            self.pad_days(marks.end.any, _unit_of(end_days, date.precision), end_days),
        )

    def widen(self, date: UncertainDate, laws: Laws) -> Laws:
        """Give the laws of a date with its qualifiers taken at their width.

        Raises
        ------
        ChanceError
            The form is not uniform and the date has several stretches of days.
        """
        if date.qualification.any is Qualifier.NONE:
            return laws
        stated = laws.windows or (laws.start, laws.end)
        widths = [_width(law) for law in stated]
        pads = self.pads_of(date, widths[0], widths[1])
        start = self._widened(stated[0], pads[0], date)
        if laws.is_moment:
            return evolve(laws, start=start, end=start)
        end = self._widened(stated[1], pads[1], date)
        if not (isinstance(start, Law) and isinstance(end, Law)):
            return Laws(start, end, is_moment=False)
        return _tied(start, end)

    def _widened(self, law: Law | str | None, pad: int, date: UncertainDate) -> Law | str | None:
        if not isinstance(law, Law) or not pad:
            return law
        runs = law.listed()
        if self.form == "uniform":
            return Law(merge_runs((run.first - pad, run.stop + pad) for run in runs))
        if len(runs) > 1:
            msg = (
                f"{shorten(date.text)!r} has several stretches of days, which only "
                f"form='uniform' can widen, not {self.form!r}"
            )
            raise ChanceError(msg)
        return Law(_sloped(runs[0], pad, self.form))


def _days(widths: _Widths | float, precision: Precision, width_days: int) -> int:
    if isinstance(widths, float):
        numerator, denominator = widths.as_integer_ratio()
        return width_days * numerator // denominator
    finer = [days for unit, days in widths if unit <= precision]
    return finer[-1] if finer else 0


def _own(marks: Qualification) -> Qualifier:
    return marks.year | marks.month | marks.day


def _unit_of(days: int, most: Precision) -> Precision:
    """Give the unit of one end of a span, whose value knows only the coarser of the two."""
    for longest, unit in _DAYS_OF_UNIT:
        if days <= longest:
            return min(unit, most)
    return most


def _width(law: Law | str | None) -> int:
    return law.total if isinstance(law, Law) else 0


def _sloped(run: Run, pad: int, form: Form) -> tuple[Run, ...]:
    first, stop = run.first, run.stop
    if form == "triangular":
        return (
            Run(first - pad, first, 1, 1),
            Run(first, stop, pad + 1),
            Run(stop, stop + pad, pad, -1),
        )
    steps = min(_STEPS, pad)
    edges = [pad * step // steps for step in range(steps + 1)]
    heights = [
        max(1, round(_SCALE * math.exp(-2 * ((low + high) / (2 * pad)) ** 2)))
        for low, high in itertools.pairwise(edges)
    ]
    falling = list(zip(edges, edges[1:], heights, strict=False))
    return (
        *(Run(first - high, first - low, height) for low, high, height in reversed(falling)),
        Run(first, stop, _SCALE),
        *(Run(stop + low, stop + high, height) for low, high, height in falling),
    )


def _tied(start: Law, end: Law) -> Laws:
    starts, ends = start.listed(), end.listed()
    if starts[-1].stop - 1 <= ends[0].first:
        return Laws(start, end, is_moment=False)
    if any(run.base != 1 or run.slope for run in (*starts, *ends)):
        msg = (
            "the widened start and end overlap, which only form='uniform' can hold apart; "
            "use it, or a smaller width"
        )
        raise ChanceError(msg)
    tied = tie_ends(starts, ends)
    return Laws(Law(tied[0]), Law(tied[1]), is_moment=False, windows=(start, end))
