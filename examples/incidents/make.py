"""Make two lists of a thousand invented incidents each, and the pairs that are truly one.

    python examples/incidents/make.py FOLDER

writes tracker.csv, repository.csv and pairs.csv, always the same bytes. States are real,
so that their names, spelled in several ways, have to be told apart; every organisation,
group, malware, site and deed is made up. See README.md for what makes the lists hard.
"""

# ruff: noqa: SIM905 - dice for play, and lists of words that people can read

import csv
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

BOTH, ALONE = 430, 570
UMBRELLAS = 24
# How the tracker and the repository call a state, and its adjective.
STATES = [
    line.split("|")
    for line in """\
Argentina|Argentina|Argentine
Australia|Australia|Australian
Austria|Austria|Austrian
Bolivia (Plurinational State of)|Bolivia|Bolivian
Brazil|Brazil|Brazilian
Canada|Canada|Canadian
Chile|Chile|Chilean
China|China|Chinese
Colombia|Colombia|Colombian
Czech Republic|Czechia|Czech
Denmark|Denmark|Danish
Egypt|Egypt|Egyptian
Finland|Finland|Finnish
France|France|French
Germany|Germany|German
Greece|Greece|Greek
India|India|Indian
Indonesia|Indonesia|Indonesian
Iran (Islamic Republic of)|Iran, Islamic Republic of|Iranian
Israel|Israel|Israeli
Italy|Italy|Italian
Japan|Japan|Japanese
Kenya|Kenya|Kenyan
Korea (Democratic People's Republic of)|Korea, Democratic People's Republic of|North Korean
Mexico|Mexico|Mexican
Republic of Korea|Korea, Republic of|South Korean
Morocco|Morocco|Moroccan
Netherlands|The Netherlands|Dutch
Norway|Norway|Norwegian
Pakistan|Pakistan|Pakistani
Poland|Poland|Polish
Portugal|Portugal|Portuguese
Russian Federation|Russia|Russian
Spain|Spain|Spanish
Sweden|Sweden|Swedish
Tanzania, United Republic of|Tanzania|Tanzanian
Türkiye|Turkey|Turkish
Ukraine|Ukraine|Ukrainian
United Kingdom|UK|British
United States of America|United States|American
Viet Nam|Vietnam|Vietnamese
""".splitlines()
]
FIRST = (
    "Amber Brass Candid Copper Crooked Drowsy Dusty Eager Feathered Gilded Hollow Idle Jolly "
    "Knotted Lavender Lopsided Mellow Muffled Nimble Opal Painted Patient Pewter Quiet Rusty "
    "Sable Salted Silken Sleepy Spotted Stray Tepid Threadbare Upright Velvet Wandering Whistling "
    "Wooden Woolly Zealous"
).split()
SECOND = (
    "Anvil Badger Bagpipe Beacon Biscuit Bobbin Bonnet Button Cactus Candle Carousel Chestnut "
    "Corkscrew Doorbell Dumpling Easel Ferret Gherkin Gondola Hammock Harpsichord Kettle Lantern "
    "Marmot Meringue Mitten Nutmeg Otter Pancake Parasol Pelican Pinecone Radish Saucer Teapot "
    "Thimble Trombone Turnip Walnut Weathercock"
).split()
PLACES = (
    "Ashenmoor Brindlewick Cloudbury Dunmarrow Eldergate Fennimoor Glimmerford Hazelmere "
    "Ivoryton Juniper-Sands Kestrelholm Larkspire Mossgrove Nettlebay Oakmarsh Pebblewick "
    "Quillhaven Rookstead Saltmere Tarnfeld Umberly Vexholm Willowmark Yarrowdale"
).split()
KINDS_OF_BODY = (
    "Bank", "Broadcasting", "Energy", "Hospital Trust", "Institute", "Lighthouse Board",
    "Observatory", "Port Authority", "Railways", "Shipyards", "Telecom", "University",
    "Water Works",
)  # fmt: skip
SECTORS = (
    "energy suppliers", "hospitals", "newsrooms", "port operators", "railway companies",
    "research institutes", "satellite operators", "shipping firms", "telecom operators",
    "universities", "water works", "map makers",
)  # fmt: skip
# The tracker's word, the repository's, and a clause for each.
DEEDS = {
    "Espionage": (
        "Data theft; Hijacking with Misuse",
        "took documents for {weeks} weeks",
        "copied mailboxes and contracts",
    ),
    "Sabotage": (
        "Disruption; Hijacking with Misuse",
        "wiped {count} computers",
        "destroyed data on {count} machines",
    ),
    "Denial of service": (
        "Disruption",
        "flooded its sites for days",
        "kept its portal offline",
    ),
    "Defacement": (
        "Disruption",
        "replaced its pages with slogans",
        "altered its front page",
    ),
    "Doxing": (
        "Data theft & Doxing",
        "published {count} of its mails",
        "put internal letters online",
    ),
    "Financial theft": (
        "Data theft",
        "moved funds to accounts abroad",
        "diverted {count} transfers",
    ),
}
SITES = (
    "herald", "wire", "tribune", "threat-notes", "gazette", "monitor", "dispatch", "signals",
    "courier", "watch", "bulletin", "ledger",
)  # fmt: skip


