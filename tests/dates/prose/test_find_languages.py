"""French and Dutch: the same reader with other tables.

The sentences are ours; the reference is Sunday 2019-12-01, and what a row says about
widths is the same prose table as in English.
"""

import datetime as dt

import pytest

from chronoint.dates.prose import find_dates, parse_date
from chronoint.errors import DateTextError

REFERENCE = dt.date(2019, 12, 1)

FRENCH = [
    ("Le 5 septembre 2018, il fut condamné.", "Le 5 septembre 2018 | 2018-09-05"),
    ("Le 1er mai 2019 tout s'arrêta.", "Le 1er mai 2019 | 2019-05-01"),
    ("Le mardi 3 septembre 2019, il parla.", "mardi 3 septembre 2019 | 2019-09-03"),
    ("En octobre 2019, deux agents furent expulsés.", "octobre 2019 | 2019-10"),
    ("Début octobre 2019, il fut interdit.", "Début octobre 2019 | [2019-10-01..2019-10-10]"),
    ("À la mi-octobre 2019, rien.", "la mi-octobre 2019 | [2019-10-11..2019-10-20]"),
    ("Fin octobre 2019, rien.", "Fin octobre 2019 | [2019-10-21..2019-10-31]"),
    ("À la fin de l'année 2019, rien.", "À la fin de l'année 2019 | [2019-09..2019-12]"),
    ("Au printemps 2024, ils se sont réunis.", "printemps 2024 | 2024-21"),
    ("Au printemps de cette année, rien.", "printemps de cette année | 2019-21"),
    ("Ce printemps, rien.", "Ce printemps | 2019-21"),
    ("Depuis l'été 2019, il est en prison.", "l'été 2019 | 2019-22/.."),
    ("Depuis 2014, il dirige le service.", "2014 | 2014/.."),
    ("Avant 1985, il était inconnu.", "1985 | [..1984]"),
    ("Après mars 2016, tout changea.", "mars 2016 | [2016-04..]"),
    ("Jusqu'en juin 2015, il vécut là.", "juin 2015 | /2015-06"),
    ("À partir de 2013, il y en eut.", "2013 | [2013..]"),
    ("La semaine dernière, un rapport est paru.", "La semaine dernière | [2019-11-18..2019-11-24]"),
    ("L\u2019année dernière, il a démissionné.", "L\u2019année dernière | 2018"),
    ("Le mois prochain, il sera jugé.", "Le mois prochain | 2020-01"),
    ("Il y a deux ans, il travaillait ici.", "Il y a deux ans | 2017"),
    ("Aujourd'hui, la cour se réunit.", "Aujourd'hui | 2019-12-01"),
    ("Hier, la cour s'est réunie.", "Hier | 2019-11-30"),
    ("Avant-hier, la cour s'est réunie.", "Avant-hier | 2019-11-29"),
    ("Lundi, la cour s'est réunie.", "Lundi | 2019-11-25"),
    ("Lundi prochain, la cour se réunira.", "Lundi prochain | 2019-12-02"),
    ("Entre le 7 et le 13 octobre 2024, rien.", "Entre le 7 et le 13 octobre 2024 | [2024-10-07..2024-10-13]"),
    ("Du 7 au 13 octobre 2024, rien.", "Du 7 au 13 octobre 2024 | 2024-10-07/2024-10-13"),
    ("De 2003 à 2005, l'opération dura.", "De 2003 à 2005 | 2003/2005"),
    ("Entre 2003 et 2005, elle eut lieu.", "Entre 2003 et 2005 | [2003..2005]"),
    ("Au XIXe siècle, la ville grandit.", "XIXe siècle | [1801..1900]"),
    ("Dans les années 1990, il fut recruté.", "les années 1990 | 199X"),
    ("Dans les années 80, il fut recruté.", "les années 80 | 198X"),
    ("Pendant la Seconde Guerre mondiale, non.", "Seconde Guerre mondiale | 1939-09-01/1945-09-02"),
    ("Au cours des six dernières années, rien.", "six dernières années | 2013/2019-12-01"),
    ("À Noël 2018, il fut libéré.", "Noël 2018 | 2018-12-25"),
    ("Le lundi de Pâques 2019, rien.", "lundi de Pâques 2019 | 2019-04-22"),
    ("Le premier trimestre 2019 fut calme.", "Le premier trimestre 2019 | 2019-33"),
    ("Le 01/07/2022, l'article parut.", "01/07/2022 | 2022-07-01"),
    ("Vers 1985, il fut recruté.", "Vers 1985 | 1985~"),
    ("En mai 2018 il vota ; un an plus tard, non.", "mai 2018 | 2018-05", "un an plus tard | 2019-05"),
    ("En mai 2018 il vota ; l'année suivante, non.", "mai 2018 | 2018-05", "l'année suivante | 2019"),
    ("En mai 2018 il vota ; l'année précédente, non.", "mai 2018 | 2018-05", "l'année précédente | 2017"),
    ("Le 5 mai 2018 il vota ; le lendemain, non.", "Le 5 mai 2018 | 2018-05-05", "le lendemain | 2018-05-06"),
    ("Il mangea un mars et compta 1500 hommes.",),
]  # fmt: skip

