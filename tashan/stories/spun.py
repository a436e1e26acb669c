"""Words replaced by a program (伪原创): told from the words that the replacing broke apart.

In: sentences of a Chinese text in Simplified characters. Out: what stands there now and the word that was broken, such
as 年夜学 and 大学. A list of synonyms alone says nothing, for people use all of its words; but a program that knows no
borders of words leaves 掉 + 败 where 失败 stood, and nobody writes that. So a replacement counts only where taking it
back makes a word of the dictionary that reaches over its border, and where what stands there now is no such word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import rjieba
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Longest word that is looked for over a border.
LONGEST = 4
_HAN = re.compile(r"[\u3400-\u9fff]+")


class Broken(NamedTuple):
    """`now` stands where `word` stood; `instead` is what was put in the place of a part of it."""

    now: str
    word: str
    instead: str


def find_broken(sentences: Iterable[str]) -> tuple[Broken, ...]:
    """The broken words of some sentences, each once, in the order of the text."""
    return tuple(dict.fromkeys(found for text in sentences for found in _find_in(text)))


@lru_cache(maxsize=8192)
def _find_in(text: str) -> tuple[Broken, ...]:
    return tuple(_search(text)) if any(kind.finder.search(text) for kind in _kinds()) else ()


def _search(text: str) -> Iterator[Broken]:
    kinds = _kinds()
    for run in _HAN.finditer(text):
        for kind in kinds:
            for match in kind.finder.finditer(run[0]):
                if kind.name == "alone":
                    yield Broken(now=match[1], word=kind.pairs[match[1]][0], instead=match[1])
                    continue
                left, right = run[0][: match.start()][-LONGEST:], run[0][match.end(1) :][:LONGEST]
                found = (_broken(left, match[1], before, right, kind.name) for before in kind.pairs[match[1]])
                yield from (broken for broken in found if broken)


def _broken(left: str, now: str, before: str, right: str, kind: str) -> Broken | None:
    """The word that putting `now` in the place of `before` broke, or None."""
    if any(is_word(word) for _, _, word in _over(left, now, right)):
        return None
    words = _over(left, before[:1], "") if kind == "split" else _over(left, before, right)
    head, tail, word = max((own for own in words if is_word(own[2])), key=lambda own: len(own[2]), default=(0, 0, ""))
    if not word or _ends_a_word(left, head):
        return None
    return Broken(now=left[len(left) - head :] + now + right[:tail], word=word, instead=now)


def _over(left: str, middle: str, right: str) -> Iterator[tuple[int, int, str]]:
    """Strings that hold `middle` and something beside it, with how much they have of either side."""
    for head in range(len(left) + 1):
        for tail in range(0 if head else 1, len(right) + 1):
            if head + len(middle) + tail <= LONGEST:
                yield head, tail, left[len(left) - head :] + middle + right[:tail]


def _ends_a_word(left: str, head: int) -> bool:
    """Whether what the broken word would take from the left is the end of a word that stands there."""
    return (
        head > 0
        and len(left) > head
        and any(is_word(left[start:]) for start in range(max(0, len(left) - LONGEST), len(left) - head))
    )


@lru_cache(maxsize=65536)
def is_word(text: str) -> bool:
    """Whether the segmenter's dictionary has `text` as one word."""
    return 1 < len(text) <= LONGEST and rjieba.cut(text, False) == [text]


class _Kind(NamedTuple):
    """Pairs of one kind: what they put in the place of what, and where that stands in a text."""

    pairs: Mapping[str, tuple[str, ...]]
    finder: re.Pattern[str]
    name: str


@cache
def _kinds() -> tuple[_Kind, ...]:
    read = yaml.safe_load(Path(__file__).with_name("spun.yml").read_text(encoding="utf-8"))
    return tuple(
        _Kind(
            pairs={now: tuple(before) for now, before in pairs.items()},
            finder=re.compile(f"(?=({'|'.join(sorted(pairs, key=len, reverse=True))}))"),
            name=kind,
        )
        for kind, pairs in read.items()
    )
