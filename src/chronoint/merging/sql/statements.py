"""The statements that find links: one text for every engine.

Records are joined on equal keys only (an address, a rare token, a title, or
initiator, place and month), and the pairs that come of it are compared by the
terms of `evidence`. All is whole numbers; logarithms come from a table made in
Python. No text of a record or a path ever becomes part of a statement.
"""

from chronoint.merging.candidates import MOST_ACTORS, Limits
from chronoint.merging.evidence import TERMS, Weights
from chronoint.merging.records import FARTHEST
from chronoint.merging.sql.dialects import Dialect

__all__ = [
    "IDF",
    "TITLED",
    "WORTH",
    "buckets",
    "compared",
    "doubled",
    "heard",
    "links",
    "pages",
    "pairs",
    "scored",
    "texts",
    "tokens",
    "traits",
    "words",
]

# A token of a record in one number: its unit, whether a title has it, its idf, its worth.
TITLED, IDF, WORTH = 1 << 14, 1 << 15, 1 << 31
# While they are collected, the number of the token is in front: room for 2**29.
_ONE = 1 << 34
# An address of a record in one number: which it is, and its worth.
_PAGE = 1 << 13
# Sums over the tokens that a pair shares, two to a number: products of units, which stay
# below 10000 squared, and worths; idf in titles of the one and of the other.
_WORTHS, _OTHERS = 1 << 28, 1 << 24
# Up to how many moments stand in columns of their own, and the day where there is none:
# so far off that twice a distance to it is more than any other, but still a small number.
_BESIDE, _NEVER = 4, 5 * FARTHEST


def tokens(d: Dialect, *, frozen: bool) -> str:
    """Give each token, a number, and how many records hold it, here and in the frequencies."""
    return _held(d, "token", "tokens", frozen=frozen)


def pages(d: Dialect, limits: Limits, *, frozen: bool) -> str:
    """Give the same of each address that some records share, but not too many."""
    every = _held(d, "url", "urls", frozen=frozen)
    return f"select * from ({every}) as e where held > 1 and df <= {limits.url}"


def _held(d: Dialect, one: str, many: str, *, frozen: bool) -> str:
    each = d.each("prepared", "rec", {one: many})
    counted = f"select {one}, count(*) as held from ({each}) as e group by {one}"
    if not frozen:
        return f"select {one}, held, held as df, {d.number} as number from ({counted}) as c"
    return f"""
        select c.{one}, held, greatest(1, coalesce(k.df, 0)) as df, {d.number} as number
        from ({counted}) as c left join known_{many} as k on c.{one} = k.{one}
    """


def words(d: Dialect, weights: Weights, limits: Limits) -> str:
    """Give what each token weighs; one that no two records hold has no number."""
    return f"""
        select token, case when held > 1 then number end as word, idf.idf as idf,
            case when tokens.df <= {limits.token} then {d.div("pair_idf", weights.rare_share)}
                else 0 end as worth
        from tokens join idf on tokens.df = idf.df
    """


def texts(d: Dialect, prepared: str = "prepared") -> str:
    """Give for each record the tokens that others hold too, and the idf of its title."""
    # Collected in one number, since lists of rows cost three times as much.
    held = d.div("cast(uses as bigint)", 2)
    one = f"word * {_ONE} + worth * {1 << 20} + idf * 16 + uses % 2 * 8 + {held}"
    norm = "greatest(1, cast(floor(sqrt(cast(squares as double))) as bigint))"
    idf = f"({d.div('v', 16)} % {1 << 16})"
    bits = f"""{d.div(f"v % {_ONE}", 1 << 20)} * {WORTH} + {idf} * {IDF}
        + {d.div("v", 8)} % 2 * {TITLED} + {d.div(f"10000 * (v % 8) * {idf}", norm)}"""
    number = f"cast({d.div('v', _ONE)} as int)"
    return f"""
        with used as ({d.each(prepared, "rec", {"token": "tokens", "uses": "uses"})}),
        weighed as (
            select rec, word, worth, uses, {held} * idf as heavy, idf * (uses % 2) as titled,
                {one} as one
            from used join words on used.token = words.token
        ),
        summed as (
            select rec, cast(sum(heavy * heavy) as bigint) as squares,
                cast(sum(titled) as bigint) as mass,
                {d.collect}(one) filter (where word is not null) as ones,
                {d.collect}(cast(word as int)) filter (where worth > 0 and word is not null)
                    as rare,
                {d.sort}({d.collect}(cast(word as int))
                    filter (where uses % 2 = 1 and word is not null)) as heads,
                cast(sum(uses % 2) as int) as titled
            from weighed group by rec
        )
        select rec, mass, {d.transform}(ones, {d.fn("v", number)}) as words,
            {d.transform}(ones, {d.fn("v", bits)}) as bits, rare, heads,
            case when titled > 0 and {d.length}(heads) = titled then heads end as title
        from summed
    """


