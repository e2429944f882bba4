"""Dates in words: a table for each language, and English that reads back as it was.

The wordings are ours; each was read aloud. The dates are those that the specification
gives as examples, the readings of `prose`, and one for every form of a sentence.
"""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chronoint.dates import WIDTHS, Precision, UncertainDate, parse_date, parse_edtf
from chronoint.dates.describing import describe
from chronoint.dates.describing.words import languages, wording_for
from chronoint.errors import DateTextError, EDTFError

ENGLISH = [
    # EDTF, words; ours
    ("2019-10-04", "4 October 2019"),
    ("2019-10", "October 2019"),
    ("1985", "1985"),
    ("0476", "476 CE"),
    ("0024-12", "December of 24 CE"),
    ("-0043~", "about 44 BCE"),
    ("Y-138E8", "13,800,000,000 BCE"),
    ("198X", "the 1980s"),
    ("190X", "between 1900 and 1909"),
    ("18XX", "between 1800 and 1899"),
    ("1985?", "probably 1985"),
    ("1985%", "probably about 1985"),
    ("2019-10-04~", "about 4 October 2019"),
    ("2019-10?", "probably October 2019"),
    ("2004-06~-11", "11 June 2004, the year and month approximate"),
    ("?2004-06-~11", "11 June 2004, the year doubtful, the day approximate"),
    ("2019-?10", "October 2019, the month doubtful"),
    ("2001-?21", "spring 2001, the season doubtful"),
    ("2001-21", "spring 2001"),
    ("2001-24", "winter 2001/02"),
    ("2001-30", "summer 2001/02 (southern hemisphere)"),
    ("2019-35", "the third quarter of 2019"),
    ("2019-37", "the first third of 2019"),
    ("2019-41", "the second half of 2019"),
    ("[2019-10-01..2019-10-10]", "early October 2019"),
    ("[2019-10-11..2019-10-20]", "mid-October 2019"),
    ("[2019-10-21..2019-10-31]", "late October 2019"),
    ("[2019-01..2019-04]", "early 2019"),
    ("[2019-05..2019-08]", "mid-2019"),
    ("[2019-01..2019-02]", "the beginning of 2019"),
    ("[1990..1993]", "the early 1990s"),
    ("[1994..1996]", "the mid-1990s"),
    ("[1997..1999]", "the late 1990s"),
    ("[1834..1866]", "the mid-19th century"),
    ("[1801..1900]", "the 19th century"),
    ("[-0499..-0400]", "the 5th century BCE"),
    ("[1001..2000]", "the 2nd millennium"),
    ("[-0488..-0479]", "the 480s BCE"),
    ("[2019-10-16..2019-10-31]", "the second half of October 2019"),
    ("[1801..1850]", "the first half of the 19th century"),
    ("[1851..1875]", "the third quarter of the 19th century"),
    ("[2019-11-18..2019-11-24]", "the week of 18 November 2019"),
    ("[1914..1918]", "between 1914 and 1918"),
    ("[2024-10-08..2024-10-13]", "between 8 and 13 October 2024"),
    ("[2019-04..2019-06]", "between April and June 2019"),
    ("[2019-11..2020-03]", "between November 2019 and March 2020"),
    ("[1985?..1990]", "between probably 1985 and 1990"),
    ("[1985?..1990?]", "probably between 1985 and 1990"),
    ("[156X..157X]", "between the 1560s and the 1570s"),
    ("[1985..]", "1985 or later"),
    ("[..2020-09-18]", "on or before 18 September 2020"),
    ("[..1985-02]", "February 1985 or earlier"),
    ("[2019-05-05~..]", "about 5 May 2019 or later"),
    ("1914/1918", "from 1914 to 1918"),
    ("1914-07-28/1918-11-11", "from 28 July 1914 to 11 November 1918"),
    ("2024-10-07/2024-10-13", "from 7 to 13 October 2024"),
    ("2014/..", "since 2014"),
    ("2014-05-04/..", "since 4 May 2014"),
    ("../1918", "until 1918, start open"),
    ("/1918", "until 1918"),
    ("/2018-09-05", "until 5 September 2018"),
    ("1985/", "from 1985 to an unknown day"),
    ("../..", "at all times"),
    ("/", "from an unknown day to an unknown day"),
    ("../", "until an unknown day, start open"),
    ("/..", "since an unknown day"),
    ("2001-21/2002-23", "from spring 2001 to autumn 2002"),
    ("18XX/1950", "from some time between 1800 and 1899 to 1950"),
    ("18XX~/1950", "from some time roughly between 1800 and 1899 to 1950"),
    ("2019-10/2019-12", "from October to December 2019"),
    ("1984?/2004-06~", "from probably 1984 to about June 2004"),
    ("156X/1801", "from the 1560s to 1801"),
    ("156X-12-25/1570", "from 25 December of some year in the 1560s to 1570"),
    ("1801/1960-~05", "from 1801 to May 1960 (the month approximate)"),
    ("1950S2/2003", "from 1950 (estimated, between 1900 and 1999) to 2003"),
    ("[1667,1668,1672]", "one of 1667, 1668 and 1672"),
    ("{1667,1668,1672}", "1667, 1668 and 1672"),
    ("[2019-10-05,2019-10-06]", "5 or 6 October 2019"),
    ("[2019-04,2019-06]", "April or June 2019"),
    ("[1667,1760-12..]", "1667 or from December 1760 on"),
    ("[..1667,1760-12-03]", "up to 1667 or 3 December 1760"),
    ("[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672"),
    ("{1960,1961-12}", "1960 and December 1961"),
    ("{1985..1990}", "every year from 1985 to 1990"),
    ("{1985-04..}", "every month from April 1985 on"),
    ("{2019-10-05..2019-10-09}", "every day from 5 to 9 October 2019"),
    ("[1984~,1985?]", "about 1984 or probably 1985"),
    (
        "[1950,1960,1970,1980,1990,2000,2010,2020]",
        "1950, 1960, 1970, 1980, 1990, 2000 or one of 2 more",
    ),
    ("156X-12-25", "25 December of some year in the 1560s"),
    ("15XX-12-25", "25 December of some year between 1500 and 1599"),
    ("156X-21", "spring of some year in the 1560s"),
    ("1X85", "a year of the form 1X85"),
    ("1X85-12-25", "25 December of some year of the form 1X85"),
    ("XXXX", "an unknown year"),
    ("XXXX-12-25", "25 December of an unknown year"),
    ("XXXX-XX-25", "the 25th of some month of an unknown year"),
    ("1984-1X", "between October and December 1984"),
    ("1984-X2", "February or December 1984"),
    ("1984-02-1X", "between 10 and 19 February 1984"),
    ("1984-02-X1", "1, 11 or 21 February 1984"),
    ("1984-XX-25", "the 25th of some month in 1984"),
    ("156X-0X-25", "the 25th of a month from January to September of some year in the 1560s"),
    ("156X-02-1X", "a day from 10 to 19 February of some year in the 1560s"),
    ("1950S2", "1950 (estimated, between 1900 and 1999)"),
    ("1985-04-12T23:20:30", "12 April 1985 at 23:20:30"),
    ("1985-04-12T23:20:30+05:30", "12 April 1985 at 23:20:30 (UTC+05:30)"),
]

