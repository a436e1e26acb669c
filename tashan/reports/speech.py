"""What the commands say, in English or Chinese: one table for both.

In: a language, problems, keys of lines. Out: the same in that language. Rooms word what they find in English; the table
knows their sentences by shape and fills what was found into Chinese ones. A sentence that it does not know is shown
behind what its code means, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from msgspec import Struct
from msgspec.structs import replace

from tashan.problems import Problem

Tongue = Literal["en", "zh"]

_ENGLISH = {
    "error": "error",
    "warning": "warning",
    "count": "files read {read}, errors {errors}, warnings {warnings}",
    "left_out": ", left out {left_out}",
    "reviewed": "reviews: {reviewed} of {articles} articles have one, {sentences} sentences decided; go on: {command}",
    "nothing": "nothing in the corpus differs from {base}",
    "heading": "This change",
    "article": "article",
    "became": "became",
    "faults": "problems",
    "edition": "other language",
    "reviews": "reviewed",
    "left": "left out",
    "draft": "a draft, not published",
    "original": "new story “{story}”",
    "edition_of": "the translation of {original}",
    "joins": "joins the story “{story}”: {relation} {similarity}",
    "edition_missing": "missing",
    "edition_stale": "{number} passages behind the original",
    "edition_machine": "by machine, not reviewed",
    "edition_fine": "there",
    "edition_recorded": "there, without a record of what it has seen",
    "line_edition": "; other language: {state}",
    "line_reviews": "; reviewed: {state}",
    "claims": "{reviewed}/{claims}",
    "none": "none",
}
_FIELD = re.compile(r"\\\{([a-z])\\\}")


def choose_tongue(asked: str | None, environ: Mapping[str, str]) -> Tongue:
    """The language of messages: what was asked for, else the first of LC_ALL, LC_MESSAGES and LANG that says one."""
    names = [asked, *(environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))]
    said = next((name for name in names if name), "")
    return "zh" if said.lower().startswith("zh") else "en"


class Speech(Struct, frozen=True):
    """Says things in one language."""

    tongue: Tongue = "en"

    def __call__(self, key: str, **values: object) -> str:
        """The line of that key with its values."""
        words: Mapping[str, str] = _ENGLISH if self.tongue == "en" else _table()["words"]
        return words[key].format(**values)

    def problem(self, problem: Problem) -> Problem:
        """The problem with its message in this language."""
        return problem if self.tongue == "en" else replace(problem, message=_in_chinese(problem.code, problem.message))


def _in_chinese(code: str, message: str) -> str:
    for pattern, chinese in _patterns():
        found = pattern.fullmatch(message)
        if found:
            return chinese.format(**{name: _phrased(code, value) for name, value in found.groupdict().items()})
    meaning, mend = _table()["codes"].get(code, (None, None))
    return f"{meaning}（{message}）；{mend}" if meaning else message


def _phrased(code: str, value: str) -> str:
    for english, chinese in _table()["phrases"].get(code, {}).items():
        value = value.replace(english, chinese)
    return value


@cache
def _table() -> dict[str, Any]:
    text = (files("tashan.reports") / "messages_zh.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


def _field(found: re.Match[str]) -> str:
    """What may stand for a field: anything, for `p` a path, for `k` a key in its marks."""
    return {"p": r"(?P<p>\S+?)", "k": r"(?P<k>`[^`]+`[^,;]{0,60}?)"}.get(found[1], rf"(?P<{found[1]}>.+?)")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(_FIELD.sub(_field, re.escape(english)), re.DOTALL), chinese)
        for english, chinese in _table()["messages"]
    )
