"""Ten thousand events, made up by dice: what has room in words, all the rest counted."""

import random

import chronoint
from chronoint import LayoutOptions

dice = random.Random(7)
who = ["Minister", "Envoy", "Court", "Navy", "Union", "Bank", "Press", "Governor"]
does = ["meets", "blocks", "funds", "warns", "leaves", "joins", "sues", "invites"]
whom = ["rebels", "neighbours", "farmers", "miners", "opponents", "allies", "students"]
events = [
    chronoint.event(
        f"e{number}",
        date=f"{dice.randint(1950, 2025)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
        title=f"{dice.choice(who)} {dice.choice(does)} {dice.choice(whom)}",
        initiator=dice.choice(["US", "CN", "RU", "FR", "DE", "IN", "BR", "ZA"]),
        status=dice.choice(["confirmed", "confirmed", "reported", "alleged"]),
    )
    for number in range(10_000)
]
page = LayoutOptions(height=900, subtitle="Made up. Columns under a lane count what has no room.")
title = "Ten thousand events"
chronoint.save(chronoint.chronology(events), "ten-thousand.png", title=title, options=page)
