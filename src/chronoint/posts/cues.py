"""Cue words of drafts, as data: which word tells of which type, status and role."""

from chronoint.model import Status
from chronoint.posts.words import word_set

__all__ = ["LASTING", "MOMENTS", "NOUNS", "OTHERS", "RESPONDED", "STATUS_CUES", "VERBS"]

_VERBS = """
sentence: sentenced, jailed, imprisoned, convicted
trial: tried, prosecuted, ruled, acquitted
charge: charged, indicted
expulsion: expelled, barred, banned, deported, ousted, withdrawn, declared persona non grata
expulsion: forced to leave, had to leave, made to leave
extradition: extradited
arrest: arrested, detained, apprehended, seized, handcuffed
arrest: held in prison, held in prisons, held in custody
sanction: sanctioned, blacklisted, fined, sanction list
release: released, freed, pardoned
dismissal: dismissed, suspended, fired, sacked, removed from office
retirement: retired, retires, retiree
attack: attacked, killed, bombed, shot, stabbed, murdered, perpetrated, assassinated, poisoned
attack: wounded
cyberattack: hacked, hacking, targeted websites, ddos, defaced, phished
sabotage: sabotaged, severed, derailed, set on fire, blew up, cut cables
recruitment: recruited, recruits, recruit, recruiting, enlisted, hired
surveillance: wiretapped, tapped, bugged, intercepted, monitored, eavesdropped, monitoring
surveillance: eavesdrop, track, tracked, tracking
espionage: spied, spying, stole, infiltrated, leaked secrets, passed information
espionage: passing information
leak: leaked
interference: interfered, meddled, influenced
disinformation: smeared, spread disinformation
investigation: investigated, investigating, investigates, probed, raided, searched, sealed
investigation: initiated
law: legalized, legalised, legalizing, legalising, criminalised, criminalized, enacted
law: legislated, obliged, entered into force, punishable
election: elected, re-elected, voted
appointment: appointed, nominated, named head
agreement: signed, agreed, ratified
meeting: met, hosted, convened, gathered, held talks, inaugurated, organized, organised
meeting: participated, invited
reform: integrated, reformed, merged, transformed, extended, embedded, part of
declassification: declassified
cooperation: cooperated, cooperating, collaborated, pooling, joined forces
organisation: expanding, expanded, founded, established, set up, launched, created, opened, closed
construction: built, renovated, renovation
statement: said, stated, argued, declared, called on, urged, claimed, accused, denounced, added
statement: revealed, indicates, indicated, told, believes, explicitly called, described
statement: delivered
warning: warned, alerted
publication: published, reported, wrote, penned, posted, consulted
figure: issued, processed, carried out, received, increased, doubled, rose, fell, reached, numbered
government: resigned, formed, collapsed, toppled, implosion, governed
consequence: led to, leads to, leading to
career: served, serves, worked, heads, headed, leads, led, directs, worked as, tasked
threat: threatened, threatens, poses
conflict: invaded, escalated, clashed, annexed, occupied
plot: plotted, plotting, planned attacks, foiled
"""
_NOUNS = """
sentence: verdict, conviction, sentence, imprisonment
trial: trial, trials, court, judge, ruling
charge: indictment, charges
expulsion: expulsion, expulsions, persona non grata
extradition: extradition
arrest: arrest, arrests
sanction: sanctions, sanction
attack: attack, attacks, bombing, bombings, shooting, massacre
cyberattack: cyberattack, cyberattacks, ddos, hacktivist, cyber-attack, cyber-attacks
sabotage: sabotage, vandalism, exploding, severing
recruitment: recruitment
surveillance: surveillance, wiretapping, wiretap
espionage: espionage, spies, spy, spying, agents, participation in, operation
interference: interference, meddling
disinformation: disinformation, propaganda
investigation: investigation, investigations, inquiry, probe, house searches, intervention
law: law, legislation, code, act, penalisation
election: election, elections
agreement: agreement, treaty, pact, convention
meeting: meeting, summit, conference, ceremony, rally, evening
reform: reform, integration, extension
cooperation: cooperation, collaboration, partnership
construction: renovation, construction
statement: speech, statement
warning: warning
publication: article, piece, report, issue
figure: number, increase, percent, total, requests, checks, employees
government: government, regime, cabinet, parliament
career: director, head, chief, career, accreditation
conflict: war, upheaval, invasion, conflict, fighting, brawls
threat: threat, threats
protest: protest, protests, demonstration, demonstrations, occupations of
ceremony: opening of, inauguration ceremony
presence: present, presence, supporters, liaison officers, active
corruption: corruption
capability: capacity, capability, capable of, ability
figure: half, third, quarter
plot: plot, plans
"""

STATUS_CUES: tuple[tuple[Status, tuple[str, ...]], ...] = (
    ("acquitted", ("acquitted", "not guilty", "cleared of")),
    (
        "convicted",
        (
            "convicted",
            "sentenced",
            "found guilty",
            "guilty of",
            "pleaded guilty",
            "conviction",
            "jailed for",
        ),
    ),
    (
        "charged",
        (
            "charged with",
            "was charged",
            "were charged",
            "indicted",
            "facing charges",
            "facing slander charges",
            "is facing",
            "are facing",
        ),
    ),
    (
        "denied",
        ("denied", "denies", "dismisses", "rejects", "rejected the accusations", "no evidence"),
    ),
    (
        "scheduled",
        (
            "is set for",
            "are set for",
            "scheduled",
            "is due",
            "are due",
            "will be held",
            "will take place",
            "planned for",
            "originally planned",
            "is to be held",
            "will begin",
            "will open",
            "will start",
            "is expected to",
        ),
    ),
    (
        "alleged",
        (
            "accused",
            "alleged",
            "allegedly",
            "suspected",
            "reportedly",
            "is said to",
            "are said to",
            "was said to",
            "believed to",
            "believe that",
            "believes that",
            "rumors",
            "rumours",
            "purported",
            "supposedly",
            "apparently",
            "posing as",
            "may have",
            "might have",
            "attributed to",
        ),
    ),
    ("confirmed", ("confirmed", "confirms", "admitted", "acknowledged")),
)
"""Status and the words that tell it, the firmest first."""

LASTING = word_set(
    "espionage surveillance career cooperation conflict interference disinformation presence figure"
)
"""Types for which "between 2003 and 2005" is all of it."""

MOMENTS = word_set(
    "retirement appointment arrest sentence election dismissal expulsion charge release"
)
"""Types that happen on a day: "retired since January" tells that day."""

OTHERS = word_set(
    "attack protest sabotage cyberattack conflict threat plot disinformation election arrest "
    "espionage interference"
)
"""Types that a service tells of others, even where it is the one that watched them."""

RESPONDED = word_set(
    "expulsion arrest sentence trial charge investigation sanction extradition "
    "dismissal release law"
)
"""Types in which the state that acts answers something, and the one acted upon began it."""


def _table(rows: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows.strip().splitlines():
        name, _, words = row.partition(": ")
        for word in words.split(", "):
            table.setdefault(word, name)
    return table


VERBS = _table(_VERBS)
NOUNS = _table(_NOUNS)