FRENCH = [
    # EDTF, words; ours
    ("2019-10-04", "4 octobre 2019"),
    ("2019-10", "octobre 2019"),
    ("1985", "1985"),
    ("0476", "476 apr. J.-C."),
    ("0024-12", "décembre de l'an 24 apr. J.-C."),
    ("-0043~", "vers 44 av. J.-C."),
    ("Y-138E8", "13\u202f800\u202f000\u202f000 av. J.-C."),
    ("198X", "années 1980"),
    ("190X", "entre 1900 et 1909"),
    ("18XX", "entre 1800 et 1899"),
    ("1985?", "probablement 1985"),
    ("1985%", "probablement vers 1985"),
    ("2019-10-04~", "vers le 4 octobre 2019"),
    ("2019-10?", "probablement octobre 2019"),
    ("2004-06~-11", "11 juin 2004, année et mois approximatifs"),
    ("?2004-06-~11", "11 juin 2004, année incertaine, jour approximatif"),
    ("2019-?10", "octobre 2019, mois incertain"),
    ("2001-?21", "printemps 2001, saison incertaine"),
    ("2001-21", "printemps 2001"),
    ("2001-24", "hiver 2001-2002"),
    ("2001-30", "été 2001-2002 (hémisphère sud)"),
    ("2019-35", "troisième trimestre 2019"),
    ("2019-37", "premier quadrimestre 2019"),
    ("2019-41", "second semestre 2019"),
    ("[2019-10-01..2019-10-10]", "début octobre 2019"),
    ("[2019-10-11..2019-10-20]", "mi-octobre 2019"),
    ("[2019-10-21..2019-10-31]", "fin octobre 2019"),
    ("[2019-01..2019-04]", "début 2019"),
    ("[2019-05..2019-08]", "mi-2019"),
    ("[2019-01..2019-02]", "entre janvier et février 2019"),
    ("[1990..1993]", "début des années 1990"),
    ("[1994..1996]", "milieu des années 1990"),
    ("[1997..1999]", "fin des années 1990"),
    ("[1834..1866]", "milieu du XIXe siècle"),
    ("[1801..1900]", "XIXe siècle"),
    ("[-0499..-0400]", "Ve siècle av. J.-C."),
    ("[1001..2000]", "IIe millénaire"),
    ("[-0488..-0479]", "années 480 av. J.-C."),
    ("[2019-10-16..2019-10-31]", "seconde quinzaine d'octobre 2019"),
    ("[1801..1850]", "première moitié du XIXe siècle"),
    ("[1851..1875]", "troisième quart du XIXe siècle"),
    ("[2019-11-18..2019-11-24]", "semaine du 18 novembre 2019"),
    ("[1914..1918]", "entre 1914 et 1918"),
    ("[2024-10-08..2024-10-13]", "entre le 8 et le 13 octobre 2024"),
    ("[2019-04..2019-06]", "entre avril et juin 2019"),
    ("[2019-11..2020-03]", "entre novembre 2019 et mars 2020"),
    ("[1985?..1990]", "entre 1985 (date incertaine) et 1990"),
    ("[1985?..1990?]", "probablement entre 1985 et 1990"),
    ("[156X..157X]", "entre les années 1560 et les années 1570"),
    ("[1985..]", "1985 ou plus tard"),
    ("[..2020-09-18]", "18 septembre 2020 au plus tard"),
    ("[..1985-02]", "février 1985 au plus tard"),
    ("[2019-05-05~..]", "vers le 5 mai 2019 ou plus tard"),
    ("1914/1918", "de 1914 à 1918"),
    ("1914-07-28/1918-11-11", "du 28 juillet 1914 au 11 novembre 1918"),
    ("2024-10-07/2024-10-13", "du 7 au 13 octobre 2024"),
    ("2014/..", "depuis 2014"),
    ("2014-05-04/..", "depuis le 4 mai 2014"),
    ("../1918", "jusqu'en 1918, début ouvert"),
    ("/1918", "jusqu'en 1918"),
    ("/2018-09-05", "jusqu'au 5 septembre 2018"),
    ("1985/", "de 1985 à une date inconnue"),
    ("../..", "en tout temps"),
    ("/", "d'une date inconnue à une date inconnue"),
    ("../", "jusqu'à une date inconnue, début ouvert"),
    ("/..", "depuis une date inconnue"),
    ("2001-21/2002-23", "du printemps 2001 à l'automne 2002"),
    ("18XX/1950", "d'une date entre 1800 et 1899 à 1950"),
    ("18XX~/1950", "d'une date à peu près entre 1800 et 1899 à 1950"),
    ("2019-10/2019-12", "d'octobre à décembre 2019"),
    ("1984?/2004-06~", "de 1984 (date incertaine) à juin 2004 environ"),
    ("156X/1801", "des années 1560 à 1801"),
    ("156X-12-25/1570", "du 25 décembre de l'une des années 1560 à 1570"),
    ("1801/1960-~05", "de 1801 à mai 1960 (mois approximatif)"),
    ("1950S2/2003", "de 1950 (estimation, entre 1900 et 1999) à 2003"),
    ("[1667,1668,1672]", "1667, 1668 ou 1672"),
    ("{1667,1668,1672}", "1667, 1668 et 1672"),
    ("[2019-10-05,2019-10-06]", "5 ou 6 octobre 2019"),
    ("[2019-04,2019-06]", "avril ou juin 2019"),
    ("[1667,1760-12..]", "1667 ou à partir de décembre 1760"),
    ("[..1667,1760-12-03]", "jusqu'en 1667 ou 3 décembre 1760"),
    ("[1667,1668,1670..1672]", "1667, 1668 ou entre 1670 et 1672"),
    ("{1960,1961-12}", "1960 et décembre 1961"),
    ("{1985..1990}", "toutes les années de 1985 à 1990"),
    ("{1985-04..}", "tous les mois à partir d'avril 1985"),
    ("{2019-10-05..2019-10-09}", "tous les jours du 5 au 9 octobre 2019"),
    ("[1984~,1985?]", "vers 1984 ou probablement 1985"),
    (
        "[1950,1960,1970,1980,1990,2000,2010,2020]",
        "1950, 1960, 1970, 1980, 1990, 2000 ou l'une de 2 autres dates",
    ),
    ("156X-12-25", "25 décembre de l'une des années 1560"),
    ("15XX-12-25", "25 décembre d'une année entre 1500 et 1599"),
    ("156X-21", "printemps de l'une des années 1560"),
    ("1X85", "une année de la forme 1X85"),
    ("1X85-12-25", "25 décembre d'une année de la forme 1X85"),
    ("XXXX", "année inconnue"),
    ("XXXX-12-25", "25 décembre d'une année inconnue"),
    ("XXXX-XX-25", "25 d'un mois d'une année inconnue"),
    ("1984-1X", "entre octobre et décembre 1984"),
    ("1984-X2", "février ou décembre 1984"),
    ("1984-02-1X", "entre le 10 et le 19 février 1984"),
    ("1984-02-X1", "1er, 11 ou 21 février 1984"),
    ("1984-XX-25", "25 d'un mois de 1984"),
    ("156X-0X-25", "25 d'un mois entre janvier et septembre de l'une des années 1560"),
    ("156X-02-1X", "un jour entre le 10 et le 19 février de l'une des années 1560"),
    ("1950S2", "1950 (estimation, entre 1900 et 1999)"),
    ("1985-04-12T23:20:30", "12 avril 1985 à 23:20:30"),
    ("1985-04-12T23:20:30+05:30", "12 avril 1985 à 23:20:30 (UTC+05:30)"),
]

