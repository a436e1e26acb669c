"""One reading for both scripts.

In: an article. Out: the same article with each sentence made plain (Simplified, half-width, curly quotation marks; of
equal length), which is the one text that the rules of this room read; and the way back, so that every quotation is the
article's own words. An article therefore says the same in either script, and no rule spells a word twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from tashan.language.script import read_plainly

if TYPE_CHECKING:
    from tashan.model import Article, Citation, Claim, Event, Facts, Figure

    Quoting = TypeVar("Quoting", Figure, Event, Claim)


def plain_article(article: Article) -> Article:
    """The article as the rules read it; offsets into it are offsets into the article."""
    passages = tuple(
        replace(
            passage,
            text=read_plainly(passage.text),
            sentences=tuple(replace(one, text=read_plainly(one.text)) for one in passage.sentences),
        )
        for passage in article.passages
    )
    return replace(article, title=read_plainly(article.title), passages=passages)


def in_own_words(facts: Facts, article: Article) -> Facts:
    """Facts of the plain article with their quotations as the article writes them."""
    texts = {citation: sentence.text for citation, sentence in article.cited_sentences()}
    return replace(
        facts,
        figures=tuple(_figure(figure, texts) for figure in facts.figures),
        events=tuple(_quoting(event, texts) for event in facts.events),
        claims=tuple(_claim(claim, texts) for claim in facts.claims),
    )


def _quoting(fact: Quoting, texts: dict[Citation, str]) -> Quoting:
    return replace(fact, quote=_own(fact.quote, texts[fact.citation]))


def _claim(claim: Claim, texts: dict[Citation, str]) -> Claim:
    speaker = _own(claim.speaker, texts[claim.citation]) if claim.speaker else claim.speaker
    return replace(_quoting(claim, texts), speaker=speaker)


def _figure(figure: Figure, texts: dict[Citation, str]) -> Figure:
    quote = _own(figure.quote, texts[figure.citation])
    return replace(figure, quote=quote, text=_own(figure.text, quote))


def _own(plain: str, text: str) -> str:
    """The stretch of `text` that reads as `plain`; `plain` itself where it is no stretch of it."""
    start = read_plainly(text).find(plain)
    return text[start : start + len(plain)] if start >= 0 else plain
