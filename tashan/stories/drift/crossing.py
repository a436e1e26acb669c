"""What a translation says otherwise: a statement turned round, a name that is another's, a describing word put in.

In: aligned passages of two languages. Out: drifts of the kinds `negation`, `name` and `addition`. Each is named only
where the other language leaves no room for it: what is free in translation stays silent.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from msgspec.structs import replace
from rapidfuzz.distance import Levenshtein

from tashan.comparing.clauses import clause_at, split_clauses
from tashan.comparing.clausewise import find_otherwise
from tashan.comparing.coverage import told_alike
from tashan.comparing.denying import find_turned
from tashan.comparing.exchanged import find_exchanged
from tashan.comparing.given import find_other_person, find_wrong_given
from tashan.comparing.lexicon import gloss_stems, stem
from tashan.comparing.opposed import find_opposed
from tashan.comparing.proper import find_names
from tashan.comparing.spelled import find_wrong_pinyin, may_be_chinese
from tashan.comparing.transcribed import find_foreign_names, is_known
from tashan.comparing.words import load_words
from tashan.model import Drift, Message
from tashan.stories.drift.passages import join_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.comparing.clausewise import Otherwise
    from tashan.comparing.insertion import Encode
    from tashan.stories.drift.passages import Passage, Span
    from tashan.stories.namebook import NameBook

# Passages on each side in which a name may stand instead.
NEARBY = 1
# Sentences behind a passage that go with none and may belong to it.
MOST_LONE = 2
# Letters from which a clause is no mere adverbial.
LONG_CLAUSE = 40
# A name that the translation tells more often than this is no slip: it is how the translation calls somebody.
MOST_TOLD = 2
# So many names without an answer, and such a share of all names of a text, say that its names are of a language that
# the check does not read. Of the texts of WMT19 translated by people four names in a hundred are without one.
UNREAD, UNREAD_SHARE = 3, 1 / 8
# One letter in so many may differ where both texts write a name: Scannál, Scanal. Tony and Tawny are two people.
LETTERS_A_SLIP = 6
# Share of the words of either side that the other one must tell: beneath it the translation is free, and a name or a
# denial may stand in any form. Of what free translations of speech, reviews and fiction were accused of, this spares a
# third; of what was changed on purpose it costs a sixth, and nothing in news.
CLOSE = 0.4
_NO_NAME = re.compile(
    r"(?:China|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|(?:Islamic|Earth|Internet|Web|God|Lord|Bible)\b"
)
"""What begins with a capital and names no one: months, the earth, the Islamic Republic."""
_ADJECTIVE = re.compile(r"(?:ic|ish|ese|ian|ean)$")
"""The end of an adjective: the Islamic conquest names nobody."""


def find_crossing_drift(passages: Sequence[Passage], book: NameBook, encode: Encode | None = None) -> Iterator[Drift]:
    """Drifts between a Chinese and an English text; without `encode` contraries are not looked for."""
    if not passages or passages[0].one_language:
        return
    chinese = 0 if passages[0].a.source.chinese else 1
    whole = _with_lone(passages, chinese)
    asked = _ask_encoder(passages, whole, chinese, encode) if encode else ((),) * len(passages)
    unanswered = _find_unanswered(passages, chinese)
    for place, passage in enumerate(passages):
        yield from asked[place]
        yield from _find_wrong_given(passage, chinese)
        found = [*_find_turned(passage, whole[place], chinese)]
        found += _find_foreign(passage, unanswered[place], chinese, book)
        if found and told_alike(passage.sides[chinese].text, passage.sides[1 - chinese].text) >= CLOSE:
            yield from found


def _find_wrong_given(passage: Passage, chinese: int) -> Iterator[Drift]:
    """Persons whose surname is right and whose given name is another's."""
    zh, en = passage.sides[chinese], passage.sides[1 - chinese]
    whole = "".join(zh.source.plain)
    found = (find_wrong_given(en.text, zh.text, whole), find_wrong_pinyin(en.text, zh.text, whole))
    for spans in (*chain(*found), *find_other_person(en.text, zh.text)):
        yield _changed(passage, chinese, spans, "name", "drift-name-changed")


