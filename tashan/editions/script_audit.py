"""What the converter chose where Simplified Chinese writes one character for several.

In: an article in Simplified Chinese, the converter, and the decisions that a person approved. Out: the choices that
nobody has approved yet, each with its place in the file, what was chosen and what else it might be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from tashan.language.ambiguity import Ambiguity, find_ambiguous
from tashan.language.script import Converter
from tashan.model import Article, RawArticle, Reference
from tashan.problems import Problem

CODE = "E407"
AROUND = 2
"""Characters on each side, of whatever kind, that tell a character between marks from others (”里，)."""


class Choice(Struct, frozen=True, kw_only=True):
    """A character that the converter chose, in its article and its place there.

    `key` is what decides it, in Simplified: its word, or a character that is a word by itself with its neighbours.
    `becomes` is the same in Traditional.
    """

    path: str
    line: int
    column: int
    char: str
    chosen: str
    others: tuple[str, ...]
    key: str
    becomes: str


def audit_converter(reference: Reference) -> Converter:
    """The converter that choices are read off: one that keeps the length, as s2twp, which changes words, does not."""
    return Converter(reference, "s2tw" if reference.standard == "s2twp" else reference.standard)


def find_choices(raw: RawArticle, article: Article, reference: Reference, converter: Converter) -> list[Choice]:
    """The choices in title and text of `article` that no decision of `reference` approves, in reading order."""
    if article.lang != "zh-Hans":
        return []
    decisions = _by_character(reference.decisions)
    finder = _Finder(raw)
    found = []
    for text, line in ((article.title, article.lines.get("title", 0)), *((p.text, p.line) for p in article.passages)):
        converted = converter.traditional(text)
        for spot in find_ambiguous(text, converter):
            if not _is_decided(text, converted, spot, decisions):
                start, end = _key_span(text, spot)
                place = finder.place(text, spot.start, line)
                found.append(
                    Choice(
                        path=article.path,
                        line=place[0],
                        column=place[1],
                        char=spot.char,
                        chosen=spot.chosen,
                        others=tuple(form for form in spot.candidates if form != spot.chosen),
                        key=text[start:end],
                        becomes=converted[start:end],
                    )
                )
    return found


def describe_choices(choices: Iterable[Choice]) -> list[Problem]:
    """A warning for each choice."""
    return [
        Problem(
            path=choice.path,
            line=choice.line,
            column=choice.column,
            severity="warning",
            code=CODE,
            message=f"{choice.key} → {choice.becomes}: {choice.char} became {choice.chosen}, "
            f"not {' or '.join(choice.others)}",
        )
        for choice in choices
    ]


def _by_character(decisions: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for hans, hant in decisions:
        for char in dict.fromkeys(hans):
            found.setdefault(char, []).append((hans, hant))
    return found


def _is_decided(text: str, converted: str, spot: Ambiguity, decisions: Mapping[str, Iterable[tuple[str, str]]]) -> bool:
    """Whether a decided word covers the spot and was converted as decided."""
    for hans, hant in decisions.get(spot.char, ()):
        for offset, char in enumerate(hans):
            start = spot.start - offset
            inside = char == spot.char and start >= 0 and text.startswith(hans, start)
            if inside and converted[start : start + len(hans)] == hant:
                return True
    return False


def _key_span(text: str, spot: Ambiguity) -> tuple[int, int]:
    """The word around a spot; for a character that is a word by itself, its neighbours as well: alone it would approve
    every other place where it stands."""
    if len(spot.word) > 1:
        start = max(text.rfind(spot.word, 0, spot.start + len(spot.word)), 0)
        return start, start + len(spot.word)
    start = spot.start - (spot.start > 0 and _is_han(text[spot.start - 1]))
    end = spot.start + 1
    end += end < len(text) and _is_han(text[end])
    if end - start == 1:
        return max(0, start - AROUND), min(len(text), end + AROUND)
    return start, end


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


class _Finder:
    """Finds a place of a normalised text in the file, by the words around it."""

    def __init__(self, raw: RawArticle) -> None:
        self._lines = raw.body.split("\n")
        self._first = raw.body_line

    def place(self, text: str, at: int, line: int) -> tuple[int, int]:
        """Line and column; column 0 where only the line is known."""
        if line < self._first:
            return line, 0
        for reach in (6, 3, 1, 0):
            start = max(0, at - reach)
            words = text[start : at + reach + 1]
            # The same words may stand in the passage before: take as many occurrences as the text has.
            skipped = text.count(words, 0, start)
            for number in range(line - self._first, min(line - self._first + 40, len(self._lines))):
                column = -1
                while (column := self._lines[number].find(words, column + 1)) >= 0:
                    if skipped == 0:
                        return self._first + number, column + at - start + 1
                    skipped -= 1
        return line, 0
