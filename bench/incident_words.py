"""What invented incidents are told with: states and their peoples, syllables, kinds, sentences."""

__all__ = [
    "DECORATION",
    "DOMAINS",
    "FORCES",
    "SECTORS",
    "STATES",
    "SUMMARIES",
    "SYLLABLES",
    "TITLES",
    "TYPES",
    "VICTIMS",
]

WORLD = """
AR:Argentina:Argentine AT:Austria:Austrian AU:Australia:Australian AZ:Azerbaijan:Azerbaijani
BD:Bangladesh:Bangladeshi BE:Belgium:Belgian BG:Bulgaria:Bulgarian BR:Brazil:Brazilian
CA:Canada:Canadian CH:Switzerland:Swiss CL:Chile:Chilean CN:China:Chinese
CO:Colombia:Colombian CZ:Czechia:Czech DE:Germany:German DK:Denmark:Danish EG:Egypt:Egyptian
ES:Spain:Spanish EE:Estonia:Estonian FI:Finland:Finnish FR:France:French GE:Georgia:Georgian
GR:Greece:Greek HU:Hungary:Hungarian ID:Indonesia:Indonesian IL:Israel:Israeli
IN:India:Indian IQ:Iraq:Iraqi IR:Iran:Iranian IT:Italy:Italian JP:Japan:Japanese
KE:Kenya:Kenyan KZ:Kazakhstan:Kazakh LT:Lithuania:Lithuanian LV:Latvia:Latvian
MA:Morocco:Moroccan MX:Mexico:Mexican MY:Malaysia:Malaysian NG:Nigeria:Nigerian
NL:Netherlands:Dutch NO:Norway:Norwegian PH:Philippines:Philippine PK:Pakistan:Pakistani
PL:Poland:Polish PT:Portugal:Portuguese RO:Romania:Romanian RU:Russia:Russian
SE:Sweden:Swedish SG:Singapore:Singaporean TH:Thailand:Thai TR:Turkey:Turkish
UA:Ukraine:Ukrainian US:USA:American VN:Vietnam:Vietnamese
"""
STATES = [line.split(":") for line in WORLD.split()]
VOWELS = ("a", "e", "i", "o", "u", "ar", "en", "il", "os", "un")
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in VOWELS]
FORCES = ("Panther", "Falcon", "Tempest", "Lynx", "Spider", "Team", "Viper", "Storm", "Owl", "Bat")
TYPES = ("espionage", "disruption", "data-theft", "sabotage", "disinformation", "defacement")
SECTORS = (
    "ministry of foreign affairs", "energy companies", "telecom operators", "journalists",
    "universities", "defence contractors", "banks", "hospitals", "electoral commission",
    "airports", "dissidents", "parliament", "shipping companies", "police", "water utilities",
    "human rights groups", "satellite operators", "chemical plants", "research institutes",
    "state media",
)  # fmt: skip
VICTIMS = ("Bank", "Institute", "Telecom", "Energy", "Agency", "University")
DOMAINS = (
    "herald", "wire", "tribune", "threatlab", "security-notes", "daily", "observer", "cert",
    "research", "gazette", "post", "monitor", "journal", "signal", "dispatch",
)  # fmt: skip
DECORATION = ("", "/", "?utm_source=feed", "#top", "?utm_medium=social&utm_campaign=x")
TITLES = {
    "first": (
        "Targeting of {demonym} {sector}",
        "Compromise of {victim} in {state}",
        "Targeting of {victim} by {group}",
        "{malware} campaign against {demonym} {sector}",
        "Targeting of {demonym} {sector} in the {malware} campaign",
        "Intrusion at {victim}, {state}",
    ),
    "second": (
        "{adjective} hackers {alias} broke into {victim}",
        "{alias} spied on {demonym} {sector} with {malware}",
        "Operation {malware}",
        "{victim} in {state} hit by {malware}",
        "{adjective} hackers stole data from {victim}",
        "Attack on {sector} in {state} by {alias}",
    ),
}
SUMMARIES = {
    "first": (
        "{group}, believed to be {adjective}, was in the networks of {victim} for months.",
        "Researchers found {malware} on computers of {victim} in {state}. They suspect {group}.",
        "The {demonym} authorities say that the attackers sent forged mails to staff of {victim}.",
        "The threat actor {group} attacked {sector}, {victim} among them, and took documents.",
    ),
    "second": (
        "According to a report, {alias} ({group}) infected {victim} with the implant {malware}.",
        "For weeks {adjective} hackers targeted {sector} in {state}, above all {victim}.",
        "{victim} confirmed that its mail servers had been accessed; {malware} was found.",
        "{alias} used {malware} for spying on {demonym} {sector}. Personal data were leaked later.",
    ),
}  # fmt: skip
