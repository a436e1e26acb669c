"""The quote lock: no page says that a passage holds words which it does not hold.

In: composed pages and the library. Out: nothing, or a TashanError that names page, passage and the nearest match. It
looks at the finished pages and at the passages alone, not at the way by which a quotation came to its page.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from rapidfuzz import fuzz

from tashan.briefings.page import Link, Mark, Page, Quotation, Text
from tashan.language.script import open_converter
from tashan.problems import TashanError

if TYPE_CHECKING:
    from tashan.model import Article, Edition, Library


_BARE = frozenset({str, int, float, bool, type(None), Text, Link, Mark})
"""Types of values in which no quotation stands."""


class QuoteLockError(TashanError):
    """A page quotes words that its cited passage does not hold."""

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(str(self).split("\n"))


def hold_quotes(pages: Sequence[Page], passages: CitedPassages) -> None:
    """Check every quotation and figure of every page. Raises QuoteLockError with all that fail."""
    quotes = ((page, quote) for page in pages for quote in find_quotations(page))
    failures = [_failure(page, quote, passages) for page, quote in quotes if not _holds(quote, passages)]
    if failures:
        raise QuoteLockError("\n".join(failures))


def find_quotations(value: Any) -> Iterator[Quotation]:
    """Every quotation anywhere in a page model, in the order in which it stands there."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        kind = type(item)
        if kind is Quotation:
            yield item
        elif kind is tuple or kind is list:
            waiting.extend(part for part in reversed(item) if type(part) not in _BARE)
        elif issubclass(kind, Mapping):
            waiting.extend(reversed(list(item.values())))
        else:
            waiting.extend(part for part in _parts(cast("Hashable", kind))(item) if type(part) not in _BARE)


@cache
def _parts(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Reads all fields of a struct or a dataclass, last first; none of any other type."""
    names = tuple(getattr(kind, "__struct_fields__", getattr(kind, "__dataclass_fields__", ())))[::-1]
    if len(names) < 2:
        return lambda item: tuple(getattr(item, name) for name in names)
    return attrgetter(*names)


class CitedPassages:
    """Passages of the library in the script of an edition, converted once."""

    def __init__(self, library: Library, edition: Edition) -> None:
        self._articles = library.articles
        self._overrides = library.overrides
        self._edition = edition
        self._converter = open_converter(library.reference)
        self._known: dict[tuple[str, int], str] = {}

    def text(self, article: str, number: int) -> str:
        if (article, number) not in self._known:
            found = self._articles.get(article)
            inside = found is not None and 0 <= number < len(found.passages)
            self._known[article, number] = self._convert(found, number) if found and inside else ""
        return self._known[article, number]

    def _convert(self, article: Article, number: int) -> str:
        text = article.passages[number].text
        if self._edition not in ("en", article.lang) and (article.id, number) in self._overrides:
            return self._overrides[article.id, number]
        if "en" in {article.lang, self._edition} or article.lang == self._edition:
            return text
        return self._converter.traditional(text) if self._edition == "zh-Hant" else self._converter.simplified(text)


def _holds(quote: Quotation, passages: CitedPassages) -> bool:
    text = passages.text(quote.citation.article, quote.citation.passage)
    return bool(quote.text.text) and quote.text.text in text


def _failure(page: Page, quote: Quotation, passages: CitedPassages) -> str:
    citation = quote.citation
    text = passages.text(citation.article, citation.passage)
    near = fuzz.partial_ratio_alignment(quote.text.text, text)
    nearest = text[near.dest_start : near.dest_end] if near else ""
    return (
        f"{page.path}: QUOTE {quote.text.text!r} does not occur in {citation.article}, passage {citation.passage}; "
        f"nearest is {nearest!r}"
    )