def main(folder: Path) -> None:
    """Write the three files."""
    dice = Random(20260101)
    groups = make_groups(dice)
    incidents = [make_incident(dice, groups, number) for number in range(BOTH + 2 * ALONE)]
    make_sequels(dice, incidents)
    tracker, repository, pairs = {}, {}, []
    for number, incident in enumerate(incidents):
        if number < BOTH or number < BOTH + ALONE:
            tracker[number] = in_tracker(dice, incident)
        if number < BOTH or number >= BOTH + ALONE:
            repository[number] = in_repository(dice, incident)
        if number < BOTH:
            share_pages(dice, tracker[number], repository[number])
            pairs.append((number, number, "same"))
    pairs += make_umbrellas(dice, incidents, tracker, repository)
    spoil(dice, tracker, repository)
    numbers = {}
    for name, rows, key in (("tracker", tracker, "No"), ("repository", repository, "id")):
        order = list(rows)
        dice.shuffle(order)
        numbers[name] = {one: at for at, one in enumerate(order, 1 if name == "tracker" else 5001)}
        for one in order:
            rows[one] = {key: numbers[name][one], **rows[one]}
        save(folder / f"{name}.csv", [rows[one] for one in order])
    listed = sorted(
        (f"tracker-{numbers['tracker'][left]}", f"repository-{numbers['repository'][right]}", told)
        for left, right, told in pairs
    )
    save(
        folder / "pairs.csv",
        [dict(zip(("tracker", "repository", "relation"), one, strict=True)) for one in listed],
    )


def make_groups(dice: Random) -> list[dict[str, object]]:
    """Give the groups: a state, a name and a number that some publishers use instead."""
    names = [f"{one} {two}" for one in FIRST for two in SECOND]
    dice.shuffle(names)
    return [
        {"name": names.pop(), "alias": f"TX-{1000 + 7 * number}", "state": dice.choice(STATES),
         "likes": dice.sample(STATES, 3), "tools": [names.pop() for _ in range(3)]}
        for number in range(220)
    ]  # fmt: skip


def make_incident(dice: Random, groups: list[dict[str, object]], number: int) -> dict[str, object]:
    """Give what happened, before anybody wrote it down."""
    group = groups[min(int(dice.expovariate(1 / 70)), len(groups) - 1)]
    targets = [state for state in group["likes"] if state is not group["state"]]
    target = dice.choice(
        targets if dice.random() < 0.6 else [s for s in STATES if s not in targets]
    )
    start = date(2009, 1, 1) + timedelta(days=dice.randrange(5400))
    end = start + timedelta(days=dice.choice((0, 0, 0, 4, 20, 90, 240)))
    tool = dice.choice(group["tools"]) if dice.random() < 0.35 else None
    if tool is None and dice.random() < 0.5:
        tool = f"{dice.choice(FIRST)}{dice.choice(SECOND).lower()}"  # one of its own
    return {
        "group": group, "target": target, "tool": tool, "start": start, "end": end,
        "disclosed": end + timedelta(days=int(dice.expovariate(1 / 90))),
        "body": f"{dice.choice(PLACES)} {dice.choice(KINDS_OF_BODY)}",
        "sector": dice.choice(SECTORS), "deed": dice.choice(list(DEEDS)),
        "weeks": dice.randrange(3, 60), "count": dice.randrange(12, 900), "number": number,
    }  # fmt: skip