DUTCH = [
    # EDTF, words; ours
    ("2019-10-04", "4 oktober 2019"),
    ("2019-10", "oktober 2019"),
    ("1985", "1985"),
    ("0476", "476 n.Chr."),
    ("0024-12", "december van het jaar 24 n.Chr."),
    ("-0043~", "omstreeks 44 v.Chr."),
    ("Y-138E8", "13.800.000.000 v.Chr."),
    ("198X", "jaren 1980"),
    ("190X", "tussen 1900 en 1909"),
    ("18XX", "tussen 1800 en 1899"),
    ("1985?", "waarschijnlijk 1985"),
    ("1985%", "waarschijnlijk omstreeks 1985"),
    ("2019-10-04~", "omstreeks 4 oktober 2019"),
    ("2019-10?", "waarschijnlijk oktober 2019"),
    ("2004-06~-11", "11 juni 2004, jaar en maand bij benadering"),
    ("?2004-06-~11", "11 juni 2004, jaar onzeker, dag bij benadering"),
    ("2019-?10", "oktober 2019, maand onzeker"),
    ("2001-?21", "lente 2001, seizoen onzeker"),
    ("2001-21", "lente 2001"),
    ("2001-24", "winter 2001-2002"),
    ("2001-30", "zomer 2001-2002 (zuidelijk halfrond)"),
    ("2019-35", "derde kwartaal van 2019"),
    ("2019-37", "eerste derde deel van 2019"),
    ("2019-41", "tweede helft van 2019"),
    ("[2019-10-01..2019-10-10]", "begin oktober 2019"),
    ("[2019-10-11..2019-10-20]", "half oktober 2019"),
    ("[2019-10-21..2019-10-31]", "eind oktober 2019"),
    ("[2019-01..2019-04]", "begin 2019"),
    ("[2019-05..2019-08]", "midden 2019"),
    ("[2019-01..2019-02]", "tussen januari en februari 2019"),
    ("[1990..1993]", "begin jaren 1990"),
    ("[1994..1996]", "midden jaren 1990"),
    ("[1997..1999]", "eind jaren 1990"),
    ("[1834..1866]", "midden 19e eeuw"),
    ("[1801..1900]", "19e eeuw"),
    ("[-0499..-0400]", "5e eeuw v.Chr."),
    ("[1001..2000]", "2e millennium"),
    ("[-0488..-0479]", "jaren 480 v.Chr."),
    ("[2019-10-16..2019-10-31]", "tweede helft van oktober 2019"),
    ("[1801..1850]", "eerste helft van de 19e eeuw"),
    ("[1851..1875]", "derde kwart van de 19e eeuw"),
    ("[2019-11-18..2019-11-24]", "week van 18 november 2019"),
    ("[1914..1918]", "tussen 1914 en 1918"),
    ("[2024-10-08..2024-10-13]", "tussen 8 en 13 oktober 2024"),
    ("[2019-04..2019-06]", "tussen april en juni 2019"),
    ("[2019-11..2020-03]", "tussen november 2019 en maart 2020"),
    ("[1985?..1990]", "tussen 1985 (onzeker) en 1990"),
    ("[1985?..1990?]", "waarschijnlijk tussen 1985 en 1990"),
    ("[156X..157X]", "tussen de jaren 1560 en de jaren 1570"),
    ("[1985..]", "1985 of later"),
    ("[..2020-09-18]", "uiterlijk op 18 september 2020"),
    ("[..1985-02]", "februari 1985 of eerder"),
    ("[2019-05-05~..]", "omstreeks 5 mei 2019 of later"),
    ("1914/1918", "van 1914 tot 1918"),
    ("1914-07-28/1918-11-11", "van 28 juli 1914 tot en met 11 november 1918"),
    ("2024-10-07/2024-10-13", "van 7 tot en met 13 oktober 2024"),
    ("2014/..", "sinds 2014"),
    ("2014-05-04/..", "sinds 4 mei 2014"),
    ("../1918", "tot 1918, begin open"),
    ("/1918", "tot 1918"),
    ("/2018-09-05", "tot en met 5 september 2018"),
    ("1985/", "van 1985 tot een onbekende dag"),
    ("../..", "te allen tijde"),
    ("/", "van een onbekende dag tot een onbekende dag"),
    ("../", "tot een onbekende dag, begin open"),
    ("/..", "sinds een onbekende dag"),
    ("2001-21/2002-23", "van de lente van 2001 tot de herfst van 2002"),
    ("18XX/1950", "van een moment tussen 1800 en 1899 tot 1950"),
    ("18XX~/1950", "van een moment ongeveer tussen 1800 en 1899 tot 1950"),
    ("2019-10/2019-12", "van oktober tot december 2019"),
    ("1984?/2004-06~", "van 1984 (onzeker) tot omstreeks juni 2004"),
    ("156X/1801", "van de jaren 1560 tot 1801"),
    ("156X-12-25/1570", "van 25 december van een jaar in de jaren 1560 tot 1570"),
    ("1801/1960-~05", "van 1801 tot mei 1960 (maand bij benadering)"),
    ("1950S2/2003", "van 1950 (schatting, tussen 1900 en 1999) tot 2003"),
    ("[1667,1668,1672]", "1667, 1668 of 1672"),
    ("{1667,1668,1672}", "1667, 1668 en 1672"),
    ("[2019-10-05,2019-10-06]", "5 of 6 oktober 2019"),
    ("[2019-04,2019-06]", "april of juni 2019"),
    ("[1667,1760-12..]", "1667 of vanaf december 1760"),
    ("[..1667,1760-12-03]", "tot en met 1667 of 3 december 1760"),
    ("[1667,1668,1670..1672]", "1667, 1668 of tussen 1670 en 1672"),
    ("{1960,1961-12}", "1960 en december 1961"),
    ("{1985..1990}", "alle jaren van 1985 tot en met 1990"),
    ("{1985-04..}", "alle maanden vanaf april 1985"),
    ("{2019-10-05..2019-10-09}", "alle dagen van 5 tot en met 9 oktober 2019"),
    ("[1984~,1985?]", "omstreeks 1984 of waarschijnlijk 1985"),
    (
        "[1950,1960,1970,1980,1990,2000,2010,2020]",
        "1950, 1960, 1970, 1980, 1990, 2000 of een van 2 andere data",
    ),
    ("156X-12-25", "25 december van een jaar in de jaren 1560"),
    ("15XX-12-25", "25 december van een jaar tussen 1500 en 1599"),
    ("156X-21", "lente van een jaar in de jaren 1560"),
    ("1X85", "een jaar van de vorm 1X85"),
    ("1X85-12-25", "25 december van een jaar van de vorm 1X85"),
    ("XXXX", "onbekend jaar"),
    ("XXXX-12-25", "25 december van een onbekend jaar"),
    ("XXXX-XX-25", "25e van een maand van een onbekend jaar"),
    ("1984-1X", "tussen oktober en december 1984"),
    ("1984-X2", "februari of december 1984"),
    ("1984-02-1X", "tussen 10 en 19 februari 1984"),
    ("1984-02-X1", "1, 11 of 21 februari 1984"),
    ("1984-XX-25", "25e van een maand in 1984"),
    (
        "156X-0X-25",
        "25e van een maand van januari tot en met september van een jaar in de jaren 1560",
    ),
    ("156X-02-1X", "een dag van 10 tot en met 19 februari van een jaar in de jaren 1560"),
    ("1950S2", "1950 (schatting, tussen 1900 en 1999)"),
    ("1985-04-12T23:20:30", "12 april 1985 om 23:20:30"),
    ("1985-04-12T23:20:30+05:30", "12 april 1985 om 23:20:30 (UTC+05:30)"),
]