DUTCH = [
    ("Op 5 september 2018 werd hij veroordeeld.", "5 september 2018 | 2018-09-05"),
    ("Op de 5e september 2018 gebeurde het.", "de 5e september 2018 | 2018-09-05"),
    ("Op dinsdag 3 september 2019 sprak hij.", "dinsdag 3 september 2019 | 2019-09-03"),
    ("In oktober 2019 werden er twee uitgewezen.", "oktober 2019 | 2019-10"),
    ("Begin oktober 2019 kreeg hij een verbod.", "Begin oktober 2019 | [2019-10-01..2019-10-10]"),
    ("Half oktober 2019 begon het onderzoek.", "Half oktober 2019 | [2019-10-11..2019-10-20]"),
    ("Eind oktober 2019 was er niets.", "Eind oktober 2019 | [2019-10-21..2019-10-31]"),
    ("Aan het einde van 2019 was er niets.", "het einde van 2019 | [2019-09..2019-12]"),
    ("In de lente van 2024 kwamen ze samen.", "de lente van 2024 | 2024-21"),
    ("In de lente van dit jaar was er niets.", "de lente van dit jaar | 2019-21"),
    ("Deze lente was er niets.", "Deze lente | 2019-21"),
    ("Sinds de zomer van 2019 zit hij vast.", "de zomer van 2019 | 2019-22/.."),
    ("Sinds 2014 leidt hij de dienst.", "2014 | 2014/.."),
    ("Voor 1985 was hij onbekend.", "1985 | [..1984]"),
    ("Na maart 2016 veranderde alles.", "maart 2016 | [2016-04..]"),
    ("Tot juni 2015 woonde hij daar.", "juni 2015 | /2015-06"),
    ("Vanaf 2013 waren er meer.", "2013 | [2013..]"),
    ("Uiterlijk op 5 mei 2019 is het klaar.", "5 mei 2019 | [..2019-05-05]"),
    ("Vorige week verscheen een rapport.", "Vorige week | [2019-11-18..2019-11-24]"),
    ("Vorig jaar nam hij ontslag.", "Vorig jaar | 2018"),
    ("Volgende maand staat hij terecht.", "Volgende maand | 2020-01"),
    ("Twee jaar geleden werkte hij hier.", "Twee jaar geleden | 2017"),
    ("Vandaag komt het hof samen.", "Vandaag | 2019-12-01"),
    ("Gisteren kwam het hof samen.", "Gisteren | 2019-11-30"),
    ("Eergisteren kwam het hof samen.", "Eergisteren | 2019-11-29"),
    ("Maandag kwam het hof samen.", "Maandag | 2019-11-25"),
    ("Volgende maandag komt het hof samen.", "Volgende maandag | 2019-12-02"),
    ("Afgelopen dinsdag sprak hij.", "Afgelopen dinsdag | 2019-11-26"),
    ("Tussen 7 en 13 oktober 2024 was er niets.", "Tussen 7 en 13 oktober 2024 | [2024-10-07..2024-10-13]"),
    ("Van 7 tot 13 oktober 2024 was er iets.", "Van 7 tot 13 oktober 2024 | 2024-10-07/2024-10-13"),
    ("Van 2003 tot 2005 liep de operatie.", "Van 2003 tot 2005 | 2003/2005"),
    ("Tussen 2003 en 2005 was er iets.", "Tussen 2003 en 2005 | [2003..2005]"),
    ("In de 19e eeuw groeide de stad.", "de 19e eeuw | [1801..1900]"),
    ("In de negentiende eeuw groeide de stad.", "de negentiende eeuw | [1801..1900]"),
    ("In de jaren 1990 was hij spion.", "de jaren 1990 | 199X"),
    ("In de jaren '80 was hij spion.", "de jaren '80 | 198X"),
    ("In de jaren negentig was hij spion.", "de jaren negentig | 199X"),
    ("Tijdens de Tweede Wereldoorlog niet.", "Tweede Wereldoorlog | 1939-09-01/1945-09-02"),
    ("In de laatste zes jaar is er veel gebeurd.", "de laatste zes jaar | 2013/2019-12-01"),
    ("Met Kerstmis 2018 kwam hij vrij.", "Kerstmis 2018 | 2018-12-25"),
    ("Het eerste kwartaal van 2019 was rustig.", "Het eerste kwartaal van 2019 | 2019-33"),
    ("In de eerste helft van 2019 niet.", "de eerste helft van 2019 | 2019-40"),
    ("Op 1/7/2022 verscheen het artikel.", "1/7/2022 | 2022-07-01"),
    ("Omstreeks 1985 werd hij spion.", "Omstreeks 1985 | 1985~"),
    ("In mei 2018 stemde hij; een jaar later niet.", "mei 2018 | 2018-05", "een jaar later | 2019-05"),
    ("In mei 2018 stemde hij; het volgende jaar niet.", "mei 2018 | 2018-05", "het volgende jaar | 2019"),
    ("In mei 2018 stemde hij; in datzelfde jaar niet.", "mei 2018 | 2018-05", "datzelfde jaar | 2018"),
    ("Er waren 1500 soldaten en 2000 inwoners.",),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "row"),
    [*(("fr", row) for row in FRENCH), *(("nl", row) for row in DUTCH)],
    ids=lambda part: part if isinstance(part, str) else part[0],
)
def test_sentences(language, row):
    mentions = find_dates(row[0], reference=REFERENCE, language=language)
    assert [f"{one.text} | {one.date}" for one in mentions] == list(row[1:])


