"""Cities that news name, by state: where something happens, or who acts there.

A text about a capital is not always one about its government; `gazetteer` looks at the word
before it.
"""

__all__ = ["CITIES", "METONYMS"]

_ROWS = """
AE Abu Dhabi,Dubai
AF Kabul,Kandahar
AL Tirana
AM Yerevan
AR Buenos Aires
AT Vienna,Salzburg
AU Canberra,Sydney,Melbourne
AZ Baku
BA Sarajevo
BD Dhaka
BE Brussels,Brussel,Bruxelles,Antwerp,Ghent,Bruges
BE Liège,Leuven,Zeebrugge,Ostend,Charleroi,Mons,Namur
BG Sofia
BH Manama
BR Brasília,São Paulo,Rio de Janeiro
BY Minsk
CA Ottawa,Toronto,Vancouver,Montreal
CD Kinshasa
CH Bern,Geneva,Zurich,Basel
CL Santiago
CN Beijing,Shanghai,Shenzhen,Wuhan,Guangzhou
CO Bogotá,Bogota
CU Havana
CY Nicosia
CZ Prague,Brno
DE Berlin,Munich,Hamburg,Frankfurt,Cologne,Leipzig,Magdeburg,Dresden,Bonn
DK Copenhagen,Aarhus
DZ Algiers
EE Tallinn,Narva
EG Cairo
ES Madrid,Barcelona
ET Addis Ababa
FI Helsinki,Turku
FR Paris,Lyon,Marseille,Strasbourg,Nice,Toulouse,Lille
GB London,Manchester,Edinburgh,Glasgow,Salisbury,Belfast,Birmingham
GE Tbilisi
GR Athens,Thessaloniki
HK Hong Kong
HR Zagreb
HU Budapest
ID Jakarta
IE Dublin
IL Jerusalem,Tel Aviv,Haifa
IN New Delhi,Delhi,Mumbai
IQ Baghdad,Mosul,Erbil
IR Tehran,Kerman,Isfahan
IS Reykjavik
IT Rome,Milan,Turin,Naples
JO Amman
JP Tokyo,Osaka
KE Nairobi
KG Bishkek
KP Pyongyang
KR Seoul
KZ Astana,Nur-Sultan,Almaty
LB Beirut
LT Vilnius,Kaunas
LV Riga
LY Tripoli,Benghazi
MA Rabat,Casablanca
MD Chisinau,Chișinău
ME Podgorica
MK Skopje
MT Valletta
MX Mexico City
MY Kuala Lumpur
NG Abuja,Lagos
NL The Hague,Amsterdam,Rotterdam,Utrecht,Eindhoven,Maastricht
NO Oslo,Bergen,Stavanger,Tromsø
NZ Wellington,Auckland
PE Lima
PH Manila
PK Islamabad,Karachi,Lahore
PL Warsaw,Kraków,Krakow,Gdańsk,Gdansk
PS Ramallah
PT Lisbon,Porto
QA Doha
RO Bucharest
RS Belgrade
RU Moscow,Saint Petersburg,St Petersburg,Crocus City Hall,Vladivostok,Murmansk
RW Kigali
SA Riyadh,Jeddah
SD Khartoum
SE Stockholm,Gothenburg,Malmö,Malmo
SI Ljubljana
SK Bratislava
SN Dakar
SO Mogadishu
SY Damascus,Aleppo,Idlib
TH Bangkok
TN Tunis
TR Ankara,Istanbul
TW Taipei
TZ Dar es-Salaam,Dar es Salaam,Dodoma
UA Kyiv,Kiev,Kharkiv,Odesa,Lviv,Mariupol
UG Kampala
US Washington,New York,New Orleans,Los Angeles,Chicago,San Francisco,Boston,Houston
UZ Tashkent
VE Caracas
VN Hanoi
XK Pristina
YE Sanaa,Aden
ZA Pretoria,Johannesburg,Cape Town
ZW Harare
"""
CITIES: dict[str, str] = {
    city.casefold(): row[:2] for row in _ROWS.strip().splitlines() for city in row[3:].split(",")
}
METONYMS = {
    "kremlin": "RU",
    "moscow": "RU",
    "beijing": "CN",
    "white house": "US",
    "pentagon": "US",
    "downing street": "GB",
    "whitehall": "GB",
    "elysée": "FR",
    "élysée": "FR",
    "schengen": "EU",
}
"""Names that mean a government wherever they stand."""
