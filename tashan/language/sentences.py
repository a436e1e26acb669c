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

from tashan.language.script import read_plainly
from tashan.model import Sentence

CLOSING = "”’\"'」』）)】〕》〉］]"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"

MIN_CLAUSE = 14
"""Characters on each side of a ； that let both stand as sentences; shorter ones are items of one enumeration."""
MAX_ENCLOSED = 80
"""Longest title 《…》 or bracket （…） that is kept whole; a longer one is an unclosed mark of a scraped text."""
MAX_READ = 2_000
"""Characters of a sentence up to which facts are read from it. What goes on longer tells nobody anything, and around
each of its numbers all of it is searched: a million characters of numbers took three minutes."""

_CANDIDATE = re.compile(rf"(?:[。！？｡]|[!?.]|…|；|;)[。！？｡!?.…]*[{re.escape(CLOSING)}*_]*|\n[^\S\n]*\n\s*")
_TITLE = re.compile(rf"《[^《》\n]{{1,{MAX_ENCLOSED}}}》")
_BRACKETED = re.compile(rf"（[^（）\n]{{1,{MAX_ENCLOSED}}}）|\([^()\n]{{1,{MAX_ENCLOSED}}}\)")
_CONJUNCTION = re.compile(r"\s*(?:而|但|却|并且|且|或|则|以及|甚至|然后|and\b|but\b|or\b)")
_PREDICATE = re.compile(r"\s*(?:都|也|均|皆|还|就(?![在是])|才|又|等)")
_AFTER_QUOTED_QUESTION = re.compile(
    r"[，、；：,;:)）]|[这那][个一种样类些]|[的地得等之是也就都在时后与和及或成为]|一[问类句说词]"
)
# Who speaks, after the quotation: 他说。 王教授告诉记者，… said Li, asked Ms. Xu. What 说： introduces is the next one.
_SPEAKS = re.compile(
    r"\s?(?!据|按照|对此|随后)[^，。！？；：、“”（）,!?;:\s]{1,24}?"
    r"(?:说|表示|[笑问答喊叹写说解释感叹补充总结回应回忆强调坦]道|[声宣]?称|问|指出|认为|介绍|透露|回忆|强调|解释|坦言|直言|感[叹慨]|回[答应]"
    r"|补充|总结|评价|呼吁|坦承|留言|评论|反问|追问|告诉(?!我们)[^，。：]{1,8}|如[此是]说|这样说)[着过了]?(?=[，。,！!]|$)"
)
_SPEAKS_ENGLISH = re.compile(
    r"\s+(?:(?:[A-Z][\w.’'-]*|the|an?|of|his|her|their|[a-z]+)\s){1,5}?"
    r"(?:said|says|asked|asks|told|added|wrote|replied|answered|explained|recalled|cried|shouted|exclaimed|wondered)\b"
)
_BEGINS_ENGLISH = re.compile(rf"\s+[\"'“‘(\[*_]*(?:[A-Z0-9À-Þ$£€¥#]|[a-z]{{1,2}}[A-Z]|[{_HAN}])")
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
# Names that end in an exclamation mark of their own.
_CRYING_NAMES = re.compile(
    r"\b(?:Yahoo|Yum|Joomla|Kahoot|Jeopardy|Oklahoma|Mamma Mia|Go-Ahead|Tokyopop)$", re.IGNORECASE
)
_NAME_ABBREVIATIONS = frozenset(_BEFORE_NAMES.split())
_CLOSING_ABBREVIATIONS = frozenset(_MAY_END.split())


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, trimmed, in order; `text[s.start:s.end] == s.text` for each."""
    # One reading for both scripts; ． stands between the parts of a name and in numbers, where no sentence ends.
    plain = read_plainly(text.replace("．", "·"))
    titles = [match.span() for match in _TITLE.finditer(plain)]
    brackets = [match.span() for match in _BRACKETED.finditer(plain)]
    sentences: list[Sentence] = []
    start = 0
    for match in _CANDIDATE.finditer(plain):
        if _is_within(match, titles) or _is_within(match, brackets, after=start + 1):
            continue
        if _ends_sentence(plain, start, match):
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


def _is_within(match: re.Match[str], enclosed: list[tuple[int, int]], after: int = -1) -> bool:
    """Whether a mark stands in a title or bracket, where it ends nothing; a bracket that begins up to `after` holds the
    whole of a sentence and is not one."""
    return match.group()[0] != "\n" and any(a < match.start() < b - 1 and a > after for a, b in enclosed)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    mark, end = match.group(), match.end()
    if mark[0] == "\n":
        return True
    if mark[-1] in "”\"'’" and _is_attributed(text, start, match):
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


def _is_attributed(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the words after a quotation name its speaker; one that 他说： introduces has its speaker already."""
    rest = text[match.end() : match.end() + 60]
    if match.group()[-1] == "”" and _SPEAKS.match(rest):
        return _stands_first(text, match.end() - 1)
    own = text[start : match.end() - 1].lstrip()
    opens = own[:1] in "“\"‘'" or not any(quote in own for quote in '“"')
    return match.group()[0] in "!?！？" and opens and bool(_SPEAKS_ENGLISH.match(rest))


def _stands_first(text: str, close: int) -> bool:
    """Whether the quotation that closes at `close` opens a sentence: nothing but an ended one stands before it."""
    depth = 0
    for place in range(close, -1, -1):
        depth += (text[place] == "”") - (text[place] == "“")
        if depth == 0:
            before = text[:place].rstrip()
            return not before or before[-1] in "。！？!?…”\n" or text[len(before) : place].count("\n") > 0
    return False


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
    if _CONJUNCTION.match(rest) or _PREDICATE.match(rest) or rest.lstrip()[0] in "，、；：,;:)）” ’":
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
    if match.group() == "!" and _is_part_of_name(text, match):
        return False
    if match.group()[0] in "！？":
        return True
    before = text[match.start() - 1 : match.start()]
    if _is_han_or_closing(before) or _HAN_NEXT.match(rest):
        return True
    return bool(_BEGINS_ENGLISH.match(rest))


def _is_part_of_name(text: str, match: re.Match[str]) -> bool:
    """Whether a ! belongs to a name: Yahoo!公司, where Chinese would write its own mark, and names known for it."""
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(_CRYING_NAMES.search(before)) or (
        before[-1:].isascii() and before[-1:].isalpha() and _is_han(text[match.end() : match.end() + 1])
    )


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
        return low not in {"no", "art", "ed", "est", "al"} or bool(re.match(r"\s+[(\[]?\d", rest))
    if low in _CLOSING_ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", low):
        return not _STARTER.match(rest)
    return len(word) == 1 and word.isupper() and word != "I"


def _open_quotes(text: str) -> int:
    return text.count("“") - text.count("”") + text.count("「") - text.count("」")


def _is_han(char: str) -> bool:
    return bool(char) and ("\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000")


def _is_han_or_closing(char: str) -> bool:
    return _is_han(char) or (bool(char) and char in "”’」』》）】")
