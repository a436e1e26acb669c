"""What an English sentence says moved by a quantity: grew, fell, differs, was lost.

In: a text and where a quantity stands. Out: the change, and whether the verb says that the thing itself fell (fell 3.5%
is −3.5%) or that somebody made it less (cut rates by 25 basis points keeps its sign). `fell to 4.9%` names where it
ended and is none; neither is what the text denies (did not fall).
"""

from __future__ import annotations

import re

from tashan.model import Change

_LOOK_BACK, _LOOK_AHEAD = 70, 48
_FELL = (
    r"fell|falls?|falling|fallen|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|slid|slides?|slip(?:s|ped)?"
    r"|shrank|shrunk|shrinks?|shrinking|contract(?:s|ed|ing)|contraction|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?"
    r"|tumbl(?:e|es|ed|ing)|slump(?:s|ed|ing)?|sank|sinks|down|dip(?:s|ped)?|retreat(?:s|ed)?|eas(?:es|ed)|weaken(?:s|ed)?|lost"
)
_LOWERED = (
    r"cuts?|cutting|reduc(?:e|es|ed|ing)|reduction|lower(?:s|ed|ing)|slash(?:es|ed)?|trim(?:s|med)?|sheds?"
    r"|narrow(?:s|ed)"
)
_ROSE = (
    r"rose|rises?|rising|risen|grew|grows?|growing|grown|growth|increas(?:e|es|ed|ing)|up|gain(?:s|ed)?|climb(?:s|ed|ing)?"
    r"|jump(?:s|ed)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|expand(?:s|ed|ing)?|expansion|advanc(?:e|es|ed)|improv(?:e|es|ed)"
    r"|accelerat(?:e|es|ed)|add(?:s|ed)|rais(?:e|es|ed|ing)|widen(?:s|ed)|rebound(?:s|ed)|edg(?:ed|es)\sup|ticked\sup"
)
_FILL = (
    r"(?:\s(?:sharply|slightly|further|back|steadily|modestly|steeply|rapidly|by\san?\s[a-z-]+|by|of|about|around|some|nearly|almost|an?|total|year[\s-]on[\s-]year"
    r"|year-over-year|annually|on\syear|from\sa\syear\searlier|as\smuch\sas|more\sthan|over|at\sleast|just|only|another|an\sestimated"
    r"|estimated|approximately|roughly|the|its|still|again|rate|was|were|is|reached|hit|at|annual|averaged?|less\sthan|up\sto"
    r"|additional|extra|respectively|and|unexpected|record|strong|solid|net|real|:)|\s\()*\s?"
)
_TURN = re.compile(
    rf"\b(?:(?P<fall>{_FELL})|(?P<cut>{_LOWERED})|(?P<rise>{_ROSE}))(?P<far>(?:\s[A-Za-z']+){{1,5}}?\sby)?{_FILL}\Z",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|[a-z]+n['’]t|without)\s(?:[a-z]+\s)?\Z", re.IGNORECASE)
_GAP = re.compile(
    rf"\b(?:gap|lead|deficit|surplus|difference|shortfall|trail(?:s|ed)|behind|ahead)\b{_FILL}\Z", re.IGNORECASE
)
_LOST = re.compile(rf"\b(?:loss(?:es)?|lost)\b(?:\s(?:worth|totall?ing))?{_FILL}\Z", re.IGNORECASE)
_AFTER = re.compile(
    r"[\s-](?:[a-z-]+\s){0,2}(?:(?P<fall>drop|decline|decrease|fall|contraction|slump|plunge|downturn)|(?P<cut>cut|reduction)"
    r"|(?P<rise>increase|rise|growth|gain|jump|surge|expansion))\b|\s(?:down|lower)\b(?!\sthan)(?P<down>)",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"(?:\s[a-z]+){0,2}?\s(?:(?P<more>more|higher|above|greater|larger|better|faster|longer|bigger|stronger)"
    r"|(?P<less>fewer|lower|less|below|smaller|slower|shorter|weaker))(?:(?:\s[a-z]+){0,3}?\sthan\b|(?<=above|below)\s(?:the|last|its|a|that|what|national|target)\b)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;!?\n]|[.,](?=\s)|\bto\b|\bwhile\b|\bbut\b")


def find_change(text: str, start: int, end: int) -> tuple[Change | None, bool]:
    """The change that the quantity is the size of, and whether the thing itself fell."""
    before = _CLAUSE_END.split(text[max(0, start - _LOOK_BACK) : start])[-1]
    if _LOST.search(before):
        return "loss", "lost" in before.lower()
    if turn := _last(_TURN, before):
        if _DENIED.search(before[: turn.start()]):
            return None, False
        return ("rise" if turn["rise"] else "fall"), bool(turn["fall"])
    if _GAP.search(before):
        return "gap", False
    if than := _THAN.match(text, end, end + _LOOK_AHEAD):
        return ("more" if than["more"] else "less"), False
    if after := _AFTER.match(text, end, end + _LOOK_AHEAD):
        return _named(after)
    return None, False


def _last(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The match that begins last: in `rose after it fell 3%` the nearer verb."""
    found = None
    place = 0
    while match := pattern.search(before, place):
        found, place = match, match.start() + 1
    return found


def _named(after: re.Match[str]) -> tuple[Change | None, bool]:
    if after["rise"]:
        return "rise", False
    return "fall", after["cut"] is None
