"""Sixty texts of one form each about different things: ten families, three things a family, Chinese and English.

In: templated.txt, a paragraph a family, its name first. Out: articles with the story each belongs to: the Chinese text
about a thing and its English translation are one story, texts about different things are not, however alike they are.
All people, firms and figures are invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.stories.making import make_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tashan.model import Article

_FAMILIES = (Path(__file__).parent / "templated.txt").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Templated:
    """A text and the story that it belongs to."""

    article: Article
    story: str


def read_templated() -> Iterator[Templated]:
    """All sixty."""
    for block in _FAMILIES.strip().split("\n\n"):
        family, *lines = block.split("\n")
        for thing in range(3):
            for side, lang in enumerate(("zh-Hans", "en")):
                sentences = [_fill(line.split("||")[side], thing) for line in lines]
                name = f"{family}-{thing}-{lang}"
                article = make_article(name, sentences, "en" if side else "zh-Hans")
                yield Templated(article=article, story=f"{family}-{thing}")


def _fill(template: str, thing: int) -> str:
    return re.sub(r"\{([^{}]*)\}", lambda match: match[1].split("|")[thing], template)
