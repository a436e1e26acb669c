"""Places of which another one stands in a translation: Munich for 法兰克福.

In: pairs of a Chinese and an English sentence, and an encoder. Out: for each pair a place of either side that the other
one has not. Two witnesses are asked: the dictionary, whose few forms of the Chinese place the English sentence must
lack, as the Chinese one must lack those of the English place; and the encoder, for which the sentences must come
nearer when the right place is put back.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

import rjieba

from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.proper import find_names, is_ordinary
from tashan.comparing.sounds import find_spelled
from tashan.comparing.transcribed import COUNTRY_OF, find_forms
from tashan.comparing.words import load_characters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tashan.comparing.insertion import Encode
    from tashan.comparing.proper import Span

# By so much nearer the sentences must come with the place put back. Of 119 places that were changed for another one in news
# translated by people 72 come so near; of 3,300 untouched segments two do (Kyoto for 东京, Russia for 苏联).
NEARER = 0.004
# Places of a side that are tried: a list of countries is translated as a list.
MOST = 3
# Words with more characters are phrases.
LONGEST = 7
# Letters that a place and its people begin with at least, and by which either ends at most: Indonesian, Austrian.
ROOT, LONGEST_END = 4, 3
_HEAD = re.compile(
    r"(?:the )?([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)(?=$|,| \(| (?:[a-z-]+ )?(?:city|province|county|district|prefecture|municipality|town|state|region|island|in)\b)"
)
"""The name that a gloss begins with: Jiangsu province in east China."""
_KIND = re.compile(
    r" (?:Province|City|County|District|Prefecture|Autonomous|Region|Municipality|Special|Republic|State|Kingdom|SAR|Island)\b.*"
)
_KINDS = re.compile(
    r"\b(?:city|capital of|country|province|county|port|island|prefecture)\b|^[A-Z][a-z]+ \([A-Z][a-z]+\)$"
)
"""What a gloss calls a place: Munich, capital of Bavaria; Frankfurt (Germany)."""
_CAPITALS = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*")
_HOME = frozenset(["China", "PRC", "Asia", "Europe", "Africa", "America", "East", "West", "North", "South"])
"""What a Chinese text says as 我国, 国内 or with a single character, and what stands in longer names."""
_SEVERAL = re.compile(r"[中美英法德日韩俄巴印澳欧朝越泰缅柬老蒙]{2}|[东西南北中]+[方部]?")
"""No place: 巴中 is Pakistan and China as often as a city, 东北 the northeast."""


def find_exchanged(pairs: Sequence[tuple[str, str]], encode: Encode) -> tuple[tuple[Span, Span] | None, ...]:
    """For each pair the spans of the Chinese place and of the English one in its stead, the surest."""
    candidates = [(number, found) for number, pair in enumerate(pairs) for found in _find_candidates(*pair)]
    texts = sorted({text for number, (_, restored) in candidates for text in (*pairs[number], restored)})
    vectors = dict(zip(texts, encode(texts), strict=True)) if texts else {}
    best: list[tuple[float, tuple[Span, Span]] | None] = [None] * len(pairs)
    for number, (spans, restored) in candidates:
        chinese, english = pairs[number]
        nearer = float(vectors[chinese] @ (vectors[restored] - vectors[english]))
        before = best[number]
        if nearer >= NEARER and (before is None or nearer > before[0]):
            best[number] = nearer, spans
    return tuple(entry and entry[1] for entry in best)


def _find_candidates(chinese: str, english: str) -> Iterator[tuple[tuple[Span, Span], str]]:
    """Places of each side that the other one lacks, with the English sentence in which the right one is put back."""
    lost = [span for span in _chinese_places(chinese) if not _is_named(chinese[slice(*span)], english)]
    rest = chinese
    for span in lost:
        rest = rest.replace(chinese[slice(*span)], "，")
    gained = [(span, name) for span, name in _english_places(english) if not _is_written(name, rest)] if lost else []
    for span, (place, name) in product(lost[:MOST], gained[:MOST]):
        if any(name in meaning for meaning in load_lexicon().glosses[chinese[slice(*span)]]):
            continue  # Kalimantan Island, Indonesian name for Borneo island
        endings = ("",) if name == english[slice(*place)] else ("n", "an", "ese")  # Indian asks for Indonesian
        for head, ending in product(sorted(_heads(chinese[slice(*span)])), endings):
            yield (span, place), english[: place[0]] + head + ending + english[place[1] :]


@lru_cache(maxsize=4096)
def _chinese_places(text: str) -> tuple[Span, ...]:
    """Words that segmentation and the dictionary both take for places."""
    found, place, before = [], 0, ""
    for word, tag in rjieba.tag(text):
        part = len(before) == 1 and before in load_characters("transcribing")  # 巴西 of 阿巴西
        known = (tag == "ns" or _is_place(word)) and not part and not _SEVERAL.fullmatch(word)
        if known and _heads(word) and not _HOME & _heads(word):
            found.append((place, place + len(word)))
        place, before = place + len(word), word
    return tuple(found)


@lru_cache(maxsize=16384)
def _heads(word: str) -> frozenset[str]:
    """What the dictionary calls a Chinese name in English."""
    meanings = load_lexicon().glosses.get(word, ()) if len(word) > 1 else ()
    found = (_HEAD.match(part.strip()) for meaning in meanings for part in re.split(";| or ", meaning))
    return frozenset(_KIND.sub("", match[1]) for match in found if match)


@cache
def _places() -> Mapping[str, frozenset[str]]:
    """The Chinese words for each English place, one at least a place for the segmentation too."""
    found: dict[str, set[str]] = {}
    for word in load_lexicon().glosses:
        for head in _heads(word) if len(word) <= LONGEST else ():
            found.setdefault(head, set()).add(word)
    return {
        head: frozenset(words)
        for head, words in found.items()
        if any(map(_is_place, words)) and head not in _HOME and (head.endswith("ing") or not is_ordinary(head))
    }


@lru_cache(maxsize=16384)
def _is_place(word: str) -> bool:
    """Whether segmentation takes a word for a place, or the dictionary says what kind of place it is."""
    if [tag for _, tag in rjieba.tag(word)] == ["ns"]:
        return True
    return bool(_heads(word)) and any(_KINDS.search(meaning) for meaning in load_lexicon().glosses.get(word, ()))


@lru_cache(maxsize=4096)
def _english_places(text: str) -> tuple[tuple[Span, str], ...]:
    """The places of an English text, each with what the dictionary calls it: Indian is India."""
    found = []
    for start, end in find_names(text):
        for match in _CAPITALS.finditer(text[start:end]):
            name = _place_of(_KIND.sub("", match.group() + " ").strip())
            if name:
                found.append(((start + match.start(), start + match.start() + len(match.group())), name))
    return tuple(found)


@lru_cache(maxsize=4096)
def _place_of(name: str) -> str:
    """The place that a name is, or that people are called by; empty for none."""
    roots = (name.removesuffix(ending) for ending in ("n", "ese", "ian"))
    return next((place for place in (*roots, name) if place in _places()), "")


def _is_named(word: str, english: str) -> bool:
    """Whether an English text may have a Chinese place in any form."""
    if any(_root(head) in english for head in _heads(word)):
        return True
    found = (part for name in _CAPITALS.findall(english) for part in (name, *name.split()))
    names = {re.sub(r"['’]s?$", "", part).strip(".") for part in found}
    return any(
        word in find_forms(name) or word in _places().get(_country_of(name), ()) or find_spelled(name, word)
        for name in names
    )


def _root(name: str) -> str:
    """What a place and its people begin with: Austral and Austri, but Kazakh."""
    return name[:ROOT] if name.endswith(("stan", "land")) else name[: max(ROOT, len(name) - LONGEST_END)]


def _country_of(name: str) -> str:
    """What a people or tongue that has a name of its own lives in: Swiss is Switzerland, American the United States."""
    return {"American": "United States", "British": "United Kingdom"}.get(name, COUNTRY_OF.get(name, name))


def _is_written(name: str, chinese: str) -> bool:
    """Whether a Chinese text has a word for an English place, or one that begins like it."""
    words = _places()[name]
    if any(word in chinese for word in words):
        return True
    first = {word[0] for word in words}
    return any(word[0] in first and (len(word) == 1 or tag.startswith(("n", "j"))) for word, tag in rjieba.tag(chinese))