def make_sequels(dice: Random, incidents: list[dict[str, object]]) -> None:
    """Let some incidents be the second of their name: near in all but the ordinal."""
    for at in range(0, 2 * 36, 2):
        first, second = incidents[at], incidents[at + 1]
        first["tool"] = f"{dice.choice(FIRST)} {dice.choice(SECOND)}"
        for name in ("group", "target", "sector", "deed"):
            second[name] = first[name]
        second["tool"] = f"{first['tool']} {dice.choice(('2.0', 'II'))}"
        gap = timedelta(days=dice.randrange(120, 420))
        for name in ("start", "end", "disclosed"):
            second[name] = first[name] + gap


def in_tracker(dice: Random, it: dict[str, object]) -> dict[str, str]:
    """Tell an incident as the tracker does: by the day it was disclosed."""
    group, target = it["group"], it["target"]
    name = group["alias"] if dice.random() < 0.2 else group["name"]
    title = dice.choice((
        f"Targeting of {it['body']} in {target[0].split(' (')[0]}",
        f"Compromise of {target[2]} {it['sector']}",
        f"{name} against {target[2]} {it['sector']}",
        f"Targeting of {target[2]} {it['sector']} with {it['tool'] or 'forged mail'}",
    ))  # fmt: skip
    if is_sequel(it) or (it["tool"] and dice.random() < 0.15):
        title = str(it["tool"])
    deed = DEEDS[it["deed"]][1].format(**it)
    text = dice.choice((
        f"{name}, believed to work for the {group['state'][2]} state, {deed}: {it['body']}.",
        f"Attackers from {group['state'][0].split(' (')[0]} entered {it['body']} and {deed}.",
        f"The {target[2]} {it['body']} said that {name} {deed}.",
    ))  # fmt: skip
    if it["tool"] and dice.random() < 0.6:
        text += f" The tool is known as {it['tool']}."
    told = it["disclosed"]
    return {
        "Title": title,
        "Disclosed": f"{told.month}/{told.day}/{told.year}" if dice.random() < 0.97 else "",
        "Sponsor": group["state"][0] if dice.random() < 0.93 else "Unknown",
        "Group": name if dice.random() < 0.75 else "",
        "Victim state": target[0] if dice.random() < 0.9 else "",
        "Description": text,
        "Type": it["deed"],
        "Source 1": page(dice, it, 0),
        "Source 2": page(dice, it, 1) if dice.random() < 0.3 else "",
    }


def in_repository(dice: Random, it: dict[str, object]) -> dict[str, str]:
    """Tell an incident as the repository does: by the days on which it went on."""
    group, target = it["group"], it["target"]
    name = group["alias"] if dice.random() < 0.25 else group["name"]
    title = dice.choice((
        f"{name} vs. {it['body']}",
        f"{it['body']} hack",
        f"{group['state'][2]} hackers in {target[2]} {it['sector']}",
        f"Operation {it['tool'] or name}",
    ))  # fmt: skip
    if is_sequel(it):
        title = f"Operation {it['tool']}"
    deed = DEEDS[it["deed"]][2].format(**it)
    text = dice.choice((
        f"The group {name} gained access to {it['body']} ({target[1]}) and {deed}.",
        f"According to a report, {name} {deed} at {it['body']}.",
        f"Hackers {deed} after a breach at {it['body']}, a victim in {target[1]}.",
    ))  # fmt: skip
    start, end = str(it["start"]), str(it["end"])
    if dice.random() < 0.25:  # the year is known and no more
        start = f"{start[:4]}-01-01"
        end = f"{end[:4]}-01-01" if dice.random() < 0.7 else end
    named = [
        it["disclosed"] + timedelta(days=dice.randrange(3)) for _ in range(dice.choice((1, 1, 2)))
    ]
    attributed = "; ".join(str(day) for day in named)
    return {
        "name": title,
        "description": text,
        "start": start,
        "end": end if dice.random() < 0.95 else "",
        "attributed": dice.choices((attributed, f"{named[0]} 00:00:00", "", "NaT"), (3, 3, 4, 1))[
            0
        ],
        "type": DEEDS[it["deed"]][0],
        "initiator": repr([group["state"][1]] if dice.random() < 0.85 else ["Unknown"]),
        "group": repr([name] if dice.random() < 0.7 else ["Not available"]),
        "receiver": repr([target[1]] if dice.random() < 0.93 else []),
        "victims": repr([[it["body"]]] if dice.random() < 0.5 else [["Not available"]]),
        "sources": repr([page(dice, it, 2)] + ([page(dice, it, 3)] if dice.random() < 0.3 else [])),
    }


def is_sequel(it: dict[str, object]) -> bool:
    return str(it["tool"]).endswith((" 2.0", " II"))


