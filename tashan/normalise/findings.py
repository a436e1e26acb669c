"""What was found in a text that is no part of the article.

Collected while the blocks of a text are looked at, one after the other; its edits are applied together.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tashan.normalise.blocks import Block
from tashan.normalise.bylines import Credits
from tashan.normalise.rules import Where
from tashan.normalise.tracked import Edit

TOP, TAIL = 6, 15
"""Blocks from the top and from the end that hold credits, invitations and adverts. Scraped articles carry up to four
lines above the text and up to fourteen below."""
MAX_LINE = 400
"""Characters of the longest block that is boilerplate as a whole; this also bounds what the patterns may cost."""


@dataclass(slots=True)
class Findings:
    """Removals, what they said, and which blocks went whole."""

    edits: list[Edit] = field(default_factory=list)
    credits: Credits = field(default_factory=Credits)
    gone: set[int] = field(default_factory=set)
    prose: bool = False
    """Whether a paragraph of the article stands above."""
    per_item: bool = False
    """Whether several lines name an address (链接：…): they go with the items of the text, and none is its source."""
    chronicle: bool = False
    """Whether several lines are days, which head what stands below them."""
    own: bool = False
    """Whether the text was written for its site."""
    outer: frozenset[int] = frozenset()
    """Blocks that nothing of the article parts from its top or end."""
    invitations: list[int] = field(default_factory=list)
    """Blocks that were, or held, an invitation to follow an account."""

    def remove_block(self, number: int, block: Block, reason: str) -> None:
        self.edits.append(Edit(block.start, block.end, "", reason))
        self.gone.add(number)


def place_of(number: int, count: int) -> frozenset[Where]:
    """Where block `number` of `count` stands, in the words of the rules."""
    if number >= count - TAIL:
        return frozenset({"any", "edges", "tail"})
    return frozenset({"any", "edges"}) if number < TOP else frozenset({"any"})
