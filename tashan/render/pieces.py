"""The pieces that pages hold by the hundred, written without a template: as macros they took half of a page's time.

In: views of a page and the edition's wording. Out: HTML in which every value is inert.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from tashan.render.inert import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tashan.briefings.page import ClaimView, Link, Mark, Quotation
    from tashan.briefings.wording import Wording

_SIGNS = {"strength": "▲", "weakness": "▼", "neutral": "●"}


class Pieces(Struct, frozen=True, kw_only=True):
    """Writes the pieces of one edition."""

    words: Wording
    marked: Callable[[Quotation], Markup]
    cite: Callable[[Mark], Markup]
    links: Callable[[Iterable[Link]], Markup]

    def stance(self, kind: str) -> Markup:
        sign = f'<span aria-hidden="true">{_SIGNS[kind]}</span>'
        return Markup(f'<span class="ts-stance ts-{kind}">{sign} {inert(self.words(kind))}</span>')  # noqa: S704  ours

    def quote(self, item: Quotation) -> Markup:
        """A quotation, with marks where a machine wrote its words or nobody knows their original."""
        machine = self._abbreviation("machine_mark", "MT") if item.machine else ""
        copied = self._abbreviation("original_missing", inert(self.words("no_original"))) if item.copied else ""
        return Markup(f"{self.marked(item)}{machine}{copied}")  # noqa: S704  all three inert

    def _abbreviation(self, title: str, text: str) -> str:
        return f' <abbr class="ts-machine" title="{inert(self.words(title))}">{text}</abbr>'

    def claim(self, item: ClaimView) -> Markup:
        """A claim as an entry of a list."""
        faint, words = '<span class="ts-faint">', self.words
        parts = (
            f'<li class="ts-claim ts-is-{item.stance}">{self.stance(item.stance)} ',
            "" if item.reviewed else f"{faint}{inert(words('by_machine'))}</span> ",
            f"{self.quote(item.quote)}{self.cite(item.mark)}",
            f" {faint}{inert(item.home)}</span>" if item.home else "",
            f' <span class="ts-tags">{self.links(item.cities)}</span>' if item.cities else "",
            f' <span class="ts-tags ts-also">{inert(words("also_under"))} {self.links(item.themes)}</span>'
            if item.themes
            else "",
            "</li>",
        )
        return Markup("".join(parts))  # noqa: S704  words and values inert, tags ours
