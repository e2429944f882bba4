"""French words for dates, as data."""

from chronoint.dates.prose.words import Language, numbered, phrases, those

__all__ = ["FRENCH"]

_SMALL = numbered(
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 1
) | {"une": 1, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_HOLIDAYS = {
    "noël": "12-25",
    "nouvel an": "01-01",
    "saint - sylvestre": "12-31",
    "toussaint": "11-01",
    "armistice": "11-11",
    "pâques": "easter+0",
    "lundi de pâques": "easter+1",
    "vendredi saint": "easter-2",
    "ascension": "easter+39",
    "pentecôte": "easter+49",
    "lundi de pentecôte": "easter+50",
}
_PERIODS = {
    "première guerre mondiale": "1914-07-28/1918-11-11",
    "grande guerre": "1914-07-28/1918-11-11",
    "seconde guerre mondiale": "1939-09-01/1945-09-02",
    "deuxième guerre mondiale": "1939-09-01/1945-09-02",
    "guerre froide": "1947~/1991-12-26",
    "révolution française": "1789/1799",
}

FRENCH = Language(
    code="fr",
    months=numbered(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", 1
    )
    | {"janv": 1, "févr": 2, "fevrier": 2, "avr": 4, "juil": 7, "aout": 8, "sept": 9, "oct": 10}
    | {"nov": 11, "déc": 12, "decembre": 12},
    weekdays=numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 0),
    weekday_plurals=those("lundis mardis mercredis jeudis vendredis samedis dimanches"),
    seasons={"printemps": 21, "été": 22, "automne": 23, "hiver": 24},
    units={
        "jour": "day",
        "jours": "day",
        "journée": "day",
        "weekend": "weekend",
        "semaine": "week",
        "semaines": "week",
        "mois": "month",
        "an": "year",
        "ans": "year",
        "année": "year",
        "années": "year",
        "décennie": "decade",
        "décennies": "decade",
        "siècle": "century",
        "siècles": "century",
    },
    numbers={word: (number, number) for word, number in _SMALL.items()}
    | {"quelques": (2, 5), "plusieurs": (3, 7), "dizaine": (10, 10), "vingtaine": (20, 20)},
    ordinals=numbered(
        "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième "
        "dixième onzième douzième",
        1,
    )
    | {"première": 1, "second": 2, "seconde": 2},
    ordinal_tails=frozenset({"er", "e", "ème", "eme", "è"}),
    parts={
        **dict.fromkeys(
            phrases("début", "début de", "début d'", "au début de", "au début d'", "au début du"),
            "early",
        ),
        **dict.fromkeys(phrases("commencement de", "commencement du"), "beginning"),
        **dict.fromkeys(
            phrases(
                "début du",
            ),
            "early",
        ),
        **dict.fromkeys(phrases("mi", "milieu de", "milieu d'", "milieu du"), "mid"),
        **dict.fromkeys(
            phrases("fin", "fin de", "fin d'", "fin du", "à la fin de", "à la fin du"), "late"
        ),
        **dict.fromkeys(phrases("derniers mois de", "derniers mois d'"), "final months"),
    },
    sides={
        **dict.fromkeys(phrases("depuis", "dès"), "since"),
        **dict.fromkeys(phrases("à partir de", "à partir du", "à partir d'", "pas avant"), "from"),
        **dict.fromkeys(
            phrases(
                "après",
            ),
            "after",
        ),
        **dict.fromkeys(
            phrases(
                "avant",
            ),
            "before",
        ),
        **dict.fromkeys(phrases("d' ici", "au plus tard en", "au plus tard le"), "by"),
        **dict.fromkeys(
            phrases("jusqu ' en", "jusqu ' au", "jusqu ' à", "jusqu ' à la", "jusque"), "until"
        ),
    },
    sides_behind={("ou", "plus", "tard"): "from", ("au", "plus", "tard"): "by"},
    doubts={("vers",): 2, ("environ",): 2, ("autour", "de"): 2, ("probablement", "en"): 1},
    near={
        "ce": 0,
        "cet": 0,
        "cette": 0,
        "prochain": 1,
        "prochaine": 1,
        "même": 0,
        "dernière": -1,
        "dernier": -1,
    },
    named_days={
        ("aujourd", "'", "hui"): 0,
        ("hier",): -1,
        ("demain",): 1,
        ("avant", "-", "hier"): -2,
        ("après", "-", "demain"): 2,
    },
    articles=frozenset({"le", "la", "l'", "les", "du", "au", "des", "aux"}),
    of=frozenset({"de", "d'", "du"}),
    prepositions=those(
        "en dans depuis dès avant après durant pendant de d' du au à vers entre jusque le l' "
        "jusqu fin début mi chaque an l'an année et ce cet"
    ),
    links={"à": "to", "au": "to", "-": "to", "et": "and", "ou": "or"},
    within=frozenset({"pendant", "durant", "depuis", "avant", "après", "lors", "de"}),
    between=frozenset({"entre"}),
    start=frozenset({"de", "du", "d'"}),
    weak=frozenset({"mars", "mai", "été", "second"}),
    told=frozenset({"même"}),
    near_behind={
        "dernier": (-1, False),
        "dernière": (-1, False),
        "passé": (-1, False),
        "passée": (-1, False),
        "prochain": (1, False),
        "prochaine": (1, False),
        "précédent": (-1, True),
        "précédente": (-1, True),
        "suivant": (1, True),
        "suivante": (1, True),
    },
    lately=frozenset({"derniers", "dernières"}),
    coming=frozenset({"prochains", "prochaines"}),
    behind={
        ("plus", "tard"): (1, True),
        ("après",): (1, True),
        ("plus", "tôt"): (-1, True),
        ("auparavant",): (-1, True),
        ("avant",): (-1, True),
    },
    ahead={("il", "y", "a"): (-1, False), ("voici",): (-1, False)},
    so_far={("plus", "tôt"): True, ("plus", "tard"): False},
    quantities={
        ("plus", "de"): "more",
        ("plus", "d'"): "more",
        ("au", "moins"): "more",
        ("moins", "de"): "less",
        ("près", "de"): "about",
        ("environ",): "about",
        ("presque",): "about",
    },
    fillers=frozenset({"longues", "longs"}),
    several=those("jours semaines ans années décennies siècles"),
    halves={"moitié": 2, "semestre": 2, "trimestre": 4},
    half=frozenset({"demi", "demie"}),
    final={"dernier": 1, "dernière": 1},
    ages=frozenset({"âgé"}),
    each=frozenset({"chaque"}),
    vague={("maintenant",): 0, ("actuellement",): 0, ("récemment",): -1, ("bientôt",): 1},
    decades={"vingt": 2, "trente": 3, "quarante": 4, "cinquante": 5, "soixante": 6},
    eras={
        ("av", ".", "j", ".", "-", "c", "."): True,
        ("avant", "jésus", "-", "christ"): True,
        ("apr", ".", "j", ".", "-", "c", "."): False,
    },
    fiscal=frozenset(phrases("exercice", "année fiscale", "exercice fiscal")),
    holidays={tuple(name.split()): when for name, when in _HOLIDAYS.items()},
    periods={tuple(name.split()): when for name, when in _PERIODS.items()},
    ahead_cues=frozenset(
        phrases("sera", "seront", "aura", "auront", "prévu", "prévue", "devrait", "devraient")
    ),
    perfect=frozenset(),
    lasting=frozenset({"pendant"}),
    opening=frozenset({"avant", "après"}),
    that=frozenset({"cela"}),
    day_parts=those("matin après-midi soir soirée nuit"),
    decade_units=frozenset({"années"}),
    told_days={("lendemain",): 1, ("surlendemain",): 2, ("veille",): -1},
    clock_before=those("à vers dès"),
    times=frozenset(phrases("à cette époque", "à ce moment - là", "à l' époque")),
    owners=frozenset({"ses", "leurs"}),
    counted=those(
        "hommes soldats personnes morts blessés euros dollars km mètres kilomètres tonnes pages "
        "voix sièges millions milliards habitants employés ans"
    ),
    counting=frozenset({"environ", "quelque", "près", "page", "numéro", "article", "seulement"}),
)