def page(dice: Random, it: dict[str, object], which: int) -> str:
    """Give an address of its own; one in ten is a yearly report on many incidents."""
    told = it["disclosed"]
    if dice.random() < 0.1:
        return f"https://www.{dice.choice(SITES)}.example/reports/{told.year}-in-review.pdf"
    words = str(it["body"]).lower().replace(" ", "-")
    return f"https://www.{dice.choice(SITES)}.example/{told:%Y/%m}/{words}-{it['number']}{'abcd'[which]}"


def share_pages(dice: Random, left: dict[str, str], right: dict[str, str]) -> None:
    """Let two in three true pairs cite one page, as each list copied its address."""
    address = left["Source 1"]
    if dice.random() > 0.72 or "/reports/" in address:
        return
    bare = address.removeprefix("https://www.")
    other = dice.choice((
        address, f"http://{bare}", f"https://{bare}/", f"https://m.{bare}", f"{address}#comments",
        f"{address}?utm_source=feed&utm_medium=rss", f"{address}?amp=1",
        f"https://web.archive.org/web/2023{dice.randrange(10, 13)}04120000/{address}",
    ))  # fmt: skip
    right["sources"] = right["sources"].replace("[", f"[{other!r}, ", 1)


def make_umbrellas(
    dice: Random, incidents: list[dict[str, object]], tracker: dict, repository: dict
) -> list[tuple[int, int, str]]:
    """Turn some records of the repository into campaigns, of which the tracker tells parts."""
    pairs = []
    free = list(range(BOTH, BOTH + ALONE))
    dice.shuffle(free)
    for at in range(UMBRELLAS):
        whole = len(incidents) - 1 - at
        group, years = incidents[whole]["group"], dice.randrange(3, 7)
        name = f"{dice.choice(FIRST)} {dice.choice(SECOND)}"
        start = date(dice.randrange(2009, 2018), dice.randrange(1, 13), 1)
        states = dice.sample([state for state in STATES if state is not group["state"]], 4)
        about = (
            f"https://www.{dice.choice(SITES)}.example/campaigns/{name.lower().replace(' ', '-')}"
        )
        repository[whole] |= {
            "name": f"{name} campaign", "start": str(start),
            "end": str(start + timedelta(days=365 * years)), "attributed": "",
            "description": f"For years {group['name']} spied on many bodies in several states, "
            f"with the tools that publishers call {name}.",
            "initiator": repr([group["state"][1]]), "group": repr([group["name"]]),
            "receiver": repr([state[1] for state in states]), "victims": repr([["Not available"]]),
            "sources": repr([about]),
        }  # fmt: skip
        for _ in range(dice.randrange(2, 5)):
            part = free.pop()
            day = start + timedelta(days=dice.randrange(30, 365 * years - 30))
            body, state = incidents[part]["body"], dice.choice(states)
            tracker[part] |= {
                "Title": f"{name} at {body}", "Disclosed": f"{day.month}/{day.day}/{day.year}",
                "Sponsor": group["state"][0], "Group": group["name"], "Victim state": state[0],
                "Description": f"{body} was one of the victims of {name}, a campaign of "
                f"{group['name']}.", "Source 2": about,
            }  # fmt: skip
            pairs.append((part, whole, "part-of"))
    return pairs


def spoil(dice: Random, tracker: dict, repository: dict) -> None:
    """Put in rows that cannot be read, none of them in a true pair, and stand-ins for dates."""
    bad = dice.sample([one for one in tracker if one >= BOTH and not tracker[one]["Source 2"]], 7)
    tracker[bad[0]]["Disclosed"] = "27/4/2019"
    tracker[bad[1]]["Disclosed"] = "2/30/2016"
    tracker[bad[2]]["Sponsor"] = "Espionage"  # the columns have slipped
    tracker[bad[3]]["Type"] = "Government"
    for one in bad[4:]:
        tracker[one]["Disclosed"] = "1/1/1900"
    ends = [
        one for one in repository
        if BOTH + ALONE <= one < BOTH + 2 * ALONE - UMBRELLAS
        and repository[one]["end"] > repository[one]["start"]
        and not repository[one]["start"].endswith("-01-01")
    ]  # fmt: skip
    for one in dice.sample(ends, 6):
        repository[one]["start"], repository[one]["end"] = (
            repository[one]["end"], "2000-01-01",
        )  # fmt: skip


def save(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
