"""The statements that find links: one text for every engine.

Records are joined on equal keys only (an address, a rare token, a title, or
initiator, place and month), and the pairs that come of it are compared by the
terms of `evidence`. All is whole numbers; logarithms come from a table made in
Python. No text of a record or a path ever becomes part of a statement.
"""

from chronoint.merging.candidates import _MOST_ACTORS, Limits
from chronoint.merging.evidence import TERMS, Weights
from chronoint.merging.sql.dialects import Dialect

__all__ = [
    "buckets",
    "compared",
    "doubled",
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
_TITLED, _IDF, _WORTH = 1 << 14, 1 << 15, 1 << 31
# While they are collected, the number of the token is in front: room for 2**29.
_ONE = 1 << 34
# An address of a record in one number: which it is, and its worth.
_PAGE = 1 << 13
# Sums over the tokens that a pair shares, two to a number: products of units, which stay
# below 10000 squared, and worths; idf in titles of the one and of the other.
_WORTHS, _OTHERS = 1 << 28, 1 << 24


def tokens(d: Dialect, *, frozen: bool) -> str:
    """Give each token, a number, and how many records hold it, here and in the frequencies."""
    return _held(d, "token", "tokens", frozen=frozen)


def pages(d: Dialect, *, frozen: bool) -> str:
    """Give the same of each address."""
    return _held(d, "url", "urls", frozen=frozen)


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
    bits = f"""{d.div(f"v % {_ONE}", 1 << 20)} * {_WORTH} + {idf} * {_IDF}
        + {d.div("v", 8)} % 2 * {_TITLED} + {d.div(f"10000 * (v % 8) * {idf}", norm)}"""
    number = f"cast({d.div('v', _ONE)} as int)"
    return f"""
        with used as ({d.each(prepared, "rec", {"token": "tokens", "uses": "uses"})}),
        weighed as (
            select rec, word, {held} * idf as heavy, idf * (uses % 2) as titled, {one} as one
            from used join words on used.token = words.token
        ),
        summed as (
            select rec, cast(sum(heavy * heavy) as bigint) as squares,
                cast(sum(titled) as bigint) as mass,
                {d.collect}(one) filter (where word is not null) as ones
            from weighed group by rec
        )
        select rec, mass, {d.transform}(ones, {d.fn("v", number)}) as words,
            {d.transform}(ones, {d.fn("v", bits)}) as bits
        from summed
    """


def traits(d: Dialect, weights: Weights, limits: Limits, prepared: str = "prepared") -> str:
    """Give for each record all else that it is compared by."""
    page = f"number * {_PAGE} + {d.div(str(weights.url), 'greatest(df, 2) - 1')}"
    return f"""
        with citing as ({d.each(prepared, "rec", {"url": "urls"})}),
        cited as (
            select rec, {d.collect}({page}) as pages
            from citing join pages on citing.url = pages.url
            where held > 1 and df <= {limits.url} group by rec
        )
        select p.rec, p.titled, p.initiators, p.places, p.acting, p.placed, p.kind, p.moments,
            p.months, cited.pages
        from {prepared} as p left join cited on p.rec = cited.rec
    """


def buckets(d: Dialect, limits: Limits) -> dict[str, str]:
    """Give for each way of blocking the lists of records that share a key."""
    word = d.each("texts", "rec", {"word": "words", "bits": "bits"})
    in_title = f"select rec, word from ({word}) as w where {d.div('bits', _TITLED)} % 2 = 1"
    title = f"""
        select t.rec, {d.sort}({d.collect}(word)) as title
        from ({in_title}) as t join traits on t.rec = traits.rec
        group by t.rec, titled having count(*) = titled
    """
    few = f"""
        select * from traits where {d.length}(initiators) <= {_MOST_ACTORS}
            and {d.length}(places) <= {_MOST_ACTORS}
    """
    placed = d.each(f"({few}) as f", "rec, initiators, months", {"place": "places"})
    month = d.each(f"({placed}) as p", "rec, initiators, place", {"month": "months"})
    both = d.each(f"({month}) as m", "rec, place, month", {"who": "initiators"})
    actors = d.each(f"({placed}) as p", "rec, place", {"who": "initiators"})
    rare = f"select rec, word from ({word}) as w where bits >= {_WORTH}"
    return {
        "url": _bucket(d, d.each("traits", "rec", {"page": "pages"}), "page", limits.url),
        "token": _bucket(d, rare, "word", limits.token),
        "title": _bucket(d, title, "title", limits.bucket),
        "title_word": _bucket(d, in_title, "word", limits.bucket),
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
    actor = _sides(d, "initiators", "acting", weights.actor_shared, weights.actor_apart)
    place = _sides(d, "places", "placed", weights.place_shared, weights.place_apart)
    most = weights.rare_most + weights.text_most + weights.title
    return f"""
        select * from (
            select l, r, url, actor, place, kind, {_nearness(weights)} as day from (
            select l, r, coalesce({url}, 0) as url, {actor} as actor, {place} as place,
                {_nearest(d, weights)} as near,
                case when x.kind = y.kind then {weights.kind} else 0 end as kind
            from pairs join traits as x on pairs.l = x.rec join traits as y on pairs.r = y.rec
            ) as n
        ) as c where {weights.base} + url + actor + place + day + kind + {most} >= {floor}
    """


def _sides(d: Dialect, column: str, known: str, shared: int, apart: int) -> str:
    return f"""case when coalesce({d.overlap}(x.{column}, y.{column}), false) then {shared}
        when x.{known} and y.{known} then {apart} else 0 end"""


def _near(weights: Weights) -> int:
    """Give the days up to which nearness does not speak against a pair."""
    return max(days for days, worth in weights.date_steps if worth >= 0)


def _nearest(d: Dialect, weights: Weights) -> str:
    """Give twice the least distance of two moments; null where one has none.

    Moments that overlap never speak against a pair, however wide they are.
    Those that would get an odd number: just behind the last that is in favour,
    before all that lie apart. Wide moments count as farther apart: `wide` is
    twice a quarter of their days.
    """
    wide = "greatest(a.wide, b.wide)"
    far = f"case when a.hi < b.lo then 2 * (b.lo - a.hi) + {wide} when b.hi < a.lo"
    far += f" then 2 * (a.lo - b.hi) + {wide} else least({2 * _near(weights) + 1}, {wide}) end"
    inner = d.least_of(f"{d.transform}(y.moments, {d.fn('b', far)})")
    return d.least_of(f"{d.transform}(x.moments, {d.fn('a', inner)})")


def _nearness(weights: Weights) -> str:
    """Give what the least distance is worth."""
    *steps, (_, last) = weights.date_steps
    near = 2 * _near(weights) + 1
    first = " ".join(f"when near <= {2 * days} then {worth}" for days, worth in steps if worth >= 0)
    then = " ".join(f"when near <= {2 * days} then {worth}" for days, worth in steps if worth < 0)
    return f"case when near is null then 0 {first} when near = {near} then 0 {then} else {last} end"


def scored(d: Dialect, weights: Weights, floor: int) -> str:
    """Give the pairs that reach a score, with each term."""
    find = d.fn("w", f"coalesce({d.position}(y.words, w), 0)")
    mine, other = d.item("mine", d.place("i")), d.item("theirs", "p")
    both = f"({mine} % {_TITLED}) * ({other} % {_TITLED}) + {d.div(mine, _WORTH)} * {_WORTHS}"
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
    return f"({d.div(bits, _TITLED)} % 2) * ({d.div(bits, _IDF)} % {_WORTH // _IDF})"


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