def heard() -> str:
    """Give what tokens weigh that are numbered by their places in a small table, `heard`."""
    return """
        select cast(heard.at as bigint) as at, cast(word as bigint) as word,
            cast(idf as bigint) as idf, cast(worth as bigint) as worth
        from heard join words on heard.token = words.token
    """


def traits(d: Dialect, weights: Weights, prepared: str = "prepared") -> str:
    """Give for each record all else that it is compared by."""
    page = f"number * {_PAGE} + {d.div(str(weights.url), 'greatest(df, 2) - 1')}"
    days = ", ".join(
        f"coalesce({d.entry('p.moments', at)}.{part}, {missing}) as {part}{at}"
        for at in range(1, _BESIDE + 1)
        for part, missing in (("lo", _NEVER), ("hi", -_NEVER), ("wide", 0))
    )
    return f"""
        with citing as ({d.each(prepared, "rec", {"url": "urls"})}),
        cited as (
            select rec, {d.collect}({page}) as pages
            from citing join pages on citing.url = pages.url group by rec
        )
        select p.rec, {_first(d, "initiators", "who")}, {_first(d, "places", "place")},
            p.acting, p.placed, p.kind, {d.length}(p.moments) as times, {days},
            case when {d.length}(p.moments) > {_BESIDE} then p.moments end as moments, cited.pages
        from {prepared} as p left join cited on p.rec = cited.rec
    """


def _first(d: Dialect, column: str, name: str) -> str:
    """Give the first of a list, as most have one, and the list only where it has more."""
    more = f"case when {d.length}(p.{column}) > 1 then p.{column} end"
    return f"{d.entry(f'p.{column}', 1)} as {name}, {more} as {column}"


def buckets(d: Dialect, limits: Limits) -> dict[str, str]:
    """Give for each way of blocking the lists of records that share a key."""
    few = f"""
        select rec, initiators, places, months from prepared
        where {d.length}(initiators) <= {MOST_ACTORS} and {d.length}(places) <= {MOST_ACTORS}
    """
    placed = d.each(f"({few}) as f", "rec, initiators, months", {"place": "places"})
    month = d.each(f"({placed}) as p", "rec, initiators, place", {"month": "months"})
    both = d.each(f"({month}) as m", "rec, place, month", {"who": "initiators"})
    actors = d.each(f"({placed}) as p", "rec, place", {"who": "initiators"})
    title = "select rec, title from texts where title is not null"
    return {
        "url": _bucket(d, d.each("traits", "rec", {"page": "pages"}), "page", limits.url),
        "token": _bucket(d, d.each("texts", "rec", {"word": "rare"}), "word", limits.token),
        "title": _bucket(d, title, "title", limits.bucket),
        "title_word": _bucket(d, d.each("texts", "rec", {"word": "heads"}), "word", limits.bucket),
        "actors": _bucket(d, actors, "who, place", limits.bucket),
        "month": _bucket(d, both, "who, place, month", limits.bucket),
        "place_month": _bucket(d, month, "place, month", limits.bucket),
    }


def _bucket(d: Dialect, members: str, key: str, most: int) -> str:
    return f"""
        select {d.collect}(rec) as recs from ({members}) as members
        group by {key} having count(*) between 2 and {most}
    """


