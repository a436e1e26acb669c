"""The words around English numbers, as data: numerals, currencies, units, qualifiers, dates.

In: nothing. Out: compiled patterns and tables from a word to its meaning.
"""

from __future__ import annotations

import re

from tashan.language.currencies import CURRENCIES, SIGNS
from tashan.language.dates.forms_en import MONTH
from tashan.model import Qualifier

SIGN = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
_NAMES = {rf"{row.en}|(?-i:{row.code})".lstrip("|"): row.code for row in CURRENCIES}
_NAMED = [(re.compile(name, re.IGNORECASE), code) for name, code in _NAMES.items()]
CURRENCY = re.compile(rf"[\s-]?(?P<name>{'|'.join(_NAMES)})(?![A-Za-z])(?!\scan\b|\sthe\b)", re.IGNORECASE)
CENT = re.compile(r"\s?(?P<cent>cents?\b|¢)|\s?(?P<pence>pence\b|(?<=\d)(?<!480)(?<!720)(?<!1080)p(?![A-Za-z0-9]))")
"""A hundredth of a dollar, a euro or a pound."""
RATIO = re.compile(
    r"\s?(?P<percent>%)|\s?(?P<mille>‰)|[\s-](?:of\s(?:a|one)\s)?(?P<words>per\s?cent)\b|\s?(?P<short>pct|pc)\b|(?:\s?-?|\sof\s(?:a|one)\s)(?P<points>percentage[\s-]points?)\b"
    r"|\s?(?P<pp>ppts?|pp|p\.p\.)(?![A-Za-z])|[\s-]?(?P<basis>basis[\s-]points?|bps?)\b",
    re.IGNORECASE,
)
RATIO_CODES = {"percent": "%", "words": "%", "short": "%", "mille": "‰", "points": "pp", "pp": "pp", "basis": "bp"}
PARTS_OF = {"%": 100, "pp": 100, "‰": 1000, "bp": 10000}
DURATION = re.compile(
    r"[\s-](?P<unit>year|month|week|day|hour|minute|second|decade|centur)(?:s|y|ies)?\b(?!-old|\sold|[\s-]hand)"
)
DURATION_CODES = {
    "year": "a", "month": "mo", "week": "wk", "day": "d", "hour": "h", "minute": "min", "second": "s", "decade": "a",
    "centur": "a",
}  # fmt: skip
AGE = re.compile(r"[\s-]years?[\s-]olds?\b")
YEARS_IN = {"year": 1, "decade": 10, "centur": 100}
_MEASURES: dict[str, str] = {
    r"(?:square|sq\.?)[\s-](?:kilomet(?:er|re)s?|km)|km2|km²|sq\s?km": "km2",
    r"(?:square|sq\.?)[\s-]met(?:er|re)s?|m²|sq\s?m": "m2", r"(?:square|sq\.?)[\s-](?:feet|foot|ft)": "sqft",
    r"(?:square|sq\.?)[\s-]miles?": "mi2", r"cubic[\s-]met(?:er|re)s?|m³": "m3", r"cubic[\s-](?:feet|foot)": "cuft",
    r"hectares?|ha": "ha", r"mu": "mu", r"acres?": "acre",
    r"kilomet(?:er|re)s?(?:\s(?:per|an)\shour)|km/h|kph|kmh": "km/h", r"kilomet(?:er|re)s?|km": "km",
    r"miles?\s(?:per|an)\shour|mph": "mph", r"miles?": "mi", r"nautical\smiles?": "nmi", r"light[\s-]years?": "ly",
    r"centimet(?:er|re)s?|cm": "cm", r"millimet(?:er|re)s?|mm": "mm", r"micromet(?:er|re)s?|microns?": "µm",
    r"nanomet(?:er|re)s?|nm": "nm", r"met(?:er|re)s?|m": "m", r"feet|foot|ft": "ft", r"inch(?:es)?": "in",
    r"yards?": "yd", r"(?:(?:metric|long|short)[\s-])?(?:tons|tonnes?|ton)|mt|t": "t", r"kilograms?|kilos?|kg": "kg",
    r"milligrams?|mg": "mg", r"grams?|g": "g", r"pounds?(?=\sof\b)|lbs?": "lb", r"ounces?|oz": "oz",
    r"quintals?": "quintal", r"bushels?": "bu",
    r"lit(?:er|re)s?|L": "L", r"millilit(?:er|re)s?|ml": "mL", r"barrels?|bbl": "bbl", r"gallons?": "gal",
    r"terawatt[\s-]hours?|TWh": "TWh", r"gigawatt[\s-]hours?|GWh": "GWh", r"megawatt[\s-]hours?|MWh": "MWh",
    r"kilowatt[\s-]hours?|kWh": "kWh", r"terawatts?|TW": "TW", r"gigawatts?|GW": "GW", r"megawatts?|MW": "MW",
    r"kilowatts?|kW": "kW", r"watts?|W": "W", r"kilovolts?|kV": "kV", r"volts?": "V", r"amps?": "A",
    r"degrees?\s(?:Celsius|centigrade|C\b)|°\s?C|℃|(?<=\d)C": "°C",
    r"degrees?\s(?:Fahrenheit|F\b)|°\s?F|(?<=\d)F": "°F",
    r"degrees?|°": "°", r"horsepower|hp": "hp", r"GHz": "GHz", r"MHz": "MHz", r"kHz": "kHz", r"hertz|Hz": "Hz",
    r"terabytes?|TB": "TB", r"gigabytes?|GB": "GB", r"megabytes?|MB": "MB", r"petabytes?|PB": "PB",
    r"gigabits?(?:[\s-](?:per|a)[\s-]second)?|Gbps": "Gbps",
    r"megabits?(?:[\s-](?:per|a)[\s-]second)?|Mbps": "Mbps",
    r"decibels?|dB": "dB", r"kilocalories|kcal": "kcal", r"points?": "pt", r"magnitude": "magnitude",
}  # fmt: skip
"""Units with the codes that the Chinese grammar uses as well."""
_MEASURED = [(re.compile(name), code) for name, code in _MEASURES.items()]
MEASURE = re.compile(rf"[\s-]?(?P<name>{'|'.join(_MEASURES)})(?![A-Za-z0-9²³])(?!-\d)")
LENGTHS_AND_WEIGHTS = (
    r"kilomet(?:er|re)|met(?:er|re)|mile|foot|inch|tonne|ton|kilogram|kilo|pound|ounce|lit(?:er|re)|gallon|hectare"
    r"|acre"
)
"""What people halve in words: half a tonne."""
BELOW_ZERO = re.compile(r"\sbelow\s(?:zero|freezing)\b")
TIMES = re.compile(r"\stimes\b|-?fold\b")
_NOT_COUNTED = (
    "of in to and the for by from at on with is was are were has have had as than or but that which who whose when"
    " while since after before this these those its their his her a an per less does plus versus vs about into over"
    " under during across between among will would can could may also not it they he she we you i if so then thus"
)
SINGLE_NOUNS = (
    "storey|story|floor|member|seat|person|man|woman|bed|bedroom|room|lane|page|team|nation|country|state|game"
    "|match|race|song|track|part|episode|volume|piece|ship|vehicle|car|unit|player|stage|round|hole|gun"
)
SINGLE = re.compile(rf"-(?P<noun>{SINGLE_NOUNS})\b(?!-)")
"""The one thing that a number before a hyphen counts: a 12-storey building, a 30-member council."""
HARMED = re.compile(
    r"\s(?:dead|killed|injured|wounded|hurt|missing|trapped|homeless|displaced|arrested|hospitali[sz]ed)\b"
)
"""What happened to the people that a number counts: 12 dead, five missing."""
HARMING = re.compile(
    r"\b(?:kill|injur|wound|trap|strand|displac|hospitali[sz]|arrest|rescu)(?:s|es|e|ed|ing)\s\Z", re.IGNORECASE
)
"""Headlines leave the people out: kills 1, traps 5."""
TALLY = re.compile(
    r"\b(?:(?:total|tally|toll|number)(?:\s(?:of|to|at|is|was|now|has|had|rose|risen|stands|reached|climbed))+"
    r"|total(?:s|led|ling)|number(?:ed|ing))\s\Z"
)
"""A number that is said to be a count: a total of 28, the death toll rose to 39."""
PER = re.compile(r"\bper\s\Z", re.IGNORECASE)
"""Before what a rate is counted by: 3.5 per 1,000 adults."""
OF_AN_AGE = re.compile(
    r"\b(?:men|women|people|adults|children|kids|those|anyone|everyone|workers|adolescents|teens|voters|residents)"
    r"\s(?:aged\s)?(?:under|over|above|below)\s\Z",
    re.IGNORECASE,
)
"""Before an age: women under 40."""
AGED = re.compile(r"\baged\s\Z")
OLDEST = 130
"""No age of a person or an animal in a text is higher."""
NAMES_BEFORE = {"magnitude": "magnitude", "a": "years old"}
MAGNITUDE = re.compile(r"\bmagnitude(?:\s(?:of\s)?|-)\Z", re.IGNORECASE)
OF_THEM = re.compile(r"\sof\s(?:the|its|his|her|my|your|their|these|those|them|which|whom|our)\b")
"""After a small number word: four of the six, four of them."""
_STOP = "|".join(_NOT_COUNTED.split())
NOUN = re.compile(
    rf"(?:[\s-](?!(?:{_STOP})\b)[A-Za-z][A-Za-z'’-]*){{0,3}}?[\s-](?!(?:{_STOP})\b)"
    r"(?P<noun>[A-Za-z-]+[^s\W]s|people|men|women|children|staff|personnel|aircraft|spacecraft|cattle|livestock|sheep|faculty|talent|classes|businesses"
    r"|processes|(?:gold|silver|bronze)(?=\s(?:and|medals?)\b|[,.;]|$))\b"
)
"""The plural that a number counts, up to three words later."""
MONEY_CUE = re.compile(
    r"\b(?:GDP|economy|economic\soutput|output|investments?|invest(?:ed|ing)|loans?|funds?|funding|capital"
    r"|revenues?|sales|profits?"
    r"|budget|worth|valued?|valuation|financing|raised|cost|spent|spending|debt|subsid\w+|exports?|imports?"
    r"|assets|income|salary)\b"
)
DOLLARS = re.compile(r"\$|\bdollars?\b|\bUSD\b")

