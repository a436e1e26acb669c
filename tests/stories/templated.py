"""Texts of one form each about different things: three things a family, Chinese and English; sixty in ten families,
twenty-four in four more; sixty in ten, forty-eight in eight and sixty in ten, written when the rules stood.

In: templated.txt and those with _more, _third, _fourth and _fifth behind their name, a paragraph a family, its name
first. Out: articles with the story that each belongs to: the Chinese text about a thing and its English translation are
one story, texts about different things are not, however alike they are.
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

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Templated:
    """A text and the story that it belongs to."""

    article: Article
    story: str


def read_templated(name: str = "templated.txt") -> Iterator[Templated]:
    """All texts of a file: sixty in the first."""
    for block in (_FOLDER / name).read_text(encoding="utf-8").strip().split("\n\n"):
        family, *lines = block.split("\n")
        for thing in range(3):
            for side, lang in enumerate(("zh-Hans", "en")):
                sentences = [_fill(line.split("||")[side], thing) for line in lines]
                article = make_article(f"{family}-{thing}-{lang}", sentences, "en" if side else "zh-Hans")
                yield Templated(article=article, story=f"{family}-{thing}")


def _fill(template: str, thing: int) -> str:
    return re.sub(r"\{([^{}]*)\}", lambda match: match[1].split("|")[thing], template)