GERMAN = [
    # EDTF, words; ours
    ("2019-10-04", "4. Oktober 2019"),
    ("2019-10", "Oktober 2019"),
    ("1985", "1985"),
    ("0476", "476 n. Chr."),
    ("0024-12", "Dezember des Jahres 24 n. Chr."),
    ("-0043~", "um 44 v. Chr."),
    ("Y-138E8", "13.800.000.000 v. Chr."),
    ("198X", "1980er Jahre"),
    ("190X", "zwischen 1900 und 1909"),
    ("18XX", "zwischen 1800 und 1899"),
    ("1985?", "wahrscheinlich 1985"),
    ("1985%", "wahrscheinlich um 1985"),
    ("2019-10-04~", "um den 4. Oktober 2019"),
    ("2019-10?", "wahrscheinlich im Oktober 2019"),
    ("2004-06~-11", "11. Juni 2004, Jahr und Monat ungefähr"),
    ("?2004-06-~11", "11. Juni 2004, Jahr unsicher, Tag ungefähr"),
    ("2019-?10", "Oktober 2019, Monat unsicher"),
    ("2001-?21", "Frühjahr 2001, Jahreszeit unsicher"),
    ("2001-21", "Frühjahr 2001"),
    ("2001-24", "Winter 2001/02"),
    ("2001-30", "Sommer 2001/02 (Südhalbkugel)"),
    ("2019-35", "3. Quartal 2019"),
    ("2019-37", "1. Jahresdrittel 2019"),
    ("2019-41", "2. Halbjahr 2019"),
    ("[2019-10-01..2019-10-10]", "Anfang Oktober 2019"),
    ("[2019-10-11..2019-10-20]", "Mitte Oktober 2019"),
    ("[2019-10-21..2019-10-31]", "Ende Oktober 2019"),
    ("[2019-01..2019-04]", "Anfang 2019"),
    ("[2019-05..2019-08]", "Mitte 2019"),
    ("[2019-01..2019-02]", "zwischen Januar und Februar 2019"),
    ("[1990..1993]", "Anfang der 1990er Jahre"),
    ("[1994..1996]", "Mitte der 1990er Jahre"),
    ("[1997..1999]", "Ende der 1990er Jahre"),
    ("[1834..1866]", "Mitte des 19. Jahrhunderts"),
    ("[1801..1900]", "19. Jahrhundert"),
    ("[-0499..-0400]", "5. Jahrhundert v. Chr."),
    ("[1001..2000]", "2. Jahrtausend"),
    ("[-0488..-0479]", "480er Jahre v. Chr."),
    ("[2019-10-16..2019-10-31]", "2. Hälfte des Oktober 2019"),
    ("[1801..1850]", "1. Hälfte des 19. Jahrhunderts"),
    ("[1851..1875]", "3. Viertel des 19. Jahrhunderts"),
    ("[2019-11-18..2019-11-24]", "Woche vom 18. November 2019"),
    ("[1914..1918]", "zwischen 1914 und 1918"),
    ("[2024-10-08..2024-10-13]", "zwischen dem 8. und dem 13. Oktober 2024"),
    ("[2019-04..2019-06]", "zwischen April und Juni 2019"),
    ("[2019-11..2020-03]", "zwischen November 2019 und März 2020"),
    ("[1985?..1990]", "zwischen 1985 (unsicher) und 1990"),
    ("[1985?..1990?]", "wahrscheinlich zwischen 1985 und 1990"),
    ("[156X..157X]", "zwischen den 1560er Jahren und den 1570er Jahren"),
    ("[1985..]", "1985 oder später"),
    ("[..2020-09-18]", "18. September 2020 oder früher"),
    ("[..1985-02]", "Februar 1985 oder früher"),
    ("[2019-05-05~..]", "um den 5. Mai 2019 oder später"),
    ("1914/1918", "von 1914 bis 1918"),
    ("1914-07-28/1918-11-11", "vom 28. Juli 1914 bis zum 11. November 1918"),
    ("2024-10-07/2024-10-13", "vom 7. bis zum 13. Oktober 2024"),
    ("2014/..", "seit 2014"),
    ("2014-05-04/..", "seit dem 4. Mai 2014"),
    ("../1918", "bis 1918, Beginn offen"),
    ("/1918", "bis 1918"),
    ("/2018-09-05", "bis zum 5. September 2018"),
    ("1985/", "von 1985 bis zu einem unbekannten Tag"),
    ("../..", "zu jeder Zeit"),
    ("/", "von einem unbekannten Tag bis zu einem unbekannten Tag"),
    ("../", "bis zu einem unbekannten Tag, Beginn offen"),
    ("/..", "seit einem unbekannten Tag"),
    ("2001-21/2002-23", "vom Frühjahr 2001 bis zum Herbst 2002"),
    ("18XX/1950", "von einem Zeitpunkt zwischen 1800 und 1899 bis 1950"),
    ("18XX~/1950", "von einem Zeitpunkt ungefähr zwischen 1800 und 1899 bis 1950"),
    ("2019-10/2019-12", "von Oktober bis Dezember 2019"),
    ("1984?/2004-06~", "von 1984 (unsicher) bis etwa Juni 2004"),
    ("156X/1801", "von den 1560er Jahren bis 1801"),
    ("156X-12-25/1570", "vom 25. Dezember eines Jahres in den 1560er Jahren bis 1570"),
    ("1801/1960-~05", "von 1801 bis Mai 1960 (Monat ungefähr)"),
    ("1950S2/2003", "von 1950 (geschätzt, zwischen 1900 und 1999) bis 2003"),
    ("[1667,1668,1672]", "1667, 1668 oder 1672"),
    ("{1667,1668,1672}", "1667, 1668 und 1672"),
    ("[2019-10-05,2019-10-06]", "5. oder 6. Oktober 2019"),
    ("[2019-04,2019-06]", "April oder Juni 2019"),
    ("[1667,1760-12..]", "1667 oder ab Dezember 1760"),
    ("[..1667,1760-12-03]", "bis 1667 oder 3. Dezember 1760"),
    ("[1667,1668,1670..1672]", "1667, 1668 oder zwischen 1670 und 1672"),
    ("{1960,1961-12}", "1960 und Dezember 1961"),
    ("{1985..1990}", "alle Jahre von 1985 bis 1990"),
    ("{1985-04..}", "alle Monate ab April 1985"),
    ("{2019-10-05..2019-10-09}", "alle Tage vom 5. bis zum 9. Oktober 2019"),
    ("[1984~,1985?]", "um 1984 oder wahrscheinlich 1985"),
    (
        "[1950,1960,1970,1980,1990,2000,2010,2020]",
        "1950, 1960, 1970, 1980, 1990, 2000 oder eines von 2 weiteren Daten",
    ),
    ("156X-12-25", "25. Dezember eines Jahres in den 1560er Jahren"),
    ("15XX-12-25", "25. Dezember eines Jahres zwischen 1500 und 1599"),
    ("156X-21", "Frühjahr eines Jahres in den 1560er Jahren"),
    ("1X85", "ein Jahr der Form 1X85"),
    ("1X85-12-25", "25. Dezember eines Jahres der Form 1X85"),
    ("XXXX", "unbekanntes Jahr"),
    ("XXXX-12-25", "25. Dezember eines unbekannten Jahres"),
    ("XXXX-XX-25", "25. eines Monats eines unbekannten Jahres"),
    ("1984-1X", "zwischen Oktober und Dezember 1984"),
    ("1984-X2", "Februar oder Dezember 1984"),
    ("1984-02-1X", "zwischen dem 10. und dem 19. Februar 1984"),
    ("1984-02-X1", "1., 11. oder 21. Februar 1984"),
    ("1984-XX-25", "25. eines Monats des Jahres 1984"),
    ("156X-0X-25", "25. eines Monats von Januar bis September eines Jahres in den 1560er Jahren"),
    ("156X-02-1X", "ein Tag vom 10. bis zum 19. Februar eines Jahres in den 1560er Jahren"),
    ("1950S2", "1950 (geschätzt, zwischen 1900 und 1999)"),
    ("1985-04-12T23:20:30", "12. April 1985 um 23:20:30 Uhr"),
    ("1985-04-12T23:20:30+05:30", "12. April 1985 um 23:20:30 Uhr (UTC+05:30)"),
]