def _find_unanswered(passages: Sequence[Passage], chinese: int) -> list[tuple[Span, ...]]:
    """For each passage the names of its English side that the Chinese one has nothing for.

    Where they are many of a text's names, its characters are read in another language (江之岛, Enoshima), and only the
    names remain of which it is known what Chinese calls them.
    """
    whole = "".join(passages[0].sides[chinese].source.plain)
    found = []
    for place, passage in enumerate(passages):
        near = passages[max(0, place - NEARBY) : place + NEARBY + 1]
        around = "".join(other.sides[chinese].text for other in near if other is not passage)
        found.append(find_foreign_names(passage.sides[1 - chinese].text, passage.sides[chinese].text, around, whole))
    sides = [passage.sides[1 - chinese] for passage in passages]
    unread = {
        name
        for side, spans in zip(sides, found, strict=True)
        for name in (side.text[slice(*span)] for span in spans)
        if not is_known(name) and not may_be_chinese(name)
    }
    read = {side.text[slice(*span)] for side in sides for span in find_names(side.text)}
    if len(unread) < UNREAD or len(unread) < UNREAD_SHARE * len(read):
        return found
    return [
        tuple(span for span in spans if is_known(side.text[slice(*span)]))
        for side, spans in zip(sides, found, strict=True)
    ]


def _find_foreign(passage: Passage, spans: Sequence[Span], chinese: int, book: NameBook) -> Iterator[Drift]:
    """Drifts for names in an English passage that the Chinese text has not, rare ones only."""
    zh, en = passage.sides[chinese], passage.sides[1 - chinese]
    english, whole = " ".join(en.source.plain), "".join(zh.source.plain)
    told = {mention.id for mention in book.find(whole)}
    known = [(mention.start, mention.end) for mention in book.find(en.text) if mention.id in told]
    for span in spans:
        name = en.text[slice(*span)]
        if _NO_NAME.match(name) or en.text[span[1] : span[1] + 1] == "@":
            continue
        if _ADJECTIVE.search(name) and re.match(r" [a-z]", en.text[span[1] : span[1] + 2]):
            continue
        if _spelt_in(zh.text, name):
            continue
        if english.count(name) <= MOST_TOLD and not any(span[0] < end and start < span[1] for start, end in known):
            yield _drift("name", "drift-name-foreign-to", passage, chinese, (0, len(zh.text)), span, name)


def _spelt_in(text: str, name: str) -> bool:
    """Whether a Chinese text has a name in Latin letters too, with other accents or hardly otherwise."""
    bare = _without_accents(name)
    slips = len(bare) // LETTERS_A_SLIP
    words = (_without_accents(word) for word in re.findall(r"[A-Za-zÀ-ɏ0-9]{4,}", text))
    return any(Levenshtein.distance(bare, word, score_cutoff=slips) <= slips for word in words)


def _without_accents(text: str) -> str:
    return "".join(char for char in normalize("NFD", text.lower()) if not combining(char))


def _find_turned(passage: Passage, whole: Passage, chinese: int) -> Iterator[Drift]:
    """A denial of one side alone; a Chinese one may stand in a lone sentence behind the English ones too."""
    zh, en = passage.sides[chinese], passage.sides[1 - chinese]
    turned = find_turned(zh.text, en.text)
    if turned is None or (turned[0] == "chinese" and find_turned(zh.text, whole.sides[1 - chinese].text) is None):
        return
    side, denial = turned
    if side == "english":
        own = clause_at(en.text, denial.span[0])
        spans = best_clause(zh.text, en.text[slice(*own)], english=False), own
    else:
        own = clause_at(zh.text, denial.span[0])
        spans = own, best_clause(en.text, zh.text[slice(*own)], english=True)
    word = (en if side == "english" else zh).text[slice(*denial.span)]
    lost = (side == "chinese") == (chinese == 0)
    yield _drift("negation", "drift-negation-lost" if lost else "drift-negation-added", passage, chinese, *spans, word)


