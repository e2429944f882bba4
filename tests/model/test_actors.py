"""Actors: built-in tables, finding, lanes, own definitions, messages."""

import json
import pickle
import re
import string
import subprocess
import sys
from importlib.resources import files

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronoint.errors import ModelError, Place, UnknownIdError
from chronoint.model.actors import KINDS, Actor, ActorTable

TABLE = ActorTable()
BUILT_IN = list(TABLE)
ISO = {code for country in pycountry.countries for code in (country.alpha_2, country.alpha_3)}

STATES = [
    # code, everyday English name, demonym; source of the row
    ("BE", "Belgium", "Belgian"),  # CIA World Factbook, "Nationality"
    ("CN", "China", "Chinese"),  # CIA World Factbook
    ("GB", "United Kingdom", "British"),  # CIA World Factbook
    ("NL", "Netherlands", "Dutch"),  # CIA World Factbook
    ("MG", "Madagascar", "Malagasy"),  # CIA World Factbook
    ("NE", "Niger", "Nigerien"),  # CIA World Factbook: not Nigerian
    ("NG", "Nigeria", "Nigerian"),  # CIA World Factbook
    ("CH", "Switzerland", "Swiss"),  # CIA World Factbook
    ("CI", "Côte d'Ivoire", "Ivorian"),  # CIA World Factbook
    ("KI", "Kiribati", "I-Kiribati"),  # CIA World Factbook
    ("LS", "Lesotho", "Basotho"),  # CIA World Factbook
    ("MM", "Myanmar", "Burmese"),  # CIA World Factbook
    ("PH", "Philippines", "Filipino"),  # CIA World Factbook
    ("RU", "Russia", "Russian"),  # Unicode CLDR, en: not "Russian Federation"
    ("IR", "Iran", "Iranian"),  # CLDR: not "Iran, Islamic Republic of"
    ("KP", "North Korea", "North Korean"),  # CLDR
    ("KR", "South Korea", "South Korean"),  # CLDR
    ("LA", "Laos", "Lao"),  # CLDR
    ("SY", "Syria", "Syrian"),  # CLDR
    ("TZ", "Tanzania", "Tanzanian"),  # CLDR
    ("VN", "Vietnam", "Vietnamese"),  # CLDR
    ("TW", "Taiwan", "Taiwanese"),  # CLDR
    ("BO", "Bolivia", "Bolivian"),  # CLDR
    ("MD", "Moldova", "Moldovan"),  # CLDR
    ("VE", "Venezuela", "Venezuelan"),  # CLDR
    ("XK", "Kosovo", "Kosovar"),  # CLDR; the code is ISO 3166's user-assigned XK
    ("SU", "Soviet Union", "Soviet"),  # ISO 3166-3 SUHH
    ("DD", "East Germany", "East German"),  # ISO 3166-3 DDDE
    ("YU", "Yugoslavia", "Yugoslav"),  # ISO 3166-3 YUCS
    ("CS", "Czechoslovakia", "Czechoslovak"),  # ISO 3166-3 CSHH
]