TABLES = {"en": ENGLISH, "fr": FRENCH, "nl": DUTCH, "de": GERMAN}

ROWS = [(language, *row) for language, table in TABLES.items() for row in table]


@pytest.mark.parametrize(("language", "edtf", "words"), ROWS)
def test_words(language, edtf, words):
    assert describe(parse_edtf(edtf), language=language) == words


def test_every_language_has_a_table():
    assert sorted(TABLES) == languages()


SAME_AGAIN = [
    # phrases that come back as they were; ours after the readings of prose
    "early October 2019",
    "mid-October 2019",
    "late 2019",
    "the beginning of 2019",
    "the mid-1990s",
    "the early 5th century BCE",
    "the first half of the 19th century",
    "the third quarter of the 19th century",
    "the first half of the 1990s",
    "the week of 18 November 2019",
    "about early October 2019",
    "between 1914 and 1918",
    "between 8 and 13 October 2024",
    "between 5 October and 3 November 2019",
    "1985 or later",
    "on or before 18 September 2020",
    "from 1914 to 1918",
    "from early May 2019 to 2020",
    "from the late 1990s to early 2003",
    "from about October 2019 to probably 12 March 2020",
    "since late 2019",
    "since about 2014",
    "until 1918",
    "5 or 6 October 2019",
    "April or June 2019",
    "5 and 6 October 2019",
    "the 480s BCE",
    "winter 1999/2000",
    "March of 44 BCE",
    "from 100 BCE to 79 CE",
]


