"""Languages: tables with the same keys, months and numbers from Babel, no process locale."""

import locale
import re
import tomllib
from importlib.resources import files

import pytest

from chronoint import Source, chronology, event
from chronoint.dates import day_number, parse_edtf
from chronoint.dates.describing.words import languages as described
from chronoint.errors import ModelError
from chronoint.layout import LayoutOptions, arrange
from chronoint.layout.language import language_of, languages
from chronoint.layout.legend import _SIGNS
from chronoint.layout.marks import STATUS_CLASS
from chronoint.layout.units import Unit, name_day, name_tick

FIELD = re.compile(r"\{\w+\}")


def table(code):
    text = (files("chronoint.layout") / "wordings" / f"{code}.toml").read_text("utf-8")
    return tomllib.loads(text)


def patterns(code):
    """Give every pattern of a table by its full name."""
    found = {}
    for name, part in table(code).items():
        if isinstance(part, dict):
            for key, value in part.items():
                forms = value if isinstance(value, dict) else {"": value}
                found |= {(name, key, form): text for form, text in forms.items()}
    return found


@pytest.mark.parametrize("code", languages())
def test_every_language_says_the_same_things(code):
    english, other = patterns("en"), patterns(code)
    assert other.keys() == english.keys()
    for key, text in other.items():
        assert text.strip(), key
        assert sorted(FIELD.findall(text)) == sorted(FIELD.findall(english[key])), key


@pytest.mark.parametrize("code", languages())
def test_every_sign_and_status_has_words(code):
    found = table(code)
    assert set(_SIGNS) | {"with_count"} == set(found["legend"])
    assert set(STATUS_CLASS) == set(found["statuses"])


def test_the_same_languages_as_describe():
    assert set(languages()) <= set(described())


DATES = [
    # language, a day, a month, from CLDR (skeletons yMMMd and yMMM); "en" cuts as en-US does
    ("en", "5 Mar 2020", "Mar 2020"),
    ("en-US", "Mar 5, 2020", "Mar 2020"),
    ("fr", "5 mars 2020", "mars 2020"),
    ("nl", "5 mrt 2020", "mrt 2020"),
    ("de", "5. März 2020", "März 2020"),
]


@pytest.mark.parametrize(("code", "day", "month"), DATES)
def test_dates_in_the_order_of_the_language(code, day, month):
    moment = day_number(2020, 3, 5) * 86_400
    assert name_day(moment, "day", code) == day
    assert name_day(moment, "month", code) == month
    assert name_tick(moment, Unit("year", 1), code) == "2020"


YEARS = [
    # astronomical year, language, text
    (12_000, "en", "12,000"),
    (12_000, "de", "12.000"),
    (12_000, "fr", "12\xa0000"),
    (-499, "de", "500 v. Chr."),
    (-499, "fr", "500 av. J.-C."),
    (0, "nl", "1 v.Chr."),
    (1, "nl", "1 n.Chr."),
    (-13_800_000_000, "de", "13,8 Ga"),
    (-300_000, "en", "300,000 BCE"),
]


@pytest.mark.parametrize(("year", "code", "text"), YEARS)
def test_years(year, code, text):
    assert language_of(code).year(year) == text


COUNTS = [
    # number, language, text; in French, 0 is singular (CLDR)
    (0, "en", "0 events"),
    (1, "en", "1 event"),
    (1200, "en", "1,200 events"),
    (0, "fr", "0 événement"),
    (2, "fr", "2 événements"),
    (1200, "de", "1.200 Ereignisse"),
]


@pytest.mark.parametrize(("number", "code", "text"), COUNTS)
def test_counts(number, code, text):
    assert language_of(code).count(number, "event") == text


UNKNOWN = [
    # code, message
    ("xx", "language 'xx': expected one of 'de', 'en', 'fr', 'nl'"),
    ("", "language '': expected one of 'de', 'en', 'fr', 'nl'"),
    ("../en", "language '../en': expected one of 'de', 'en', 'fr', 'nl'"),
    ("de-XX", "language 'de-XX': Babel has no such region; write 'de'"),
]


@pytest.mark.parametrize(("code", "message"), UNKNOWN)
def test_an_unknown_language_names_the_known_ones(code, message):
    with pytest.raises(ModelError) as caught:
        LayoutOptions(language=code)
    assert str(caught.value) == message


def told_of():
    source = Source("s", publisher="P", published=parse_edtf("2020-05"))
    return chronology(
        [
            event("a", date="2019-03-05", title="Raid", initiator="RU", status="alleged"),
            event("b", date="2019-05~", title="Law", status="confirmed"),
            event("c", title="When?", initiator="a-blog"),
        ],
        source=source,
    )


def words_of(scene):
    runs = [*scene.texts, *scene.axis.labels, *(item.run for item in scene.legend)]
    runs += [run for lane in scene.lanes for run in lane.texts]
    runs += [run for label in scene.labels for run in label.runs]
    return " | ".join(run.text for run in runs)


SPOKEN = [
    # language, words of the picture above
    ("en", ["May", "alleged", "Unattributed", "no date", "c. May 2019", "Sources: P (May 2020)."]),
    (
        "fr",
        ["mai", "allégué", "Non attribué", "sans date", "v. mai 2019", "Sources : P (mai 2020)."],
    ),
    ("nl", ["mei", "beweerd", "Niet toegeschreven", "zonder datum", "Bronnen: P (mei 2020)."]),
    ("de", ["Mai", "behauptet", "Nicht zugeordnet", "ohne Datum", "Quellen: P (Mai 2020)."]),
]


@pytest.mark.parametrize(("code", "words"), SPOKEN)
def test_a_picture_in_another_language(code, words):
    scene = arrange(told_of(), options=LayoutOptions(language=code))
    spoken = words_of(scene)
    for word in words:
        assert word in spoken, spoken
    if code != "en":
        for english in ("event", "Sources:", "no date", "alleged", "lanes"):
            assert english not in spoken


def test_as_known_on_a_day():
    scene = arrange(told_of(), as_of="2020-09-18", options=LayoutOptions(language="de"))
    assert "Kenntnisstand: 18. Sept. 2020" in words_of(scene)
    assert scene.footer.endswith("Kenntnisstand: 18. Sept. 2020.")


def test_the_locale_of_the_process_is_not_asked(monkeypatch):
    for name in ("LC_ALL", "LC_TIME", "LANG", "LANGUAGE"):
        monkeypatch.setenv(name, "de_DE.UTF-8")
    before = locale.setlocale(locale.LC_ALL)
    assert "event" in words_of(arrange(told_of()))
    assert locale.setlocale(locale.LC_ALL) == before