SERVICES = [
    # code, lane, another name; source of the row
    ("VSSE", "BE", "Sûreté de l'État"),  # vsse.be, in French
    ("VSSE", "BE", "Veiligheid van de Staat"),  # vsse.be, in Dutch
    ("GISS", "BE", "ADIV"),  # Act of 30 November 1998 on the intelligence services
    ("GISS", "BE", "SGRS"),  # the same act, in French
    ("CUTA", "BE", "OCAM"),  # Act of 10 July 2006 on the analysis of the threat
    ("NSA-BE", "BE", "NVO"),  # nvoans.be
    ("MI6", "GB", "SIS"),  # Intelligence Services Act 1994, section 1
    ("MI5", "GB", "Security Service"),  # Security Service Act 1989, section 1
    ("KGB", "SU", "Committee for State Security"),  # Britannica, "KGB"
    ("NKVD", "SU", "People's Commissariat for Internal Affairs"),  # Britannica, "NKVD"
    ("SVR", "RU", "Russian Foreign Intelligence Service"),  # svr.gov.ru
    ("GRU", "RU", "Russian military intelligence"),  # Britannica, "GRU"
    ("FSB", "RU", "Federal Security Service"),  # Britannica, "FSB"
    ("MSS", "CN", "Guoanbu"),  # pinyin short form of 国家安全部
    ("DAS", "CO", "Departamento Administrativo de Seguridad"),  # Decree 4057 of 2011
    ("CIA", "US", "Central Intelligence Agency"),  # cia.gov
    ("BFV", "DE", "Bundesamt für Verfassungsschutz"),  # BVerfSchG, section 2
    ("MFS", "DD", "Stasi"),  # Bundesarchiv, Stasi Records
    ("HVA", "DD", "Hauptverwaltung Aufklärung"),  # Bundesarchiv, Stasi Records
    ("STB", "CS", "Státní bezpečnost"),  # Ústav pro studium totalitních režimů
    ("SHIN-BET", "IL", "Shabak"),  # shabak.gov.il
    ("AIVD", "NL", "Algemene Inlichtingen- en Veiligheidsdienst"),  # Wiv 2017, article 1
    ("RAW", "IN", "R&AW"),  # Britannica, "Research and Analysis Wing"
    ("NOS", "NATO", "NATO Office of Security"),  # nato.int, "NATO Office of Security"
    ("EEAS", "EU", "European External Action Service"),  # Council Decision 2010/427/EU
    ("EU-INTCEN", "EU", "INTCEN"),  # part of the EEAS, hence of the EU
    ("EUROPOL", "EU", "Europol"),  # Regulation (EU) 2016/794
]

FOUND = [
    # text, code or None; why
    ("UK", "GB"),  # exceptionally reserved for it in ISO 3166
    ("Britain", "GB"),  # common
    ("U.S.A.", "US"),  # points dropped
    ("the United States", "US"),  # article dropped
    ("America", "US"),  # common
    ("Holland", "NL"),  # common
    ("Burma", "MM"),  # ISO 3166-3 BUMM
    ("Ivory Coast", "CI"),  # CIA World Factbook, "former"
    ("cote d\u2019ivoire", "CI"),  # no accents, typographic apostrophe
    ("TURKIYE", "TR"),  # ISO 3166 newsletter of 2022
    ("Zaire", "CD"),  # ISO 3166-3 ZRCD
    ("ZR", "CD"),  # its withdrawn alpha-2
    ("Iran, Islamic Republic of", "IR"),  # ISO short name
    ("deu", "DE"),  # ISO alpha-3
    ("NGA", "NG"),  # ISO alpha-3 before an American agency
    ("BVT", "BV"),  # ISO alpha-3 before an Austrian office
    ("CSHH", "CS"),  # ISO 3166-3 alpha-4
    ("SCG", "CSXX"),  # ISO alpha-3 of the second CS
    ("YUCS", "YU"),  # ISO 3166-3
    ("DDDE", "DD"),  # ISO 3166-3
    ("SUHH", "SU"),  # ISO 3166-3
    ("USSR", "SU"),  # common
    ("Belgians", "BE"),  # plural of a demonym
    ("Swedes", "SE"),  # plural of the second one
    ("Finn", "FI"),  # noun
    ("ADIV", "GISS"),  # alias
    ("mi-6", "MI6"),  # alias, other case
    ("ФСБ", "FSB"),  # native
    ("КГБ", "KGB"),  # native: the Soviet one
    ("shin bet", "SHIN-BET"),  # hyphen of the code
    ("Ministry of State Security", "MSS"),  # English usage; North Korea's is MSS-KP
    ("OTAN", "NATO"),  # French
    ("African Union", "AFRICAN-UNION"),  # AU is Australia
    ("AU", "AU"),  # ISO
    ("EC", "EC"),  # Ecuador, not the European Commission
    ("Guinea", "GN"),  # a name, though others contain it
    ("Congo", None),  # CD and CG
    ("Congolese", None),  # CD and CG
    ("Koreans", None),  # KP and KR
    ("Guinean", None),  # GN and GW
    ("Dominican", None),  # DM and DO
    ("General Intelligence and Security Service", None),  # GISS and AIVD
    ("Beijing", None),  # a city
    ("the Kremlin", None),  # a building
    ("", None),
    ("the", None),
    ("?!", None),
    ("Ruritania", None),
]