@pytest.mark.parametrize("phrase", SAME_AGAIN)
def test_phrases_come_back(phrase):
    assert describe(parse_date(phrase)) == phrase


PROSE = [
    # phrase as of 2019-12-01, its other words; ours
    ("after 31 December 1985", "1 January 1986 or later"),
    ("by 2015", "2015 or earlier"),
    ("last week", "the week of 18 November 2019"),
    ("a few days ago", "between 26 and 29 November 2019"),
    ("the last six years", "from 2013 to 1 December 2019"),
    ("earlier this year", "between 1 January and 1 December 2019"),
    ("a month after spring 2023", "between April and June 2023"),
    ("circa mid-May 2019", "about mid-May 2019"),
    ("between about 1985 and 1990", "roughly between 1985 and 1990"),
    ("the final months of 2019", "between October and December 2019"),
]


@pytest.mark.parametrize(("phrase", "words"), PROSE)
def test_what_is_said_is_what_it_means(phrase, words):
    assert describe(parse_date(phrase, reference=parse_edtf("2019-12-01"))) == words


HEMISPHERES = [
    # EDTF, read for, told to, words; the standard leaves 21 to 24 open, 25 to 32 not
    ("2001-21", "north", "north", "spring 2001"),
    ("2001-21", "south", "north", "spring 2001 (southern hemisphere)"),
    ("2001-21", "south", "south", "spring 2001"),
    ("2001-22", "south", "south", "summer 2001/02"),
    ("2001-21", "north", "south", "spring 2001 (northern hemisphere)"),
    ("2001-24", None, "north", "winter 2001 (in either hemisphere)"),
    ("2001-24", None, None, "winter 2001"),
    ("2001-25", "north", "north", "spring 2001 (northern hemisphere)"),
    ("2001-31", "north", "south", "autumn 2001 (southern hemisphere)"),
    ("2001-21/2002", "south", "north", "from spring 2001 (southern hemisphere) to 2002"),
]


