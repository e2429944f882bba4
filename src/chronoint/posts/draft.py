"""Draft claims out of a post, as a chronology for a person to review.

Titles are put together from type, actors and date; no sentence of the post is copied.
"""

from collections.abc import Iterable

from chronoint.dates import UncertainDate
from chronoint.history import chronology, event
from chronoint.history.build import Statement, Telling
from chronoint.model import Actor, ActorTable, Chronology, Role
from chronoint.model.claims import DRAFT
from chronoint.posts.drafts import find_drafts, with_publisher
from chronoint.posts.read import Post
from chronoint.posts.slugs import free, slug
from chronoint.posts.uniting import Draft

__all__ = ["draft"]

_LEAST = 0.35


def draft(
    post: Post, *, actors: ActorTable | Iterable[Actor] = (), least: float = _LEAST
) -> Chronology:
    r"""Draft the claims of a post, as a chronology for a person to review.

    Parameters
    ----------
    post
        From `read_post`.
    actors
        Actors beside the built-in ones, to be found by name.
    least
        Drafts of less confidence are left out.

    Returns
    -------
    Chronology
        Of one source with its chain. Each claim bears the tag ``"draft"``; its `where` says
        where it is told (point of the chain, offset in the text), its `note` how sure the
        reading is.

    Examples
    --------
    >>> from chronoint.posts import read_post
    >>> post = read_post(
    ...     "Cold days\n\n4 May 2021 — On 3 May 2021, Belgium expelled two Russian spies.\n",
    ...     publisher="Example Blog",
    ... )
    >>> [(str(one.date), one.title) for one in draft(post)][0]
    ('2021-05-03', 'Expulsion: Russia / Belgium, 3 May 2021')
    """
    table = actors if isinstance(actors, ActorTable) else ActorTable(tuple(actors))
    _, table = with_publisher(post, table)
    kept = [one for one in find_drafts(post, actors=table) if one.confidence >= least]
    used: dict[str, int] = {}
    tellings = [_telling(one, table, used) for one in kept]
    named = {code for one in kept for code in one.actors}
    own = _with_superiors(table, named)
    return chronology(tellings, source=post.source, actors=own)


def _telling(one: Draft, table: ActorTable, used: dict[str, int]) -> Telling:
    stated: Statement = {
        "title": _title(one, table),
        "status": one.status,
        "tags": (DRAFT,),
        "where": "; ".join(map(str, one.spots)),
        "note": f"draft, confidence {one.confidence:.2f}",
    }
    if one.date is not None:
        stated["date"] = one.date
    if one.type is not None:
        stated["type"] = one.type
    for role, codes in one.roles.items():
        if codes:
            stated[role] = codes
    return event(_record(one, used), update=one.spots[0].update, **stated)


def _with_superiors(table: ActorTable, named: set[str]) -> list[Actor]:
    """Take the own actors that the drafts name, and those they belong to."""
    waiting, codes = sorted(named), set(named)
    while waiting:
        actor = table.get(waiting.pop())
        above = (actor.state, actor.parent, actor.successor) if actor is not None else ()
        for code in above:
            if code is not None and code not in codes:
                codes.add(code)
                waiting.append(code)
    return [actor for actor in table.own if actor.code in codes]


def _title(one: Draft, table: ActorTable) -> str:
    def names(*roles: Role) -> list[str]:
        codes = dict.fromkeys(code for role in roles for code in one.roles.get(role, ()))
        return [table[code].name if code in table else code for code in codes]

    first = names("initiator")[:3]
    second = [name for name in names("target", "responder", "venue") if name not in first][:3]
    who = " / ".join(part for part in (", ".join(first), ", ".join(second)) if part)
    kind = (one.type or "happening").capitalize()
    when = _when(one.date)
    return f"{kind}: {who or 'actors not named'}" + (f", {when}" if when else "")


def _when(date: UncertainDate | None) -> str:
    """Say a date as the text does, where that can stand alone."""
    if date is None:
        return ""
    if any(letter.isdecimal() for letter in date.text) and len(date.text) <= 40:
        return " ".join(date.text.split()).replace("../", "by ")
    return f"by {date.edtf[3:]}" if date.edtf.startswith("../") else date.edtf


def _record(one: Draft, used: dict[str, int]) -> str:
    day = one.date.edtf if one.date is not None else "undated"
    base = slug("-".join([one.type or "happening", *one.actors[:2], day]), most=80)
    return free(base, used)
