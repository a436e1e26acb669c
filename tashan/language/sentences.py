"""Sentence boundaries.

In: the plain text of one passage, Chinese, English or mixed. Out: its sentences in order; together their spans cover
every character that is not white space.

A Chinese sentence ends at 。！？ and their half-width forms, with the quotes and brackets that close there. ； and ……
end one too, unless a conjunction carries the thought on or a side is too short to stand alone. An English sentence
ends at . ! ? before white space and something that can begin a sentence, unless the full stop belongs to an
abbreviation, an initial or a number.
"""

from __future__ import annotations

import re

from tashan.model import Sentence

CLOSING = "”’\"'」』）)】〕》〉］]"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"

MIN_CLAUSE = 14
"""Characters on each side of a ； that let both stand as sentences; shorter ones are items of one enumeration."""
MAX_ENCLOSED = 80
"""Longest title 《…》 or bracket （…） that is kept whole; a longer one is an unclosed mark of a scraped text."""

_CANDIDATE = re.compile(rf"(?:[。！？｡]|[!?.]|…|；|;)[。！？｡!?.…]*[{re.escape(CLOSING)}*_]*|\n[^\S\n]*\n\s*")
_ENCLOSED = re.compile(
    rf"《[^《》\n]{{1,{MAX_ENCLOSED}}}》|（[^（）\n]{{1,{MAX_ENCLOSED}}}）|\([^()\n]{{1,{MAX_ENCLOSED}}}\)"
)
_CONJUNCTION = re.compile(r"\s*(?:而|但|却|卻|并且|並且|且|或|则|則|以及|甚至|然后|然後|and\b|but\b|or\b)")
_AFTER_QUOTED_QUESTION = re.compile(
    r"[，、；：,;:)）]|[这這那][个個一种種样樣类類些]|[的地得等之是也就都在时時后後与與和及或成为為]"
    r"|一[问問类類句说說词詞]|[^，。！？,!?\n]{1,8}[问問说說喊道][。，,]"
)
_BEGINS_ENGLISH = re.compile(rf"\s+[\"'“‘(\[*_]*(?:[A-Z0-9À-Þ$£€¥#]|[{_HAN}])")
_HAN_NEXT = re.compile(rf"\s*[\"“‘「『(（《*_]*[{_HAN}]")
_LAST_WORD = re.compile(r"(?:[A-Za-zÀ-ÿ]\.)*[A-Za-zÀ-ÿ]+$")
_NUMBERING = re.compile(r"\s*[(（]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]+)[)）]?$")
_STARTER = re.compile(
    r"\s+[\"“‘(]*(?:The|This|That|These|Those|It|He|She|We|They|You|I|In|On|At|But|And|However|There|If|When|While"
    r"|After|Before|For|A|An|As|Its|His|Her|Their|Our|By|With|Since|Yet|So|Now|Today|Meanwhile|Instead|What|Why)\b"
)

