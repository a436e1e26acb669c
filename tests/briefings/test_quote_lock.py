"""The quote lock: a page that quotes what its passage lacks stops the build."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from tashan.briefings import QuoteLockError, compose_edition
from tashan.briefings.page import Note, Quotation, Text
from tashan.briefings.quote_lock import CitedPassages, find_quotations, hold_quotes
from tashan.model import EDITIONS, Citation, Edition, Figure
from tests.briefings.library import GUANGYAN_FACTS, LIBRARY


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_of_every_edition_quotes_its_passages_word_for_word(edition: Edition):
    pages = compose_edition(LIBRARY, edition)
    quotes = [quote for page in pages for quote in find_quotations(page)]
    assert len(quotes) > 100
    hold_quotes(pages, CitedPassages(LIBRARY, edition))


def _with_figure(figure: Figure):
    facts = replace(GUANGYAN_FACTS, figures=(figure, *GUANGYAN_FACTS.figures[1:]))
    return replace(LIBRARY, facts={**LIBRARY.facts, "guangyan": facts})


def test_a_figure_that_its_passage_lacks_names_page_and_nearest_match():
    wrong = replace(GUANGYAN_FACTS.figures[0], text="2.5万亿元")
    with pytest.raises(QuoteLockError) as error:
        compose_edition(_with_figure(wrong), "zh-Hans")
    assert (
        "briefings/guangyan/index.md: QUOTE '2.5万亿元' does not occur in guangyan, passage 0; nearest is '2.4万亿元'"
    ) in str(error.value).splitlines()


def test_a_claim_in_other_words_is_refused():
    claim = replace(GUANGYAN_FACTS.claims[0], quote="可是新公司全都落在临湖。")
    facts = replace(GUANGYAN_FACTS, claims=(claim,))
    with pytest.raises(QuoteLockError, match="可是新公司多半落在临湖。"):
        compose_edition(replace(LIBRARY, facts={**LIBRARY.facts, "guangyan": facts}), "zh-Hans")


def test_the_lock_looks_at_the_finished_page_not_at_how_it_was_made():
    pages = compose_edition(LIBRARY, "zh-Hant")
    changed = replace(LIBRARY.articles["guangyan"].passages[2], text="換過的段落。")
    passages = LIBRARY.articles["guangyan"].passages
    article = replace(LIBRARY.articles["guangyan"], passages=(*passages[:2], changed, *passages[3:]))
    library = replace(LIBRARY, articles={**LIBRARY.articles, "guangyan": article})
    with pytest.raises(QuoteLockError, match="does not occur in guangyan, passage 2"):
        hold_quotes(pages, CitedPassages(library, "zh-Hant"))


def test_a_quotation_is_found_in_whatever_a_page_holds_it() -> None:
    @dataclass(frozen=True)
    class Held:
        name: str
        words: Quotation

    words = Quotation(text=Text(text="等待", lang="zh-Hans"), citation=Citation(article="a", passage=0, sentence=0))
    line = Note(number=1, id="n", href="", external=False, where="", backs=(), words=words)
    for holder in (words, (words,), [words], {"a": words}, line, Held("a", words), [{"a": (Held("a", words),)}]):
        assert list(find_quotations(holder)) == [words]