NOWHERE = (
    "no such code; expected a state's ISO 3166-1 alpha-2 code, a built-in one, "
    "or one defined under 'actors:'"
)
UNKNOWN = [
    # code, message
    ("cn", "actor 'cn': no such code; did you mean 'CN' (China)?"),
    ("CHN", "actor 'CHN': no such code; did you mean 'CN' (China)?"),
    ("MI-6", "actor 'MI-6': no such code; did you mean 'MI6' (Secret Intelligence Service)?"),
    ("VSSEE", "actor 'VSSEE': no such code; did you mean 'VSSE' (State Security Service)?"),
    ("QQ", f"actor 'QQ': {NOWHERE}"),
    ("", f"actor '': {NOWHERE}"),
]


def group(code: str, **fields: str) -> Actor:
    return Actor(code, code.title(), "group", **fields)


@pytest.mark.parametrize(("code", "name", "demonym"), STATES)
def test_states_have_everyday_names_and_demonyms(code: str, name: str, demonym: str) -> None:
    state = TABLE[code]
    assert (state.name, state.kind) == (name, "state")
    assert demonym in state.demonyms
    assert TABLE.find(name) == TABLE.find(demonym) == state
    assert TABLE.lane(code) == code


def test_every_iso_state_is_there_by_all_its_formal_names() -> None:
    for country in pycountry.countries:
        state = TABLE[country.alpha_2]
        assert state.kind == "state"
        names = {state.name, *state.aliases}
        assert {country.name, country.alpha_3} <= names
        assert TABLE.find(country.alpha_3) == state


def test_no_everyday_name_is_inverted() -> None:
    inverted = [state.name for state in BUILT_IN if state.kind == "state" and "," in state.name]
    assert inverted == []


def test_only_places_without_a_people_lack_demonyms() -> None:
    without = {s.code for s in BUILT_IN if s.kind == "state" and not s.demonyms}
    # Uninhabited, or settled by personnel and Norwegians; CSXX was two peoples.
    assert without == {"BV", "CSXX", "GS", "HM", "SJ", "TF", "UM"}


@pytest.mark.parametrize(("code", "lane", "name"), SERVICES)
def test_services_roll_up_to_their_state(code: str, lane: str, name: str) -> None:
    assert TABLE[code].kind == "service"
    assert TABLE.lane(code) == lane
    assert TABLE.find(name) == TABLE[code]


@pytest.mark.parametrize("code", ["EU", "NATO", "UN", "OSCE", "OPCW", "ICC", "INTERPOL", "G7"])
def test_international_organisations_are_lanes(code: str) -> None:
    assert TABLE[code].kind == "international"
    assert TABLE.lane(code) == code


def test_every_built_in_actor_but_parties_has_a_lane() -> None:
    assert TABLE.dangling() == ()
    for actor in BUILT_IN:
        lane = TABLE.lane(actor.code)
        assert lane is not None
        assert TABLE[lane].kind in ("state", "international")


def test_built_in_codes_follow_the_rule() -> None:
    for actor in BUILT_IN:
        assert re.fullmatch(r"[A-Z0-9]+(-[A-Z0-9]+)*", actor.code)
        if actor.kind != "state":
            # Neither the code nor an alias takes an ISO code from a state.
            assert not ISO & {actor.code, *actor.aliases}


def test_built_in_tables_define_nothing_twice() -> None:
    rows = []
    for name in ("international", "services"):
        text = files("chronoint").joinpath("model", "data", f"{name}.json").read_text("utf-8")
        rows += [row["code"] for row in json.loads(text)["actors"]]
    assert len(rows) == len(set(rows))
    assert len(BUILT_IN) == len(TABLE) == len({actor.code for actor in BUILT_IN})
    for actor in BUILT_IN:
        assert len({actor.name, *actor.aliases}) == 1 + len(actor.aliases), actor.code


@pytest.mark.parametrize(("text", "code"), FOUND)
def test_finds(text: str, code: str | None) -> None:
    found = TABLE.find(text)
    assert (found and found.code) == code


@pytest.mark.parametrize("actor", BUILT_IN, ids=lambda actor: actor.code)
def test_every_built_in_actor_is_found_by_its_code_in_any_case(actor: Actor) -> None:
    assert TABLE.find(actor.code) == TABLE.find(actor.code.lower()) == actor