def pairs(d: Dialect) -> str:
    """Give the pairs of records of all buckets, each once."""
    one = d.each("buckets", "recs", {"l": "recs"})
    both = d.each(f"({one}) as one", "l", {"r": "recs"})
    return f"select distinct l, r from ({both}) as both_ends where l < r"


def compared(d: Dialect, weights: Weights, floor: int) -> str:
    """Give the terms of pairs that need no texts, where texts could make up for the rest."""
    page = d.fn("u", f"case when {d.position}(y.pages, u) > 0 then u % {_PAGE} else 0 end")
    url = f"least({weights.url}, {d.total(f'{d.transform}(x.pages, {page})')})"
    actor = _sides(d, ("who", "initiators", "acting"), weights.actor_shared, weights.actor_apart)
    place = _sides(d, ("place", "places", "placed"), weights.place_shared, weights.place_apart)
    most = weights.rare_most + weights.text_most + weights.title
    return f"""
        select * from (
            select l, r, url, actor, place, kind, {_nearness(weights)} as day from (
            select l, r, {actor} as actor, {place} as place, {_nearest(d, weights)} as near,
                case when x.pages is null or y.pages is null then 0 else {url} end as url,
                case when x.kind = y.kind then {weights.kind} else 0 end as kind
            from pairs join traits as x on pairs.l = x.rec join traits as y on pairs.r = y.rec
            ) as n
        ) as c where {weights.base} + url + actor + place + day + kind + {most} >= {floor}
    """


def _sides(d: Dialect, columns: tuple[str, str, str], shared: int, apart: int) -> str:
    """Compare the keys of a side: the first, all where there are more, whether one is a state."""
    one, several, known = columns
    any_shared = " or ".join(
        f"coalesce({found}, false)"
        for found in (
            f"{d.position}(x.{several}, y.{one}) > 0",
            f"{d.position}(y.{several}, x.{one}) > 0",
            f"{d.overlap}(x.{several}, y.{several})",
        )
    )
    return f"""case when x.{one} is null or y.{one} is null then 0
        when x.{one} = y.{one} then {shared}
        when (x.{several} is not null or y.{several} is not null) and ({any_shared}) then {shared}
        when x.{known} and y.{known} then {apart} else 0 end"""


def _near(weights: Weights) -> int:
    """Give the days up to which nearness does not speak against a pair."""
    return max(days for days, worth in weights.date_steps if worth >= 0)


def _nearest(d: Dialect, weights: Weights) -> str:
    """Give twice the least distance of two moments; very much where one has none.

    Moments that overlap never speak against a pair, however wide they are.
    Those that would get an odd number: just behind the last that is in favour,
    before all that lie apart. Wide moments count as farther apart: `wide` is
    twice a quarter of their days. Records of few moments have them in columns,
    which is much faster than lists.
    """

    def far(a: str, b: str) -> str:
        lo, hi, wide = ([side.format(part) for side in (a, b)] for part in ("lo", "hi", "wide"))
        gap = f"greatest(0, {lo[1]} - {hi[0]}, {lo[0]} - {hi[1]})"
        most = f"{2 * _near(weights) + 1} + least({gap}, 1) * {FARTHEST}"
        return f"2 * {gap} + least(greatest({wide[0]}, {wide[1]}), {most})"

    def over(side: str, name: str, body: str) -> str:
        return d.least_of(f"{d.transform}({side}.moments, {d.fn(name, body)})")

    places = range(1, _BESIDE + 1)
    mine = [far(f"x.{{}}{at}", "b.{}") for at in places]
    theirs = [far("a.{}", f"y.{{}}{at}") for at in places]
    beside = [far(f"x.{{}}{one}", f"y.{{}}{two}") for one in places for two in places]
    # Not a branch of the choice, which would make it slower by half.
    return f"""least({", ".join(beside)}, case
        when x.times <= {_BESIDE} and y.times <= {_BESIDE} then null
        when x.times <= {_BESIDE} then {over("y", "b", f"least({', '.join(mine)})")}
        when y.times <= {_BESIDE} then {over("x", "a", f"least({', '.join(theirs)})")}
        else {over("x", "a", over("y", "b", far("a.{}", "b.{}")))} end)"""


