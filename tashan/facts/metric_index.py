"""The metrics of the reference data, by the words that name them.

In: the metrics, and a phrase of a sentence. Out: those that the end, the beginning or any place of the phrase names,
unless a word beside the name narrows it down.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import rjieba

from tashan.facts.phrases import Head, is_clause, narrows, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.facts.metrics import Named
    from tashan.model import Metric

_HAN = re.compile(r"[\u4e00-\u9fff]")
_OF = re.compile(r"\s+(?:of|to|with|from|by)\s+(?!the\b|all\b|\s)[A-Za-z]")


class MetricIndex:
    """Finds metrics by their keywords."""

    def __init__(self, metrics: tuple[Metric, ...]) -> None:
        self._by_word: dict[str, list[Metric]] = defaultdict(list)
        for metric in metrics:
            for word in (*metric.keywords_zh, *metric.keywords_en):
                self._by_word[word.lower()].append(metric)
        self._words = sorted(self._by_word, key=len, reverse=True)
        self._ending: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._ending[word[-1:]].append(word)
        self._ids = {metric.id: metric for metric in metrics}
        self._derived = {(metric.of, metric.kind): metric for metric in reversed(metrics) if metric.of}
        self._any = re.compile("|".join(_bounded(word) for word in self._words) or r"(?!)", re.IGNORECASE)

    def named_in(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The names of metrics in a stretch, the longest at each place."""
        return self._any.finditer(text, start, end)

    def by_word(self, word: str) -> tuple[Metric, ...]:
        """The metrics that a name may mean."""
        return tuple(self._by_word[word.lower()])

    def grown(self, named: Named) -> Metric | None:
        """What it is whose growth was named."""
        return named.base or (self._ids.get(named.metric.of or "") if named.metric else None)

    def derived(self, base: Metric | None, kind: str) -> Metric | None:
        """The rank by a metric, its growth, a share of it or a gap in it."""
        return self._derived.get((base.id, kind)) if base else None  # type: ignore[arg-type]

    def at_end(self, words: str, *, english: bool) -> Iterator[Metric]:
        """Metrics named by the end of a phrase that nothing narrows down, the longest keyword first.

        What narrows a keyword down narrows the shorter one that ends it as well: 民营企业进出口 is not 出口 either.
        """
        for phrase in dict.fromkeys((words, words.replace("的", "").replace(" ", "")) if not english else (words,)):
            end = _without_measure(phrase, english=english)
            for text in dict.fromkeys((phrase, end)):
                shut: list[Metric] = []
                for word in self._words_at_end(text):
                    named = self._by_word[word]
                    if not english and is_clause(words.rstrip()[: -len(word)]):
                        return
                    if narrows(text[: len(text) - len(word)], english=english):
                        shut = shut or named
                    elif not shut or named[0] in shut:
                        yield from named

    def _words_at_end(self, text: str) -> Iterator[str]:
        lower = text.lower()
        for word in self._ending.get(lower[-1:], ()):
            if lower.endswith(word) and _begins_word(text, len(text) - len(word)):
                yield word

    def at_start(self, head: Head, *, english: bool) -> Iterator[Metric]:
        """Metrics named right after the number where no more of a phrase follows: 80多所高校, but not 高校学生."""
        for word in self._words:
            rest = head.ahead[len(word) :]
            if head.ahead[: len(word)].lower() == word and not _goes_on(rest, english=english):
                yield from self._by_word[word]

    def anywhere(self, text: str, *, english: bool = False, alone: bool = False) -> Iterator[Metric]:
        """Metrics named in a clause that holds no number, the last one first: 在民营企业500强榜单上.

        With `alone` only those that no noun beside them makes another thing: not trade in `port trade`, not exports in
        `exports of private firms`.
        """
        for match in reversed(list(self._any.finditer(text))):
            if not (alone and _narrowed(text, match, english=english)):
                yield from self._by_word[match.group().lower()]


def _narrowed(text: str, match: re.Match[str], *, english: bool) -> bool:
    """Whether a noun stands right before a keyword, or in English what it is of right after it."""
    before = text[: match.start()].rstrip()
    if not english:
        return narrows(before, english=False)
    light = words_of("en", "light")
    last = re.search(r"[A-Za-z-]+$", re.sub(r"['’]s$", "", before).rstrip())
    return bool(last and not light.fullmatch(last.group())) or bool(_OF.match(text, match.end()))


def _without_measure(phrase: str, *, english: bool) -> str:
    """企业数量 is 企业, the number of firms is firms."""
    if english:
        return re.sub(rf"^(?:the\s+)?(?:{words_of('en', 'measures').pattern})\s+of\s+", "", phrase, flags=re.IGNORECASE)
    return re.sub(rf"的?(?:{words_of('zh', 'measures').pattern})$", "", phrase)


def _goes_on(rest: str, *, english: bool) -> bool:
    """Whether a phrase goes on with another noun."""
    if english:
        return bool(re.match(r"[A-Za-z]", rest))
    tokens = rjieba.tag(rest[:6])
    return bool(tokens) and tokens[0][1].startswith(("n", "vn", "l", "j"))


def _begins_word(text: str, place: int) -> bool:
    return place == 0 or not (text[place].isascii() and text[place - 1].isascii() and text[place - 1].isalnum())


def _bounded(word: str) -> str:
    return re.escape(word) if _HAN.search(word) else rf"(?<![a-z]){re.escape(word)}(?![a-z])"
