"""Actors: states, their services, international organisations, groups, people.

Each is known by a code. The states of ISO 3166 and the services that
chronologies of espionage keep naming are built in; an own definition adds to
them, or replaces one. The built-in ones are rows of `chronoint.model.data`,
loaded when the first is asked for.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from typing import Literal, get_args

from attrs import field, fields, frozen

from chronoint.errors import ModelError, Place, UnknownIdError, shorten
from chronoint.model.coerce import to_texts

__all__ = ["KINDS", "Actor", "ActorTable", "Kind"]

Kind = Literal["state", "international", "service", "organisation", "group", "person"]

KINDS: tuple[Kind, ...] = get_args(Kind)

_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,118}[A-Za-z0-9])?", re.ASCII)
_POINTS = re.compile("[.'\u2019]")  # dropped: U.S.A., Cote d'Ivoire
_GAPS = re.compile(r"[\W_]+")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _actors(value: "Iterable[Actor]") -> "tuple[Actor, ...]":
    return tuple(value)


@frozen
class Actor:
    """One actor, as every file names it.

    Parameters
    ----------
    code
        Unique in its table, upper and lower case apart: ISO 3166-1 alpha-2
        for states ("BE"), the usual abbreviation in capitals for services
        ("VSSE"), a lower-case slug for the rest ("example-blog").
    name
        In English, as it should stand in a picture.
    kind
        ``"state"`` (any ISO 3166 country, dependent ones too),
        ``"international"`` (EU, NATO, UN: lanes of their own), ``"service"``
        (an organ of one of these: intelligence service, ministry, court,
        police), ``"organisation"`` (media, NGO, company, party), ``"group"``
        or ``"person"``.
    state
        Code of the state in whose lane it stands; None for none, or when
        `parent` leads to it.
    parent
        Code of what it is part of.
    aliases
        Other names and abbreviations, in any language.
    demonyms
        The adjective, then words for the people ("Danish", "Dane").
    successor
        For a state that is no more: the one state that carries on its lane
        when asked to.
    place
        Where it is defined; takes no part in comparisons.

    Raises
    ------
    ModelError
        The code has other characters than ``A-Z a-z 0-9 . _ -``, the name is
        empty, or the kind is none of `KINDS`.

    Examples
    --------
    >>> Actor("MSS", "Ministry of State Security", "service", state="CN").state
    'CN'
    """

    code: str
    name: str
    kind: Kind
    state: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = field(default=(), converter=to_texts)
    demonyms: tuple[str, ...] = field(default=(), converter=to_texts)
    successor: str | None = None
    place: Place = field(factory=Place, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if _CODE.fullmatch(_text(self.code)) is None:
            msg = (
                f"actor code {shorten(str(self.code))!r}: expected 1 to 120 letters A-Z or a-z, "
                "digits, '-', '_' or '.', with a letter or digit at both ends"
            )
            raise ModelError(msg)
        if not _text(self.name).strip():
            msg = f"actor {self.code!r}: expected a name, found {self.name!r}"
            raise ModelError(msg)
        if self.kind not in KINDS:
            msg = f"actor {self.code!r}: kind {self.kind!r}: expected one of {', '.join(KINDS)}"
            raise ModelError(msg)

    @property
    def up(self) -> str | None:
        """Code of the actor it rolls up to: its state, else its parent."""
        return self.state or self.parent


@frozen
class ActorTable:
    """The built-in actors, with own ones added to them or in their stead.

    Parameters
    ----------
    own
        Own actors, in any order. One with the code of a built-in actor
        replaces all of it, aliases and demonyms too. Equal ones count once.

    Raises
    ------
    ModelError
        One code is defined twice differently, or states, parents and
        successors run in a circle.

    Notes
    -----
    A built-in service has its usual abbreviation in capitals as its code, and
    the state's behind it ("SIS-PT", "ABW-PL") where that alone is an ISO 3166
    code of two or three letters, or means another state's service. For the
    same reason the African Union is AFRICAN-UNION: AU is Australia.

    CS is Czechoslovakia (ISO 3166-3 ``CSHH``); Serbia and Montenegro, which
    had the same two letters later, is CSXX. Kosovo is XK, which ISO leaves to
    users. The built-in dissolved states are SU, DD, YU, CS, CSXX, YD and VD;
    codes that ISO withdrew because a state changed its name (ZR, BU, ...) are
    aliases of the present one.

    Examples
    --------
    >>> table = ActorTable([Actor("example-blog", "Example Blog", "organisation")])
    >>> table["DE"].name, table["example-blog"].name
    ('Germany', 'Example Blog')
    >>> table.lane("KGB"), table.lane("KGB", successors=True), table.lane("example-blog")
    ('SU', 'RU', None)
    """

    own: tuple[Actor, ...] = field(default=(), converter=_actors)
    _by_code: dict[str, Actor] = field(init=False, eq=False, repr=False)
    _own_words: "list[Words]" = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        by_code: dict[str, Actor] = {}
        for actor in self.own:
            other = by_code.setdefault(actor.code, actor)
            if other != actor:
                raise ModelError(_doubled(other, actor))
        by_code = dict(sorted(by_code.items()))
        object.__setattr__(self, "own", tuple(by_code.values()))
        object.__setattr__(self, "_by_code", by_code)
        object.__setattr__(self, "_own_words", [])
        if by_code:
            _check_circles(self)

    def __getitem__(self, code: str) -> Actor:
        actor = self.get(code)
        if actor is None:
            raise UnknownIdError(self._unknown(code))
        return actor

    def __contains__(self, code: object) -> bool:
        return code in self._by_code or code in _built_in()

    def __iter__(self) -> Iterator[Actor]:
        """Give every actor, built-in and own, by code."""
        merged = {**_built_in(), **self._by_code}
        return iter([merged[code] for code in sorted(merged)])

    def __len__(self) -> int:
        return len(_built_in().keys() | self._by_code.keys())

    def get(self, code: str) -> Actor | None:
        """Give the actor with exactly this code, None when there is none."""
        return self._by_code.get(code) or _built_in().get(code)

    def with_actors(self, actors: Iterable[Actor]) -> "ActorTable":
        """Give a table with these own actors as well; raises as the class does.

        Examples
        --------
        >>> table = ActorTable().with_actors([Actor("nn", "Nomen Nescio", "person")])
        >>> [actor.code for actor in table.own]
        ['nn']
        """
        return ActorTable((*self.own, *actors))

    def find(self, text: str) -> Actor | None:
        """Find an actor by code, name, alias or demonym.

        Case, accents, points, hyphens and a leading "the" do not matter
        ("U.S.A.", "cote d'ivoire"), nor the plural -s of a demonym
        ("Belgians").

        Returns
        -------
        Actor or None
            None when nothing fits, and when several fit equally well.

        Notes
        -----
        A code as written wins, then a code in other letters, a name, an alias,
        a demonym. At each step own actors go before built-in ones, then kinds
        in the order of `KINDS`. What is still ambiguous ("Congolese",
        "Korean"; "General Intelligence and Security Service", which is GISS
        and AIVD) gives None. Capitals and buildings ("Beijing", "the Kremlin")
        name no state: a text about a city is not one about a government.

        Examples
        --------
        >>> table = ActorTable()
        >>> [table.find(text).code for text in ("Chinese", "Holland", "mi5", "ADIV")]
        ['CN', 'NL', 'MI5', 'GISS']
        >>> table.find("Korean") is None
        True
        """
        if (exact := self.get(text)) is not None:
            return exact
        key = _folded(text)
        if not self._own_words:  # built when first needed
            self._own_words.append(_words(self.own))
        own = self._own_words[0]
        for step, built_in in enumerate(_built_in_words()):
            for words, overridden in ((own[step], ()), (built_in, self._by_code)):
                found = [code for code in words.get(key, ()) if code not in overridden]
                if found:
                    return self._foremost(found)
        return None

    def lane(self, code: str, *, successors: bool = False) -> str | None:
        """Give the lane in which an actor stands.

        Parameters
        ----------
        code
            Of any actor of the table.
        successors
            Put a dissolved state's events into its successor's lane.

        Returns
        -------
        str or None
            Code of a state or an international organisation: the actor itself,
            or where its state (first) or parent leads. None when that ends
            elsewhere: a newspaper that names no state has no lane.

        Raises
        ------
        UnknownIdError
            The table has no such code, or lacks one on the way up.

        Examples
        --------
        >>> table = ActorTable()
        >>> table.lane("VSSE"), table.lane("NOS"), table.lane("DD", successors=True)
        ('BE', 'NATO', 'DE')
        """
        actor = self[code]
        # Ends, because the table was made without circles.
        while True:
            at_home = actor.up is None and actor.kind in ("state", "international")
            above = actor.up or (actor.successor if successors and at_home else None)
            if above is None:
                return actor.code if at_home else None
            actor = self[above]

    def dangling(self) -> tuple[tuple[Actor, str, str], ...]:
        """List what own actors refer to and the table does not have.

        Returns
        -------
        tuple of (Actor, str, str)
            The actor, the field (``"state"``, ``"parent"``, ``"successor"``)
            and the code it holds, by code of the actor.

        Examples
        --------
        >>> [row[1:] for row in ActorTable([Actor("x", "X", "group", state="QQ")]).dangling()]
        [('state', 'QQ')]
        """
        return tuple(
            (actor, name, code)
            for actor in self.own
            for name, code in _references(actor)
            if code not in self
        )

    def _foremost(self, codes: Iterable[str]) -> Actor | None:
        actors = [self[code] for code in dict.fromkeys(codes)]
        first = min(KINDS.index(actor.kind) for actor in actors)
        leading = [actor for actor in actors if KINDS.index(actor.kind) == first]
        return leading[0] if len(leading) == 1 else None

    def _unknown(self, code: object) -> str:
        """Say that a code is unknown, and which ones are near it."""
        text = shorten(str(code))
        near: list[Actor] = []
        if isinstance(code, str) and len(code) <= 120:
            meant = self.find(code)
            near = [meant] if meant else self._nearest(code)
        if not near:
            return (
                f"actor {text!r}: no such code; expected a state's ISO 3166-1 alpha-2 code, "
                "a built-in one, or one defined under 'actors:'"
            )
        hints = [f"{actor.code!r} ({actor.name})" for actor in near]
        hint = " or ".join([", ".join(hints[:-1]), hints[-1]] if len(hints) > 1 else hints)
        return f"actor {text!r}: no such code; did you mean {hint}?"

    def _nearest(self, code: str) -> list[Actor]:
        by_folded = {_folded(actor.code): actor for actor in self}
        near = difflib.get_close_matches(_folded(code), by_folded, n=3, cutoff=0.7)
        return [by_folded[key] for key in near]


def _doubled(first: Actor, second: Actor) -> str:
    """Say in which field two definitions of one code differ, and where they stand."""
    name = next(
        one.name
        for one in fields(Actor)
        if one.eq and getattr(first, one.name) != getattr(second, one.name)
    )
    said = " and ".join(
        f"{name} {getattr(actor, name)!r}" + (f" at {actor.place}" if str(actor.place) else "")
        for actor in (first, second)
    )
    return f"actor {first.code!r} is defined twice: {said}; keep one definition"


def _references(actor: Actor) -> list[tuple[str, str]]:
    names = ("state", "parent", "successor")
    return [(name, code) for name in names if (code := getattr(actor, name)) is not None]


def _check_circles(table: ActorTable) -> None:
    graph = {actor.code: [code for _, code in _references(actor)] for actor in table}
    sorter = TopologicalSorter(graph)
    try:
        sorter.prepare()
    except CycleError as error:
        # The sorter names the circle from above to below, its first code twice.
        circle = list(reversed(error.args[1]))[:-1]
        start = circle.index(min(circle))
        circle = [*circle[start:], *circle[:start], circle[start]]
        way = " -> ".join(repr(code) for code in circle)
        msg = f"actors {way}: state, parent and successor must not run in a circle; leave one out"
        raise ModelError(msg) from None


def _folded(text: str) -> str:
    """Reduce a name to what find() compares: letters and digits, no accents, no case."""
    spread = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter)).casefold()
    return " ".join(_GAPS.sub(" ", _POINTS.sub("", plain)).split()).removeprefix("the ")


Words = tuple[dict[str, list[str]], ...]


def _words(actors: Iterable[Actor]) -> Words:
    """Index folded texts to codes, one dict for each step of find()."""
    steps: Words = ({}, {}, {}, {}, {})
    for actor in actors:
        plurals = tuple(f"{demonym}s" for demonym in actor.demonyms)
        told = ((actor.code,), (actor.name,), actor.aliases, actor.demonyms, plurals)
        for words, texts in zip(steps, told, strict=True):
            for key in {_folded(text) for text in texts} - {""}:
                words.setdefault(key, []).append(actor.code)
    return steps


@cache
def _built_in_words() -> Words:
    return _words(_built_in().values())


@cache
def _built_in() -> Mapping[str, Actor]:
    from chronoint.model.data import actor_rows  # noqa: PLC0415 - pycountry takes 45 ms

    return {row["code"]: Actor(**row) for row in actor_rows()}
