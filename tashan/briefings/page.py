"""What a page is before it becomes text: frozen values that templates only lay out.

In: nothing. Out: the types that every composer of this room fills and that `render/` draws. A string of an article or
of the reference data is always a `Text`, so that a template can mark its language; plain `str` is wording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

if TYPE_CHECKING:
    from tashan.model import Citation, Edition, Lang, Stance


class Text(Struct, frozen=True, kw_only=True):
    """Words and the language they are in, which may differ from the edition's."""

    text: str
    lang: Lang

    def __str__(self) -> str:
        return self.text


class Link(Struct, frozen=True, kw_only=True):
    """A link; `href` is relative to the page that holds it, or an http(s) address."""

    href: str
    text: Text
    external: bool = False


class Quotation(Struct, frozen=True, kw_only=True):
    """Words of a passage. `before` and `after` say that the passage goes on there and an ellipsis is due.

    `text` must occur in the cited passage word for word (after script conversion); `quote_lock` holds every page to it.
    """

    text: Text
    citation: Citation
    before: bool = False
    after: bool = False
    machine: bool = False
    """The words come from a machine translation."""
    copied: bool = False
    """They are a machine's, and the original is not on this site."""
    mark: tuple[int, int] | None = None
    """Half-open span of `text` to set off, for instance the words that a drift is about."""

    @property
    def plain(self) -> str:
        """The words with their ellipses, as feeds and search engines show them."""
        return f"{'…' * self.before}{self.text.text}{'…' * self.after}"


class Mark(Struct, frozen=True, kw_only=True):
    """A footnote's number in the text: `id` is its own anchor, `source` and `note` are those of its entries in the list
    of sources, from which its preview is made."""

    number: int
    id: str
    source: str
    note: str
    href: str
    external: bool


class Note(Struct, frozen=True, kw_only=True):
    """An entry of the list of sources: where in the article, the marks that point to it, and the words, where the page
    shows them not or not whole."""

    number: int
    id: str
    href: str
    external: bool
    where: str
    backs: tuple[str, ...]
    words: Quotation | None


class SourceEntry(Struct, frozen=True, kw_only=True):
    """An article that the page cites, with its notes, readable in print."""

    id: str
    title: Text
    publisher: Text | None
    date: str
    url: str | None
    briefing: str
    notes: tuple[Note, ...]
    doubts: tuple[Text, ...] = ()
    """That its original is missing, and what tells that its words are a machine's."""


class ClaimView(Struct, frozen=True, kw_only=True):
    """A claim as a cell or list shows it; `quote` is a fragment where the article's rights allow no more."""

    id: str
    stance: Stance
    quote: Quotation
    mark: Mark
    cities: tuple[Link, ...] = ()
    themes: tuple[Link, ...] = ()
    """Themes it is filed under besides the one that it stands under."""
    home: str = ""
    """Whose press says it, in words: the place's own or another's."""
    reviewed: bool = True
    """Whether a person decided its place, theme and stance; a machine sorted it otherwise."""


class LineView(Struct, frozen=True, kw_only=True):
    """An editor's one sentence for a cell, with the sentences that it rests on."""

    text: Text
    marks: tuple[Mark, ...]


class FigureView(Struct, frozen=True, kw_only=True):
    """A figure as a table shows it; `written` is the quantity as the passage has it."""

    id: str
    metric: Text
    places: tuple[Link, ...]
    of: tuple[Text, ...]
    """Companies, schools and the like that the figure is about, beside the place that they belong to."""
    value: str
    year: str
    dated: bool
    written: Quotation
    mark: Mark
    words: Quotation | None
    """The clause around it in the edition's language, where rights allow to show it."""
    bare: float
    """The value as a number, for sorting and for charts."""
    also: tuple[Mark, ...] = ()
    """The other sentences that say the same."""
    agree: int = 1
    """How many stories say it."""


class EventView(Struct, frozen=True, kw_only=True):
    """A dated event; `date` as the edition writes it, `iso` for machines."""

    id: str
    iso: str
    date: str
    quote: Quotation
    places: tuple[Link, ...]
    mark: Mark
    also: tuple[Mark, ...] = ()
    agree: int = 1
    story: Link | None = None
    """Where it is told, on a page of many stories."""


class StoryCard(Struct, frozen=True, kw_only=True):
    """A story in a list."""

    id: str
    link: Link
    other_title: Text | None
    publisher: Text | None
    date: str
    versions: int
    drifts: int
    lead: Text | None
    """The article's own summary, where its rights allow it."""
    summary: Quotation | None
    """Else its first key point."""
    cities: tuple[Link, ...]
    machine: bool
    translated: bool
    """Whether the edition's own language is among the story's versions."""


class Meta(Struct, frozen=True, kw_only=True):
    """What the frame of the site needs to know of a page; it becomes front matter under `tashan:`."""

    kind: Literal["home", "list", "briefing", "version", "city", "theme", "timeline", "data"]
    alternates: tuple[Edition, ...]
    title_lang: Lang
    """Language of the title, which is the article's where no translation exists."""
    json_ld: dict[str, Any] | None = None
    published: str | None = None
    modified: str | None = None
    machine: bool = False
    summary: tuple[str, ...] = ()
    """Key points as plain text, for feeds."""


class Page(Struct, frozen=True, kw_only=True):
    """A page of one edition: `path` in the edition's docs folder, the template's name and what it lays out."""

    path: str
    title: str
    description: str
    template: str
    context: Any
    meta: Meta
    sources: tuple[SourceEntry, ...] = field(default=())