@pytest.mark.parametrize(
    ("code", "successor"),
    [
        # ISO 3166-3, code element names; the one state that carries the lane on
        ("SU", "RU"),
        ("DD", "DE"),
        ("YU", "RS"),
        ("CSXX", "RS"),
        ("CS", "CZ"),
        ("YD", "YE"),
        ("VD", "VN"),
        ("KGB", "RU"),
        ("MFS", "DE"),
        ("STB", "CZ"),
        ("BE", "BE"),
        ("NOS", "NATO"),
    ],
)
def test_dissolved_states_pass_their_lane_on_where_asked(code: str, successor: str) -> None:
    assert TABLE.lane(code, successors=True) == successor


def test_successors_are_followed_to_the_end() -> None:
    table = ActorTable(
        [
            Actor("OLD", "Old", "state", successor="MIDDLE"),
            Actor("MIDDLE", "Middle", "state", successor="BE"),
        ]
    )
    assert table.lane("OLD") == "OLD"
    assert table.lane("OLD", successors=True) == "BE"


def test_actors_without_a_state_have_no_lane() -> None:
    table = ActorTable([group("iskp", parent="islamic-state"), group("islamic-state")])
    assert table.lane("iskp") is None
    assert table.lane("islamic-state") is None


def test_state_goes_before_parent_and_a_chain_is_followed() -> None:
    own = [
        group("cell", parent="front"),
        group("front", parent="UFWD"),
        group("guest", state="BE", parent="UFWD"),
    ]
    table = ActorTable(own)
    assert table.lane("cell") == "CN"
    assert table.lane("guest") == "BE"


def test_own_actors_add_and_override() -> None:
    blog = Actor("example-blog", "Example Blog", "organisation", aliases="the blog")
    west = Actor("MSS", "Office of Ours", "service", state="BE")
    table = ActorTable([west, blog])
    assert table.own == (west, blog)
    assert blog.aliases == ("the blog",)
    assert table["MSS"] == west
    assert table.lane("MSS") == "BE"
    assert table.find("Office of Ours") == west
    assert table.find("THE BLOG") == blog
    # What the built-in definition was called is gone with it.
    assert table.find("Guoanbu") is None
    assert "example-blog" in table
    assert len(table) == len(TABLE) + 1
    assert TABLE["MSS"].state == "CN"


def test_own_names_go_before_built_in_ones() -> None:
    own = Actor("giss-of-ours", "General Intelligence and Security Service", "service", state="BE")
    assert ActorTable([own]).find("General Intelligence and Security Service") == own


def test_order_and_equal_doubles_do_not_matter() -> None:
    one, two = group("one"), group("two")
    again = Actor("one", "One", "group", place=Place("b.yaml", 3))
    assert ActorTable([one, two]) == ActorTable([two, again, one]) == TABLE.with_actors([one, two])
    assert hash(ActorTable([one])) == hash(ActorTable([again]))
    assert ActorTable([one, two]).with_actors([again]).own == (one, two)


def test_doubled_code_is_refused_with_both_places() -> None:
    first = Actor("hlf", "Left", "group", place=Place("a.yaml", 3, 5))
    second = Actor("hlf", "Right", "group", place=Place("b.yaml", 9, 5))
    with pytest.raises(ModelError) as caught:
        ActorTable([first]).with_actors([second])
    assert str(caught.value) == (
        "actor 'hlf' is defined twice: name 'Left' at a.yaml:3:5 and name 'Right' at b.yaml:9:5; "
        "keep one definition"
    )


CIRCLES = [
    # own actors, the circle named
    ([group("a", parent="a")], "'a' -> 'a'"),
    ([group("b", state="a"), group("a", parent="b")], "'a' -> 'b' -> 'a'"),
    (
        [group("c", parent="a"), group("b", state="c"), group("a", parent="b")],
        "'a' -> 'b' -> 'c' -> 'a'",
    ),
    ([Actor("BE", "Belgium", "state", state="VSSE")], "'BE' -> 'VSSE' -> 'BE'"),
    ([Actor("RU", "Russia", "state", successor="SU")], "'RU' -> 'SU' -> 'RU'"),
]


@pytest.mark.parametrize(("own", "circle"), CIRCLES)
def test_circles_are_refused_and_named(own: list[Actor], circle: str) -> None:
    with pytest.raises(ModelError) as caught:
        ActorTable(own)
    assert str(caught.value) == (
        f"actors {circle}: state, parent and successor must not run in a circle; leave one out"
    )


def test_long_chains_are_walked_without_recursion() -> None:
    own = [group(f"g{n}", parent=f"g{n + 1}") for n in range(5000)]
    assert ActorTable([*own, group("g5000", state="BE")]).lane("g0") == "BE"


