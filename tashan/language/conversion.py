"""OpenCC, held to the words of the text.

In: Chinese text and one of OpenCC's configurations. Out: the text in the other script.

OpenCC looks for the longest phrase from left to right and knows no words, so it also finds phrases across their borders
(是只+要 as 是隻要, 展示了解 as 瞭解). Here each word of several characters is converted by itself, and a character that
comes out otherwise in its sentence stays so only where whole words make the phrase that says so (大病初愈). What words
alone do not decide (金发科技, 在海里, surnames) is decided by what stands beside them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

import opencc

from tashan.language.neighbours import find_forms
from tashan.language.persons import find_name_forms

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")

LONGEST_PHRASE = 6
"""Characters of the longest phrase that is looked for around a character; OpenCC's longer ones are whole sayings, which
are words of the segmenter."""

_PLAIN_ALONE = frozenset("链里后并个家向出当于胡几注发表了")
"""Characters that, where they are words by themselves, have their common form: 链 is no 鍊, 了 no 瞭. Of others, as 钟
and 卷, the phrase knows more than the character."""


def convert(text: str, config: str) -> str:
    """`text` through one of OpenCC's own configurations, nothing held back."""
    if not text or not HAN.search(text):
        return text
    converted: str = _open_converter(config).convert(text)
    return converted


def convert_by_words(text: str, config: str) -> str:
    """Simplified `text` in Traditional characters, phrases found across the borders of words left out."""
    whole = convert(text, config)
    if len(whole) != len(text) or not HAN.search(text):
        return whole
    chars = list(whole)
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    words: list[tuple[str, str]] = rjieba.tag(text)
    bounds = _bounds([word for word, _ in words])
    borders = frozenset(bounds)
    for start, end in pairwise(bounds):
        if whole[start:end] != _alone(text[start:end], config):
            _convert_word(text, whole, chars, (start, end), borders, config)
    for place, char, example in find_forms(text):
        chars[place] = _form(example, char, config)
    for place, form in find_name_forms(words, text).items():
        chars[place] = form
    return "".join(chars)


def _bounds(words: list[str]) -> list[int]:
    """Where words begin and end; what the segmenter only guesses to be a word is taken apart."""
    bounds = [0]
    for word in words:
        step = len(word) if len(word) == 1 or _is_listed(word) else 1
        bounds.extend(range(bounds[-1] + step, bounds[-1] + len(word) + 1, step))
    return bounds


@lru_cache(maxsize=65536)
def _is_listed(word: str) -> bool:
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    return bool(rjieba.has_word(word)) or not HAN.search(word)


def _convert_word(
    text: str, whole: str, chars: list[str], span: tuple[int, int], bounds: frozenset[int], config: str
) -> None:
    """Write the word's own conversion over the sentence's where no phrase of whole words speaks against it."""
    start, end = span
    alone = _alone(text[start:end], config)
    if len(alone) != end - start or (end - start == 1 and text[start] not in _PLAIN_ALONE):
        return
    for place in range(start, end):
        own = alone[place - start]
        if whole[place] != own and not _has_phrase(text, place, span, whole[place], bounds, config):
            chars[place] = own


def _has_phrase(text: str, place: int, span: tuple[int, int], form: str, bounds: frozenset[int], config: str) -> bool:
    """Whether the shortest stretch that gives `place` this form is made of whole words, among them its own."""
    for length in range(1, LONGEST_PHRASE + 1):
        found = [
            first
            for first in range(max(0, place - length + 1), min(place, len(text) - length) + 1)
            if (converted := _alone(text[first : first + length], config))[place - first : place - first + 1] == form
            and len(converted) == length
        ]
        if found:
            return any(
                first in bounds and first + length in bounds and first <= span[0] and span[1] <= first + length
                for first in found
            )
    return False


@lru_cache(maxsize=65536)
def _alone(word: str, config: str) -> str:
    return convert(word, config)


def _form(example: str, char: str, config: str) -> str:
    """The form that `char` has in a word; an example of one character is the form itself."""
    return _alone(example, config)[example.index(char)] if len(example) > 1 else example


@cache
def _open_converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)
