"""Drafts: dates, actors, roles, status; one happening, one draft."""

import pytest

from chronoint import check, read, write
from chronoint.model import Actor
from chronoint.posts import draft, find_drafts, read_post
from chronoint.posts.gazetteer import Gazetteer
from chronoint.posts.reading import status_of
from chronoint.posts.sentences import clauses, sentences

HEAD = "Title of a post\n\n1 December 2019 — Some things happened of late.\n\n"

TOLD = [
    # sentence, date, type, status, initiator, target, responder, venue
    ("On 3 May 2019, Belgium expelled two Russian spies.",
     "2019-05-03", "expulsion", "reported", ["RU"], [], ["BE"], []),
    ("A Chinese agent was arrested in Brussels on 4 April 2019.",
     "2019-04-04", "arrest", "reported", ["CN"], [], ["BE"], ["BE"]),
    ("In March 2019, MI6 warned Denmark.",
     "2019-03", "warning", "reported", ["MI6"], ["DK"], [], []),
    ("Between 2003 and 2005, Colombian agents allegedly spied on the European Parliament.",
     "2003/2005", "espionage", "alleged", ["CO"], ["EU-PARLIAMENT"], [], []),
    ("In July 2018, a Polish court sentenced a Russian spy.",
     "2018-07", "sentence", "convicted", ["RU"], [], ["PL"], []),
    ("Russian hackers attacked Estonia in April 2007.",
     "2007-04", "attack", "reported", ["RU"], ["EE"], [], []),
    ("The trial of the Iranian agent is set for 2021 in Germany.",
     "2021", "trial", "scheduled", ["IR"], [], ["DE"], ["DE"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "date", "kind", "status", "initiator", "target", "responder", "venue"), TOLD
)
def test_reads_a_sentence(sentence, date, kind, status, initiator, target, responder, venue):
    post = read_post(HEAD + sentence + "\n", publisher="A Blog")
    found = [one for one in find_drafts(post) if one.dated and one.type != "publication"]
    assert [(str(one.date), one.type, one.status) for one in found] == [(date, kind, status)]
    roles = found[0].roles
    assert [list(roles[name]) for name in ("initiator", "target", "responder", "venue")] == [
        initiator, target, responder, venue,
    ]  # fmt: skip


CLAUSES = [
    # sentence(s), [(date, type, status, actors)]: own words; one draft for each own verb
    ("On 3 May 2019, Belgium expelled two Russian spies and Denmark arrested a Chinese agent; "
     "Poland searched the Iranian embassy.",
     [("2019-05-03", "expulsion", "reported", {"RU", "BE"}),
      ("2019-05-03", "arrest", "reported", {"CN", "DK"}),
      ("2019-05-03", "investigation", "reported", {"IR", "PL"})]),
    ("In June 2019, Norway arrested a Russian spy, who was charged with espionage.",
     [("2019-06", "arrest", "reported", {"RU", "NO"}),
      ("2019-06", "charge", "charged", {"RU"})]),
    ("He was arrested in Italy in 2002 and later convicted of murder.",
     [("2002", "arrest", "reported", {"IT"}),
      ("[2002-01-01..2019-12-01]", "sentence", "convicted", {"IT"})]),
    # what goes on in the next sentence is of the same date, what is general or to come is not
    ("Belgium expelled two Russian spies in March 2019. They were searched in Norway.",
     [("2019-03", "expulsion", "reported", {"RU", "BE"}),
      ("2019-03", "investigation", "reported", {"NO"})]),
    ("Belgium expelled two Russian spies in March 2019. Spain will expel others.",
     [("2019-03", "expulsion", "reported", {"RU", "BE"})]),
    # a date that only marks out a noun, or a war long past, does not go on
    ("In March 2019, Spain fined 200 firms. A firm fined in 2015 was French. Some of the firms were sealed.",
     [("2019-03", "sanction", "reported", {"ES"}),
      ("2015", "sanction", "reported", {"FR"}),
      ("2019-03", "investigation", "reported", {"FR"})]),
    # the happening named beside a date is of that date, what followed began with it
    ("Since the March 2016 attacks, Belgium has reformed its services.",
     [("2016-03", "attack", "reported", {"BE"}), ("2016-03/..", "reform", "reported", {"BE"})]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "wanted"), CLAUSES)
def test_each_clause_that_tells_its_own_is_a_draft(told, wanted):
    post = read_post(HEAD + told + "\n", publisher="A Blog")
    found = [one for one in find_drafts(post) if one.dated and one.type != "publication"]
    assert [(str(one.date), one.type, one.status, set(one.actors)) for one in found] == wanted


def test_clauses_tile_their_sentence():
    text = "In 2024, they held 20 talks, which failed; others (who were not asked) left and wrote."
    cut = list(clauses(text, 0, len(text)))
    assert "".join(text[a:b] for a, b in cut) == text
    assert len(cut) > 2


def test_what_is_told_three_times_is_one_draft_with_three_places():
    same = "On 3 May 2019, Belgium expelled two Russian spies over the affair."
    text = f"{HEAD}{same}\n\nIt rained.\n\n{same}\n\nUPDATE (May 1 2020) — {same}\n"
    found = [one for one in find_drafts(read_post(text)) if one.type == "expulsion"]
    assert [[spot.update for spot in one.spots] for one in found] == [
        [None, None, "update-2020-05-01"]
    ]
    assert [text[spot.offset :].startswith("On 3 May") for spot in found[0].spots] == [True] * 3


def test_without_a_date_it_was_so_by_the_time_of_writing():
    found = find_drafts(
        read_post(HEAD + "Russian spies infiltrated the office of a Danish firm.\n")
    )
    told = [(str(one.date), one.dated) for one in found if one.type == "espionage"]
    assert told == [("../2019-12-01", False)]


def test_our_country_is_the_publishers():
    post = read_post(HEAD + "In May 2019, Chinese spies infiltrated our country.\n", country="BE")
    one = next(one for one in find_drafts(post) if one.type == "espionage")
    assert (one.roles["initiator"], one.roles["target"]) == (("CN",), ("BE",))


def test_own_actors_are_found():
    acme = Actor("acme", "Acme Works", "organisation", state="NO")
    post = read_post(HEAD + "On 3 May 2019, Acme Works attacked Denmark.\n")
    one = next(one for one in find_drafts(post, actors=[acme]) if one.type == "attack")
    assert one.roles["initiator"] == ("acme",)


def test_drafts_are_marked_and_copy_no_sentence(tmp_path):
    sentence = "On 3 May 2019, Belgium expelled two Russian spies over the affair."
    post = read_post(HEAD + sentence, publisher="A Blog", country="BE")
    chronology = draft(post)
    claims = [claim for event in chronology for claim in event.claims]
    assert all(claim.tags == ("draft",) for claim in claims)
    assert all("expelled two" not in repr(claim) for claim in claims)
    assert claims[0].where == f"original, character {len(HEAD)}"
    assert claims[0].note == "draft, confidence 0.95"
    path = tmp_path / "new.yaml"
    write(chronology, path)
    again = read(path)
    assert [event.title for event in again] == [event.title for event in chronology]
    assert not [one for one in check(again) if one.severity == "error"]


WORDS = [
    # text, codes: words that look like codes are none
    ("It is in no way as it was. IT and IS are words, AND so is AM.", []),
    ("The US, the UK and the EU", ["US", "GB", "EU"]),
    ("Chinese-funded companies", ["CN"]),
    ("the Vienna Convention in Vienna", ["AT"]),
    ("Belgium\u2019s State Security Service", ["BE", "VSSE"]),
    ("Beijing and the Kremlin", ["CN", "RU"]),
]


@pytest.mark.parametrize(("text", "codes"), WORDS)
def test_the_gazetteer(text, codes):
    from chronoint.model import ActorTable  # noqa: PLC0415

    found = list(dict.fromkeys(one.code for one in Gazetteer(ActorTable()).find(text)))
    assert found == codes


def test_a_text_explains_its_abbreviations():
    from chronoint.model import ActorTable  # noqa: PLC0415

    gazetteer = Gazetteer(ActorTable())
    text = "The National Crisis Center (NCCN) spoke. NCCN again."
    gazetteer.learn(text)
    assert [one.code for one in gazetteer.find(text)] == ["NCCN", "NCCN", "NCCN"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("He was found guilty.", "convicted"),
        ("He was indicted.", "charged"),
        ("He denies it.", "denied"),
        ("He is said to have left.", "alleged"),
        ("It is set for June.", "scheduled"),
        ("The ministry confirmed it.", "confirmed"),
        ("It rained.", None),
    ],
)
def test_status_cues(text, status):
    assert status_of(text) == status


