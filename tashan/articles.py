"""A folder → the articles that every later stage reads: the stages that `check` runs alone.

In: a corpus folder. Out: its articles, normalised, each recalled where its file is unchanged; what is wrong with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tashan.corpus import read_article, read_reference, survey_corpus
from tashan.corpus.pages import check_pages
from tashan.corpus.reviews import read_reviews
from tashan.editions.families import Families
from tashan.facts.reviewed import check_reviews
from tashan.normalise import normalise_article
from tashan.normalise.folder import Reading, find_published, read_folder, read_surveyed
from tashan.problems import Problems
from tashan.stories.links import read_links
from tashan.stories.prints import Print, print_article
from tashan.stories.twins import find_twins, report_twins

if TYPE_CHECKING:
    from pathlib import Path

    from tashan.model import Article, Normalised, Reference
    from tashan.store import Store


def read_articles(folder: Path, reference: Reference, problems: Problems) -> tuple[Normalised, ...]:
    """Read and normalise every article of `folder`; what is wrong with one leaves it out and goes to `problems`."""
    return read_folder(folder, reference, problems).articles


def check_folder(folder: Path, problems: Problems, store: Store | None = None) -> Reading:
    """Judge a corpus as a build would, its editions beside their originals, and articles that are like another.

    The texts of some families are held at once.
    """
    reference = read_reference(folder, problems, store)
    check_pages(folder, problems)
    survey, prints = survey_corpus(folder, problems, store), list[Print]()
    families = Families(survey.heads, problems, store)

    def keep(found: Normalised) -> Normalised:
        prints.append(print_article(found.article))
        return families.add(found)

    reading = read_surveyed(survey, reference, problems, keep, store)
    families.judge()
    report_twins(find_twins(prints), (found.article for found in reading.articles), problems)
    articles = find_published([found.article for found in reading.articles], problems)
    read_links(tuple(articles.values()), problems)
    _check_reviews(folder, articles, reference, problems)
    return reading


def _check_reviews(folder: Path, articles: dict[str, Article], reference: Reference, problems: Problems) -> None:
    """Hold the reviews against their stories, which are read again: a survey does not keep texts."""
    reviews, unheard = read_reviews(folder, problems), Problems()
    whole = {}
    for name in {review.story for review in reviews} & articles.keys():
        raw = read_article(folder / articles[name].path, folder, unheard)
        whole[name] = normalise_article(raw, unheard).article if raw else articles[name]
    if reviews:
        check_reviews(reviews, whole, reference, problems)