def _ask_encoder(
    passages: Sequence[Passage], whole: Sequence[Passage], chinese: int, encode: Encode
) -> tuple[tuple[Drift, ...], ...]:
    """For each passage what the encoder finds nearer when it is put back: a word that the translation turned into its
    contrary (收紧 and "loosen"), a place in another's stead.
    """
    pairs = [(p.sides[chinese].text, p.sides[1 - chinese].text) for p in passages]
    asked = (
        ("negation", "drift-negation-opposite", find_opposed(pairs, encode)),
        ("name", "drift-name-changed", find_exchanged(pairs, encode)),
    )
    otherwise = find_otherwise([(p.sides[chinese].text, p.sides[1 - chinese].text) for p in whole], encode)
    return tuple(
        (
            *(_changed(p, chinese, spans, kind, code) for kind, code, found in asked if (spans := found[number])),
            *(_said_otherwise(whole[number], chinese, each) for each in otherwise[number]),
        )
        for number, p in enumerate(passages)
    )


def _said_otherwise(passage: Passage, chinese: int, found: Otherwise) -> Drift:
    """The drift for what a clause says otherwise."""
    spans = found.chinese, found.english
    if found.sort == "count":
        return _changed(passage, chinese, spans, "number", "drift-number-changed")
    if found.sort == "contrary":
        return _changed(passage, chinese, spans, "negation", "drift-negation-opposite")
    lost = (found.sort == "denied") == (chinese == 0)
    code = "drift-negation-lost" if lost else "drift-negation-added"
    return _drift("negation", code, passage, chinese, *spans, found.word)


def _with_lone(passages: Sequence[Passage], chinese: int) -> list[Passage]:
    """The passages, each with the English sentences behind it that go with none: one that was turned round, or lost its
    denial, may be too far from its own to be placed.
    """
    found = []
    for number, passage in enumerate(passages):
        side = passage.sides[1 - chinese]
        after = (
            passages[number + 1].sides[1 - chinese].indices[0] if number + 1 < len(passages) else side.indices[-1] + 1
        )
        lone = range(side.indices[-1] + 1, after)
        if not 0 < len(lone) <= MOST_LONE:
            found.append(passage)
            continue
        longer = join_sentences(side.source, (*side.indices, *lone))
        found.append(replace(passage, b=longer) if chinese == 0 else replace(passage, a=longer))
    return found


def _changed(passage: Passage, chinese: int, spans: tuple[Span, Span], kind: str, code: str) -> Drift:
    sides = passage.sides[chinese], passage.sides[1 - chinese]
    words = [side.text[slice(*span)] for side, span in zip(sides, spans, strict=True)]
    quotes = [side.quote(span) for side, span in zip(sides, spans, strict=True)]
    message = Message(code=code, values=(("original", words[chinese]), ("copy", words[1 - chinese])))
    return Drift(kind=kind, original=quotes[chinese], copy=quotes[1 - chinese], message=message)


def best_clause(text: str, other: str, *, english: bool) -> Span:
    """The clause of `text` that shares most words with one in the other language, by the dictionary."""

    def shared(span: Span) -> float:
        own = text[slice(*span)]
        zh, en = (other, own) if english else (own, other)
        stems = gloss_stems(zh)
        words = {stem(word) for word in re.findall(r"[A-Za-z]{3,}", en) if word.lower() not in load_words("empty")}
        numbers = set(re.findall(r"\d+", zh)) & set(re.findall(r"\d+", en))
        return len(words & stems) + 2 * len(numbers) + min(len(own), LONG_CLAUSE) / LONG_CLAUSE

    return max(split_clauses(text), key=shared, default=(0, len(text)))


def _drift(kind: str, code: str, passage: Passage, chinese: int, zh: Span, en: Span, word: str) -> Drift:
    a, b = (zh, en) if chinese == 0 else (en, zh)
    return Drift(
        kind=kind,
        original=passage.a.quote(a if a != (0, len(passage.a.text)) else None),
        copy=passage.b.quote(b if b != (0, len(passage.b.text)) else None),
        message=Message(code=code, values=(("word", word.strip()),)),
    )