@pytest.mark.parametrize(("edtf", "read", "told", "words"), HEMISPHERES)
def test_a_season_of_another_hemisphere_says_so(edtf, read, told, words):
    assert describe(parse_edtf(edtf, hemisphere=read), hemisphere=told) == words


COARSER = [
    # EDTF, and its words by day, month, year, decade, century; ours
    ("2019-10-04", "4 October 2019", "October 2019", "2019", "the 2010s", "the 21st century"),
    ("[2019-10-01..2019-10-10]", "early October 2019", "October 2019", "2019", "the 2010s", "the 21st century"),
    ("1914-07-28/1918-11", "from 28 July 1914 to November 1918", "from July 1914 to November 1918", "from 1914 to 1918", "the 1910s", "the 20th century"),
    ("156X-12-25", "25 December of some year in the 1560s", "December of some year in the 1560s", "the 1560s", "the 1560s", "the 16th century"),
    ("2001-24", "winter 2001/02", "winter 2001/02", "between 2001 and 2002", "the 2000s", "the 21st century"),
    ("2004-06~-11", "11 June 2004, the year and month approximate", "about June 2004", "about 2004", "about the 2000s", "about the 21st century"),
    ("[1667-05-05,1667-06-05]", "5 May 1667 or 5 June 1667", "May or June 1667", "1667", "the 1660s", "the 17th century"),
    ("1985-04-12T23:20:30Z", "12 April 1985", "April 1985", "1985", "the 1980s", "the 20th century"),
    ("-0043-03-15", "15 March 44 BCE", "March of 44 BCE", "44 BCE", "between 51 BCE and 42 BCE", "the 1st century BCE"),
    ("[1985-05-05..]", "5 May 1985 or later", "May 1985 or later", "1985 or later", "the 1980s or later", "the 20th century or later"),
    ("{2019-05-05..2019-09-01}", "every day from 5 May to 1 September 2019", "every month from May to September 2019", "2019", "the 2010s", "the 21st century"),
    ("1990-05?/1999", "from probably May 1990 to 1999", "from probably May 1990 to 1999", "from probably 1990 to 1999", "probably the 1990s", "probably the 20th century"),
    ("XXXX-12-25", "25 December of an unknown year", "December of an unknown year", "an unknown year", "an unknown year", "an unknown year"),
    ("Y-66000000", *["66,000,000 BCE"] * 5),
]  # fmt: skip
UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY)


@pytest.mark.parametrize("row", COARSER, ids=lambda row: row[0])
def test_finer_units_are_left_out(row):
    edtf, *words = row
    date = parse_edtf(edtf)
    assert [describe(date, precision=unit) for unit in UNITS] == words


def test_the_text_a_date_was_read_from_is_not_used():
    assert describe(parse_edtf("2019-10").with_text("when the leaves fell")) == "October 2019"


def test_early_and_late_are_a_policy():
    early = parse_edtf("[2019-10-01..2019-10-10]")
    assert describe(early, widths=None) == "between 1 and 10 October 2019"
    narrow = type(WIDTHS)(month={"early": (1, 5)})
    assert describe(early, widths=narrow) == "between 1 and 10 October 2019"
    assert describe(parse_edtf("[2019-10-01..2019-10-05]"), widths=narrow) == "early October 2019"


REGIONS = [
    # tag, EDTF, words; after the dates of the Unicode locale data
    ("en-US", "2019-10-04", "October 4, 2019"),
    ("en-US", "[2024-10-08..2024-10-13]", "between October 8 and October 13, 2024"),
    ("en-US", "1984-02-X1", "February 1, 11, or 21, 1984"),
    ("en-US", "156X-02-1X", "a day from February 10 to February 19 of some year in the 1560s"),
    ("de-AT", "2019-01", "Jänner 2019"),
    ("de-AT", "[2019-01..2019-03]", "zwischen Jänner und März 2019"),
    ("nl-BE", "2019-10-04", "4 oktober 2019"),
    ("fr_CA", "2019-10-01", "1er octobre 2019"),
    ("FR", "2019-10", "octobre 2019"),
]


@pytest.mark.parametrize(("tag", "edtf", "words"), REGIONS)
def test_a_region_decides_on_names_and_order(tag, edtf, words):
    assert describe(parse_edtf(edtf), language=tag) == words