# Titles and the like stand before a name, never at a sentence's end.
_BEFORE_NAMES = (
    "mr mrs ms dr prof st gov sen rep gen col capt lt sgt rev hon pres fr messrs mt ft vs viz cf al e.g i.e"
    " fig figs eq no nos vol pp ch sec art approx ca est ed eds trans dept univ"
)
# These may close a sentence, so the next word decides.
_MAY_END = (
    "inc ltd co corp plc llc bros jr sr etc a.m p.m u.s u.k u.n e.u u.s.a d.c ph.d m.d b.a m.a b.c a.d"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ave blvd rd"
)
_NAME_ABBREVIATIONS = frozenset(_BEFORE_NAMES.split())
_CLOSING_ABBREVIATIONS = frozenset(_MAY_END.split())


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, trimmed, in order; `text[s.start:s.end] == s.text` for each."""
    enclosed = _enclosed_spans(text)
    sentences: list[Sentence] = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        if _ends_sentence(text, start, match, enclosed):
            _append(sentences, text, start, match.end())
            start = match.end()
    _append(sentences, text, start, len(text))
    return tuple(sentences)


def _append(sentences: list[Sentence], text: str, start: int, end: int) -> None:
    """Add the trimmed stretch; one without a letter or digit belongs to the sentence before it."""
    piece = text[start:end]
    trimmed = piece.strip()
    if not trimmed:
        return
    start += len(piece) - len(piece.lstrip())
    if sentences and not any(char.isalnum() for char in trimmed):
        start = sentences.pop().start
        trimmed = text[start:end].strip()
    sentences.append(Sentence(text=trimmed, start=start, end=start + len(trimmed)))


def _enclosed_spans(text: str) -> list[tuple[int, int]]:
    """Titles and brackets whose inner stops end nothing; a bracket that holds the whole of a sentence is not one."""
    return [match.span() for match in _ENCLOSED.finditer(text)]


def _ends_sentence(text: str, start: int, match: re.Match[str], enclosed: list[tuple[int, int]]) -> bool:
    mark, end = match.group(), match.end()
    if mark[0] == "\n":
        return True
    if any(a < match.start() < b - 1 and a > start + 1 for a, b in enclosed):
        return False
    if mark[0] in "；;":
        return _ends_at_semicolon(text, start, match)
    if mark[0] == "…" or mark.startswith(".."):
        return _ends_at_ellipsis(text, match)
    if mark[0] in "。｡":
        return True
    if mark[0] in "！？!?":
        return _ends_at_question(text, match)
    return _ends_at_full_stop(text, start, match.start(), end)


def _ends_at_semicolon(text: str, start: int, match: re.Match[str]) -> bool:
    """Only between Chinese clauses that can each stand alone; English keeps its semicolons inside sentences."""
    left, rest = text[start : match.start()], text[match.end() : match.end() + 200]
    if match.group()[0] == ";" and not (_is_han(left[-1:]) or _HAN_NEXT.match(rest)):
        return False
    right = re.split(r"[。！？!?；;\n]", rest, maxsplit=1)[0]
    if min(len(left.strip()), len(right.strip())) < MIN_CLAUSE or _CONJUNCTION.match(rest):
        return False
    return _open_quotes(left) == 0


def _ends_at_ellipsis(text: str, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + 12]
    if not rest.strip():
        return True
    if any(char in "。！？!?" for char in match.group()):
        return True
    if _CONJUNCTION.match(rest) or rest.lstrip()[0] in "，、；：,;:)）” ’":
        return False
    before = text[match.start() - 1 : match.start()]
    return _is_han_or_closing(before) if _HAN_NEXT.match(rest) else bool(_BEGINS_ENGLISH.match(rest))


def _ends_at_question(text: str, match: re.Match[str]) -> bool:
    """A question or cry that is quoted inside a sentence (“…？”这个问题) does not end it."""
    rest = text[match.end() : match.end() + 16]
    if not rest.strip():
        return True
    closed = match.group()[-1] in CLOSING
    if closed and _AFTER_QUOTED_QUESTION.match(rest):
        return False
    if match.group()[0] in "！？":
        return True
    before = text[match.start() - 1 : match.start()]
    if _is_han_or_closing(before) or _HAN_NEXT.match(rest):
        return True
    return bool(_BEGINS_ENGLISH.match(rest))


def _ends_at_full_stop(text: str, start: int, stop: int, end: int) -> bool:
    rest = text[end : end + 24]
    if not rest.strip():
        return True
    if _is_han(text[stop - 1 : stop]):
        return not rest[0].isascii() or rest[0].isspace()
    if not (_BEGINS_ENGLISH.match(rest) or (_HAN_NEXT.match(rest) and not text[stop - 1 : stop].isdigit())):
        return False
    before = text[max(start, stop - 24) : stop]
    if _NUMBERING.fullmatch(text[start:stop]):
        return False
    word = _LAST_WORD.search(before)
    return word is None or not _abbreviates(word.group(), rest)


def _abbreviates(word: str, rest: str) -> bool:
    """Whether the full stop after `word` only shortens it; `rest` is what follows."""
    low = word.lower()
    if low in _NAME_ABBREVIATIONS:
        return low not in {"no", "art", "ed", "est", "al"} or bool(re.match(r"\s+\d", rest))
    if low in _CLOSING_ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", low):
        return not _STARTER.match(rest)
    return len(word) == 1 and word.isupper() and word != "I"


def _open_quotes(text: str) -> int:
    return text.count("“") - text.count("”") + text.count("「") - text.count("」")


def _is_han(char: str) -> bool:
    return bool(char) and ("\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000")


def _is_han_or_closing(char: str) -> bool:
    return _is_han(char) or (bool(char) and char in "”’」』》）】")