PREFIXES: dict[str, Qualifier] = {
    "more than": "over", "over": "over", "above": "over", "in excess of": "over", "upwards of": "over",
    "exceed": "over", "exceeds": "over", "exceeded": "over", "exceeding": "over", "surpass": "over",
    "surpasses": "over", "surpassed": "over", "surpassing": "over", "passed": "over", "topped": "over",
    "topping": "over", "beyond": "over", "greater than": "over", "higher than": "over", "just over": "over",
    "well over": "over", "at least": "at least", "no fewer than": "at least", "no less than": "at least",
    "not less than": "at least", "a minimum of": "at least", "at most": "at most", "up to": "at most",
    "as many as": "at most", "as much as": "at most", "no more than": "at most", "not more than": "at most",
    "a maximum of": "at most", "under": "under", "below": "under", "less than": "under", "fewer than": "under",
    "lower than": "under", "nearly": "nearly", "almost": "nearly", "close to": "nearly", "just under": "nearly",
    "approaching": "nearly", "nearing": "nearly", "about": "about", "around": "about", "approximately": "about",
    "roughly": "about", "some": "about", "circa": "about", "an estimated": "about", "estimated": "about",
    "or about": "about", "approx.": "about",
}  # fmt: skip
_BEFORE = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(PREFIXES, key=len, reverse=True))
PREFIX = re.compile(
    rf"(?:\b(?P<word>{_BEFORE})\s(?:(?:a\s)?(?:total|combined)\s(?:of\s)?)?|(?P<sign>[~≈><]\s?))\Z", re.IGNORECASE
)
MARKS: dict[str, Qualifier] = {"~": "about", "≈": "about", ">": "over", "<": "under"}
SUFFIX = re.compile(
    r"(?P<least>\sor\s(?:more|above|higher|over)\b|\sand\s(?:above|over|up)(?=[,.;)]|$))|(?P<most>\sor\s(?:less"
    r"|fewer|under|below)\b|\sat\smost\b)"
    r"|(?P<about>\sor\sso\b|-odd\b|-ish\b)|(?P<over>\+|-plus\b|\splus\b)"
)
_MEANINGS: dict[str, Qualifier] = {"least": "at least", "most": "at most", "about": "about", "over": "over"}


def currency_code(currency: re.Match[str]) -> str:
    """The ISO 4217 code of a match of CURRENCY."""
    return next((code for name, code in _NAMED if name.fullmatch(currency["name"])), "")


def measure_code(measure: re.Match[str]) -> str:
    """The code of a match of MEASURE."""
    return next((code for name, code in _MEASURED if name.fullmatch(measure.string, *measure.span("name"))), "")


def suffix_meaning(match: re.Match[str]) -> Qualifier:
    """The qualifier that a match of SUFFIX stands for."""
    return _MEANINGS[match.lastgroup or "about"]


DATE = re.compile(
    rf"{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?|{MONTH},?\s\d{{4}}\b"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}(?:,?\s\d{{4}}\b)?|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}\b"
    rf"|\d{{1,2}}:\d{{2}}(?:\s?[ap]\.?m\b)?"
    r"|\d{1,2}\s?[ap]\.?m\b|(?:1[89]|20|21)\d\d(?:s\b|\s?[-–/]\s?(?:\d{4}|\d{2})\b)?(?![\d,.]*\d|\s?%"
    r"|\s?(?:hundred|thousand|million|billion|trillion|yuan|RMB|per\s?cent|dollars|km|kilo\w+|tons|tonnes|square)\b)"
)