PHRASES = [
    ("fr", "début octobre 2019", "[2019-10-01..2019-10-10]"),
    ("fr", "depuis le 1er avril 2014", "2014-04-01/.."),
    ("fr", "la semaine dernière", "[2019-11-18..2019-11-24]"),
    ("fr", "2019-10/2019-12", "2019-10/2019-12"),
    ("nl", "in het begin van 2019", "[2019-01..2019-04]"),
    ("nl", "drie maanden geleden", "2019-09"),
]


@pytest.mark.parametrize(("language", "phrase", "edtf"), PHRASES)
def test_one_phrase(language, phrase, edtf):
    date = parse_date(phrase, reference=REFERENCE, language=language)
    assert (str(date), date.text) == (edtf, phrase)


FAULTS = [
    ("nl", "vorige week", "counts from a day not known; give reference="),
    ("nl", "geen idee", "expected one date and nothing else (language 'nl')"),
    ("fr", "lundi 5 septembre 2018", "2018-09-05 was another day of the week"),
    ("fr", "mai 2018 et juin 2019", "expected one date and nothing else (language 'fr')"),
]


@pytest.mark.parametrize(("language", "phrase", "reason"), FAULTS)
def test_what_is_no_phrase(language, phrase, reason):
    with pytest.raises(DateTextError) as caught:
        parse_date(phrase, language=language)
    assert caught.value.reason == reason


def test_unknown_languages_are_named():
    for read in (find_dates, parse_date):
        with pytest.raises(ValueError, match="language 'de' is not known; there are en, fr, nl"):
            read("gestern", language="de")