def _nearness(weights: Weights) -> str:
    """Give what the least distance is worth."""
    *steps, (_, last) = weights.date_steps
    near = 2 * _near(weights) + 1
    first = " ".join(f"when near <= {2 * days} then {worth}" for days, worth in steps if worth >= 0)
    then = " ".join(f"when near <= {2 * days} then {worth}" for days, worth in steps if worth < 0)
    none = f"near >= {2 * (_NEVER - FARTHEST)}"
    return f"case when {none} then 0 {first} when near = {near} then 0 {then} else {last} end"


def scored(d: Dialect, weights: Weights, floor: int) -> str:
    """Give the pairs that reach a score, with each term."""
    find = d.fn("w", f"coalesce({d.position}(y.words, w), 0)")
    mine, other = d.item("mine", d.place("i")), d.item("theirs", "p")
    both = f"({mine} % {TITLED}) * ({other} % {TITLED}) + {d.div(mine, WORTH)} * {_WORTHS}"
    sides = f"{_titled(d, mine)} + {_titled(d, other)} * {_OTHERS}"
    sums = {
        name: d.total(
            f"{d.transform}(spots, {d.fn('p, i', f'case when p > 0 then {value} else 0 end')})"
        )
        for name, value in (("both_sum", both), ("sides_sum", sides))
    }
    rare = f"least({weights.rare_most}, {d.div('both_sum', _WORTHS)})"
    slope = d.div(f"(both_sum % {_WORTHS}) * {weights.text_slope}", 10_000_000)
    left = d.div(f"1000 * (sides_sum % {_OTHERS})", "greatest(1, left_mass)")
    right = d.div(f"1000 * {d.div('sides_sum', _OTHERS)}", "greatest(1, right_mass)")
    title = d.div(f"greatest({left}, {right}) * {weights.title}", 1000)
    known = "base + url + rare + text + actor + place + day + kind"
    date, total = d.quoted("date"), " + ".join(d.quoted(term) for term in TERMS)
    return f"""
        with found as (
            select c.*, x.mass as left_mass, y.mass as right_mass, x.bits as mine, y.bits as theirs,
                {d.transform}(x.words, {find}) as spots
            from compared as c left join texts as x on c.l = x.rec
                left join texts as y on c.r = y.rec
        ),
        likened as (
            select *, {weights.base} as base, {rare} as rare,
                least({weights.text_most}, {slope}) as text
            from (select *, coalesce({sums["both_sum"]}, 0) as both_sum from found) as f
        ),
        told as (
            select l, r, base, url, rare, text, coalesce({title}, 0) as title,
                actor, place, day as {date}, kind as type
            from (
                select *, coalesce({sums["sides_sum"]}, 0) as sides_sum
                from likened where {known} + {weights.title} >= {floor}
            ) as k
        )
        select * from (select *, {total} as score from told) as t where score >= {floor}
    """


def _titled(d: Dialect, bits: str) -> str:
    """Give the idf of a token where it stands in a title, else 0."""
    return f"({d.div(bits, TITLED)} % 2) * ({d.div(bits, IDF)} % {WORTH // IDF})"


def links(d: Dialect) -> str:
    """Give the links by the ids of their records, in order."""
    left, right = d.quoted("left"), d.quoted("right")
    terms = ", ".join(f"cast({d.quoted(term)} as int) as {d.quoted(term)}" for term in TERMS)
    return f"""
        select least(a.id, b.id) as {left}, greatest(a.id, b.id) as {right},
            cast(score as int) as score, {terms}
        from scored join prepared as a on l = a.rec join prepared as b on r = b.rec
        order by 1, 2
    """


def doubled() -> str:
    """Give one id that two records bear."""
    return "select id from prepared group by id having count(*) > 1 limit 1"