@pytest.mark.parametrize(("code", "message"), UNKNOWN)
def test_unknown_codes_name_the_nearest(code: str, message: str) -> None:
    assert code not in TABLE
    assert TABLE.get(code) is None
    with pytest.raises(UnknownIdError) as caught:
        TABLE[code]
    assert str(caught.value) == message
    assert isinstance(caught.value, KeyError)


def test_hints_know_own_actors() -> None:
    table = ActorTable([Actor("example-blog", "Example Blog", "organisation")])
    with pytest.raises(UnknownIdError, match=r"did you mean 'example-blog' \(Example Blog\)\?"):
        table.lane("exampel-blog")


def test_hostile_codes_give_short_messages() -> None:
    with pytest.raises(UnknownIdError) as caught:
        TABLE["A" * 1_000_000]
    assert len(str(caught.value)) < 250


def test_dangling_references_are_listed_and_refused_by_lane() -> None:
    table = ActorTable([group("x", state="be", parent="nobody"), group("y", state="BE")])
    assert [(actor.code, *rest) for actor, *rest in table.dangling()] == [
        ("x", "state", "be"),
        ("x", "parent", "nobody"),
    ]
    with pytest.raises(UnknownIdError, match=r"actor 'be': no such code; did you mean 'BE'"):
        table.lane("x")


REFUSED = [
    # arguments, message
    (("", "X", "group"), "actor code '': expected 1 to 120 letters"),
    (("a b", "X", "group"), "actor code 'a b': expected 1 to 120 letters"),
    (("-a", "X", "group"), "actor code '-a': expected 1 to 120 letters"),
    (("../x", "X", "group"), "actor code '../x': expected 1 to 120 letters"),
    (("é", "X", "group"), "actor code 'é': expected 1 to 120 letters"),
    (("x" * 121, "X", "group"), "actor code '" + "x" * 59 + "…': expected 1 to 120 letters"),
    ((False, "X", "group"), "actor code 'False': expected 1 to 120 letters"),  # YAML's NO
    (("x", " ", "group"), "actor 'x': expected a name, found ' '"),
    (("x", None, "group"), "actor 'x': expected a name, found None"),
    (("x", "X", "spy"), "actor 'x': kind 'spy': expected one of " + ", ".join(KINDS)),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_actors_refuse_and_say_why(arguments: tuple[str, str, str], message: str) -> None:
    with pytest.raises(ModelError) as caught:
        Actor(*arguments)
    assert str(caught.value).startswith(message)


def test_place_takes_no_part_in_comparisons() -> None:
    assert group("x") == Actor("x", "X", "group", place=Place("a.yaml", 1, 1))


def test_tables_pickle() -> None:
    table = ActorTable([group("x", state="BE")])
    assert table.find("X") is not None
    again = pickle.loads(pickle.dumps(table))  # noqa: S301 - our own bytes
    assert again == table
    assert again.lane("x") == "BE"


CODES = st.text(string.ascii_lowercase, min_size=3, max_size=3)
OWN = st.dictionaries(
    CODES, st.tuples(st.sampled_from(KINDS), st.one_of(st.none(), CODES)), max_size=8
).map(lambda rows: [Actor(c, c.upper(), kind, parent=up) for c, (kind, up) in rows.items()])


@given(OWN)
def test_a_table_is_refused_or_all_its_lanes_end(own: list[Actor]) -> None:
    try:
        table = ActorTable(own)
    except ModelError:
        return
    lost = {actor.code for actor, _, _ in table.dangling()}
    for actor in own:
        if not lost:
            lane = table.lane(actor.code, successors=True)
            assert lane is None or table[lane].kind in ("state", "international")


@given(OWN)
def test_tables_do_not_depend_on_order(own: list[Actor]) -> None:
    try:
        table = ActorTable(own)
    except ModelError:
        return
    assert table == ActorTable(reversed(own)) == TABLE.with_actors(own)


@given(st.text(max_size=40))
def test_find_takes_any_text(text: str) -> None:
    found = TABLE.find(text)
    assert found is None or found.code in TABLE


def test_importing_does_not_load_the_tables() -> None:
    script = (
        "import sys, chronoint.model.actors as a; a.ActorTable(); "
        "sys.exit('pycountry' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
