"""Dutch words for dates, as data."""

from chronoint.dates.prose.words import Language, numbered, phrases, those

__all__ = ["DUTCH"]

_SMALL = numbered(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien twintig",
    1,
) | {"één": 1, "vijfentwintig": 25, "dertig": 30, "veertig": 40, "vijftig": 50, "honderd": 100}
_HOLIDAYS = {
    "kerstmis": "12-25",
    "kerst": "12-25",
    "eerste kerstdag": "12-25",
    "tweede kerstdag": "12-26",
    "kerstavond": "12-24",
    "nieuwjaarsdag": "01-01",
    "nieuwjaar": "01-01",
    "oudejaarsavond": "12-31",
    "allerheiligen": "11-01",
    "wapenstilstand": "11-11",
    "pasen": "easter+0",
    "paaszondag": "easter+0",
    "paasmaandag": "easter+1",
    "goede vrijdag": "easter-2",
    "hemelvaart": "easter+39",
    "pinksteren": "easter+49",
}
_PERIODS = {
    "eerste wereldoorlog": "1914-07-28/1918-11-11",
    "tweede wereldoorlog": "1939-09-01/1945-09-02",
    "koude oorlog": "1947~/1991-12-26",
    "franse revolutie": "1789/1799",
}

DUTCH = Language(
    code="nl",
    months=numbered(
        "januari februari maart april mei juni juli augustus september oktober november december",
        1,
    )
    | {"jan": 1, "feb": 2, "mrt": 3, "apr": 4, "aug": 8, "sept": 9, "sep": 9, "okt": 10}
    | {"nov": 11, "dec": 12},
    weekdays=numbered("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", 0),
    weekday_plurals=those(
        "maandagen dinsdagen woensdagen donderdagen vrijdagen zaterdagen zondagen"
    ),
    seasons={"lente": 21, "voorjaar": 21, "zomer": 22, "herfst": 23, "najaar": 23, "winter": 24},
    units={
        "dag": "day",
        "dagen": "day",
        "weekend": "weekend",
        "week": "week",
        "weken": "week",
        "maand": "month",
        "maanden": "month",
        "jaar": "year",
        "jaren": "year",
        "decennium": "decade",
        "decennia": "decade",
        "eeuw": "century",
        "eeuwen": "century",
    },
    numbers={word: (number, number) for word, number in _SMALL.items()}
    | {"paar": (2, 5), "enkele": (2, 5), "verschillende": (3, 7), "tiental": (10, 10)},
    ordinals=numbered(
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde "
        "dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste",
        1,
    ),
    ordinal_tails=frozenset({"e", "de", "ste"}),
    parts={
        **dict.fromkeys(phrases("begin", "begin van", "vroeg in", "in het begin van"), "early"),
        **dict.fromkeys(phrases("midden", "medio", "midden in", "half", "het midden van"), "mid"),
        **dict.fromkeys(phrases("eind", "einde", "eind van", "einde van", "laat in"), "late"),
        **dict.fromkeys(phrases("laatste maanden van"), "final months"),
    },
    sides={
        **dict.fromkeys(phrases("sinds", "sedert"), "since"),
        **dict.fromkeys(phrases("vanaf", "niet voor", "ten vroegste"), "from"),
        **dict.fromkeys(
            phrases(
                "na",
            ),
            "after",
        ),
        **dict.fromkeys(phrases("voor", "vóór"), "before"),
        **dict.fromkeys(phrases("tegen", "uiterlijk", "uiterlijk op", "ten laatste"), "by"),
        **dict.fromkeys(phrases("tot", "tot en met", "tot in"), "until"),
    },
    sides_behind={("of", "later"): "from"},
    doubts={
        ("omstreeks",): 2,
        ("rond",): 2,
        ("circa",): 2,
        ("ongeveer",): 2,
        ("waarschijnlijk", "in"): 1,
    },
    near={
        "vorige": -1,
        "vorig": -1,
        "afgelopen": -1,
        "voorbije": -1,
        "deze": 0,
        "dit": 0,
        "volgende": 1,
        "volgend": 1,
        "komende": 1,
        "komend": 1,
        "datzelfde": 0,
        "diezelfde": 0,
        "dezelfde": 0,
        "hetzelfde": 0,
        "die": 0,
        "dat": 0,
        "voorgaande": -1,
    },
    named_days={
        ("vandaag",): 0,
        ("gisteren",): -1,
        ("morgen",): 1,
        ("eergisteren",): -2,
        ("overmorgen",): 2,
    },
    articles=frozenset({"de", "het", "'t"}),
    of=frozenset({"van", "in"}),
    prepositions=those(
        "in op sinds sedert vanaf na voor vóór tot tegen tijdens gedurende van tussen begin eind "
        "einde half medio elke iedere en uit rond"
    ),
    links={"tot": "to", "-": "to", "en": "and", "of": "or", "t": "to"},
    within=frozenset({"tijdens", "gedurende", "sinds", "na", "voor", "in"}),
    between=frozenset({"tussen"}),
    start=frozenset({"van"}),
    onwards=frozenset({"af"}),
    weak=frozenset({"half"}),
    told=frozenset({"datzelfde", "diezelfde", "dezelfde", "hetzelfde", "die", "dat", "voorgaande"}),
    told_with_article=frozenset({"volgende"}),
    lately=frozenset({"laatste", "afgelopen", "voorbije"}),
    coming=frozenset({"komende", "volgende"}),
    behind={
        ("geleden",): (-1, False),
        ("later",): (1, True),
        ("nadien",): (1, True),
        ("eerder",): (-1, True),
        ("voordien",): (-1, True),
        ("tevoren",): (-1, True),
        ("na",): (1, True),
        ("voor",): (-1, True),
    },
    so_far={("eerder",): True, ("later",): False},
    quantities={
        ("meer", "dan"): "more",
        ("ruim",): "more",
        ("minstens",): "more",
        ("minder", "dan"): "less",
        ("bijna",): "about",
        ("ongeveer",): "about",
        ("zowat",): "about",
    },
    fillers=frozenset({"lange", "volle", "opeenvolgende"}),
    several=those("dagen weken maanden jaren decennia eeuwen"),
    halves={"helft": 2, "kwartaal": 4, "trimester": 4, "semester": 2},
    half=frozenset({"half", "halve"}),
    final={"laatste": 1},
    ages=frozenset({"oud", "oude"}),
    each=frozenset({"elke", "elk", "iedere", "ieder"}),
    often={
        ("jaarlijks",): "year",
        ("maandelijks",): "month",
        ("wekelijks",): "week",
        ("dagelijks",): "day",
    },
    vague={("nu",): 0, ("momenteel",): 0, ("onlangs",): -1, ("binnenkort",): 1},
    decades=numbered("twintig dertig veertig vijftig zestig zeventig tachtig negentig", 2),
    eras={("v", ".", "chr", "."): True, ("v.", "chr", "."): True, ("n", ".", "chr", "."): False},
    fiscal=frozenset(phrases("boekjaar", "begrotingsjaar")),
    holidays={tuple(name.split()): when for name, when in _HOLIDAYS.items()},
    periods={tuple(name.split()): when for name, when in _PERIODS.items()},
    ahead_cues=frozenset(phrases("zal", "zullen", "gepland", "voorzien")),
    perfect=frozenset(),
    lasting=frozenset({"gedurende"}),
    opening=frozenset({"voor", "na"}),
    day_parts=those("ochtend middag namiddag avond nacht"),
    decade_units=frozenset({"jaren"}),
    clock_before=those("om rond omstreeks tegen vanaf"),
    times=frozenset(phrases("op dat moment", "in die tijd", "in die periode")),
    owners=frozenset({"zijn", "haar", "hun"}),
    counted=those(
        "mannen soldaten mensen personen doden gewonden euro dollar km meter kilometer ton "
        "pagina stemmen zetels miljoen miljard inwoners werknemers"
    ),
    counting=frozenset({"ongeveer", "zowat", "bijna", "pagina", "nummer", "artikel", "slechts"}),
)