SPANS = [
    ("Italy has had no stable government since the general election held on 4 March 2018.",
     [("2018-03-04", "election"), ("2018-03-04/..", "government")]),
    ("Since the attack in March 2018, dozens of Russian officers have been expelled from Europe.",
     [("2018-03", "attack"), ("2018-03/2019-12-01", "expulsion")]),
    ("It was the worst attack in France since the attacks of 13 November 2015.",
     [("2015-11-13", "attack")]),
    # a note at the end has its own date
    ("Belgium expelled two Russian spies in March 2018 (the Russian consulate had been closed "
     "in 2015).", [("2018-03", "expulsion"), ("2015", "organisation")]),
    ("Belgium expelled two Russian spies in March 2018. In Norway, they were arrested "
     "(the Russian consulate had been closed in 2015).",
     [("2018-03", "expulsion"), ("2018-03", "arrest"), ("2015", "organisation")]),
    # a comparison is of both dates
    ("In 2018, Norway issued 400 visas, an increase of 10% on the previous year.",
     [("2018", "figure"), ("2017/2018", "figure")]),
    # what is listed in one form is told apart
    ("In May 2019, they had to leave the Russian embassy, the Russian mission to NATO and the "
     "Russian consulate.", [("2019-05", "expulsion")] * 3),
    ("In Poland, a new law has been in force since May 2018.", [("2018-05", "law")]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "wanted"), SPANS)
def test_which_date_governs_what(told, wanted):
    post = read_post(HEAD + told + "\n", publisher="A Blog")
    found = [one for one in find_drafts(post) if one.dated and one.type != "publication"]
    got = [(str(one.date), one.type) for one in found]
    assert sorted(got) == sorted(wanted)


def test_sentences_break_where_they_end():
    text = "Mr. A. Doe left at 5 p.m. on Feb. 3. “Why?” he asked. It cost 3.5 euros.\nHe paid\nnothing.\nTitle"
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "Mr. A. Doe left at 5 p.m. on Feb. 3.",
        "“Why?” he asked.",
        "It cost 3.5 euros.",
        "He paid\nnothing.",
        "Title",
    ]