REFUSED = [
    # arguments, message; ours
    ({"language": "tlh"}, "language 'tlh': expected one of de, en, fr, nl"),
    ({"language": "../en"}, "language '../en': expected one of de, en, fr, nl"),
    ({"language": "de-XQ"}, "language 'de-XQ': Babel has no such region; write 'de'"),
    ({"precision": Precision.SEASON}, "precision <Precision.SEASON: 6>: expected one of DAY, MONTH, YEAR, DECADE, CENTURY, or None"),
    ({"hemisphere": "east"}, "hemisphere is 'north', 'south' or None, not 'east'"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_is_refused(options, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        describe(parse_edtf("1985"), **options)


def test_long_sets_are_cut_short():
    years = parse_edtf(
        f"[{','.join(f'{year:04}' for year in range(0, 9999, 2))}]", max_length=10**5
    )
    assert describe(years) == "1 BCE, 2 CE, 4 CE, 6 CE, 8 CE, 10 CE or one of 4,994 more"


def test_all_languages_have_the_same_words():
    tables = (
        "eras",
        "units",
        "phrases",
        "spans",
        "every",
        "doubts",
        "fractions",
        "pattern",
        "slots",
    )
    english = wording_for("en")
    own = {"dative", "with", "short_year"}
    for language in languages():
        wording = wording_for(language)
        for name in tables:
            there, here = set(getattr(wording, name)), set(getattr(english, name))
            assert there - own == here - own, (language, name)
        assert len(wording.groupings["seasons"]) == len(wording.groupings["ordinals"]) == 4


YEARS = st.one_of(st.integers(1900, 2030), st.integers(-3000, 9998), st.integers(-60, 60))
MARKS = st.sampled_from(["", "", "", "?", "~", "%"])


def spelled(year):
    return f"-{-year:04}" if year < 0 else f"{year:04}"


@st.composite
def told_dates(draw, marks=MARKS):
    """Dates that a phrase can say: years, months, days, groupings, decades."""
    year = spelled(draw(YEARS))
    unit = draw(st.sampled_from(["year", "month", "day", "season", "quarter", "half", "decade"]))
    mark = draw(marks)
    if unit == "decade":
        decade = draw(st.integers(11, 299).filter(lambda number: number % 10 or number == 200))
        return f"{decade:03}X{mark}"
    codes = {"season": (21, 24), "quarter": (33, 36), "half": (40, 41)}.get(unit, (1, 12))
    text = year if unit == "year" else f"{year}-{draw(st.integers(*codes)):02}"
    return f"{text}-{draw(st.integers(1, 28)):02}{mark}" if unit == "day" else text + mark


@st.composite
def told_texts(draw):
    """All that `describe` promises to say so that `parse_date` reads it."""
    form = draw(st.sampled_from(["{}", "{}/{}", "{}/..", "/{}", "[{},{}]", "{{{},{}}}", "[{}..]", "[..{}]", "[{}..{}]"]))  # fmt: skip
    # A doubt about a whole range has no phrase ("probably between") that reads back.
    plain = form == "[{}..{}]"
    dates = told_dates(st.just("")) if plain else told_dates()
    one, other = draw(dates), draw(dates)
    assume(one != other)  # nobody says "1985 or 1985"
    text = form.format(one, other)
    try:
        parse_edtf(text)
    except EDTFError:
        assume(False)
    return text


def points(date):
    return (date.earliest_start, date.latest_start, date.earliest_end, date.latest_end, date.kind)


@given(told_texts(), st.sampled_from(["en", "en-US"]))
def test_english_reads_back(text, language):
    date = parse_edtf(text)
    words = describe(date, language=language)
    assert points(parse_date(words)) == points(date), words


@given(st.integers(0, 99), st.sampled_from(["", " BCE"]), st.sampled_from(["early", "mid", "late"]))
def test_parts_of_centuries_read_back(number, era, part):
    century = wording_for("en").ordinal(number % 20 + 1)
    date = parse_date(f"{part} {century} century{era}")
    assert points(parse_date(describe(date))) == points(date)


@given(YEARS, st.integers(1, 12), st.integers(1, 28), st.integers(0, 3000))
def test_any_stretch_of_days_reads_back(year, month, day, length):
    first = parse_edtf(f"{spelled(year)}-{month:02}-{day:02}").earliest_day or 0
    date = UncertainDate.instant_range(first, first + length)
    for widths in (WIDTHS, None):
        assert points(parse_date(describe(date, widths=widths))) == points(date)


DIGITS = st.text("0123456789X", min_size=4, max_size=4)
PIECES = st.one_of(
    told_dates(),
    st.builds("{}{}".format, DIGITS, MARKS),
    st.builds(
        "{}-{}-{}{}".format,
        DIGITS,
        st.sampled_from(["XX", "0X", "1X", "X2", "02", "12"]),
        st.sampled_from(["XX", "0X", "1X", "X1", "25", "28"]),
        MARKS,
    ),
    st.builds("-{}-{}{}".format, DIGITS, st.sampled_from(["0X", "12", "24", "37"]), MARKS),
    st.builds("{}{}-{}{}".format, MARKS, DIGITS, MARKS, st.integers(21, 41)),
    st.builds("{:04}S{}".format, st.integers(0, 9999), st.integers(1, 4)),
    st.builds("Y{}{}{}".format, st.sampled_from(["", "-"]), st.integers(10**4, 10**18), st.sampled_from(["", "E3", "E200", "S2"])),
    st.builds("{:04}-{}-{:02}".format, st.integers(0, 9999), st.sampled_from(["~05", "?12"]), st.integers(1, 28)),
)  # fmt: skip
ANY = st.one_of(
    PIECES,
    st.builds("{}/{}".format, st.one_of(PIECES, st.sampled_from(["", ".."])), st.one_of(PIECES, st.sampled_from(["", ".."]))),
    st.builds(
        "{0[0]}{1}{0[1]}".format,
        st.sampled_from(["[]", "{}"]),
        st.one_of(
            st.lists(PIECES, min_size=1, max_size=9).map(",".join),
            st.builds("..{},{}..{},{}..".format, PIECES, PIECES, PIECES, PIECES),
            st.builds("{}..".format, PIECES),
        ),
    ),
    st.datetimes().map(lambda moment: f"{moment:%Y-%m-%dT%H:%M:%S}Z"),
)  # fmt: skip


@given(ANY, st.sampled_from(["north", "south", None]), st.sampled_from([None, *UNITS]))
def test_every_date_has_one_line_of_plain_text(text, hemisphere, unit):
    try:
        date = parse_edtf(text, hemisphere=hemisphere)
    except EDTFError:
        assume(False)
    for language in languages():
        words = describe(date, language=language, precision=unit)
        assert words == words.strip()
        assert 0 < len(words) < 1500
        assert "  " not in words
        assert not set(words) & set("{}\n")
        assert not [c for c in words if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@given(told_texts(), st.sampled_from(UNITS))
def test_leaving_out_never_leaves_out_a_day(text, unit):
    date = parse_edtf(text)
    assume(date.kind.value == "instant")
    words = describe(date, precision=unit)
    try:
        coarse = parse_date(words)
    except DateTextError:
        return
    for end, other in (
        (coarse.earliest_start, date.earliest_start),
        (date.latest_end, coarse.latest_end),
    ):
        assert end is None or other is None or end <= other
