"""A folder of articles → those that can be published, and what is left out.

In: a corpus folder and the reference data. Out: a Reading: normalised articles whose links lead to one another, and for
every other file of the folder why it is left out. One article's fault never touches another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tashan.codes import report
from tashan.corpus import Survey, check_cities, read_body, survey_corpus
from tashan.corpus.read import BATCH
from tashan.model import Article, Normalised, Reference
from tashan.normalise.article import normalise_article
from tashan.problems import Problem, Problems
from tashan.store import Store, hash_value


class Reading(Struct, frozen=True, kw_only=True):
    """`read`: how many files gave an article, drafts and pages without text included."""

    articles: tuple[Normalised, ...]
    read: int
    left_out: tuple[tuple[str, str], ...]
    """Path and code of each file that gave none."""


def read_folder(folder: Path, reference: Reference, problems: Problems, store: Store | None = None) -> Reading:
    """Read and normalise every article of `folder`; what `store` knows of an unchanged file is recalled."""
    return read_surveyed(survey_corpus(folder, problems, store), reference, problems, store=store)


def read_surveyed(
    survey: Survey,
    reference: Reference,
    problems: Problems,
    keep: Callable[[Normalised], Normalised] = lambda found: found,
    store: Store | None = None,
) -> Reading:
    """Normalise one article of a survey after the other; `keep` reduces each to what will be needed of it."""
    check_cities(survey.heads, reference, problems)
    articles = tuple(keep(found) for found in _normalised(survey, problems, store or Store()))
    faults = {problem.path: problem.code for problem in reversed(problems.errors)}
    left_out = tuple((path, faults[path]) for path in survey.read if path in faults)
    return Reading(
        articles=tuple(found for found in articles if found.article.path not in faults),
        read=len(survey.read) - len(left_out),
        left_out=left_out,
    )


def _normalised(survey: Survey, problems: Problems, store: Store) -> Iterator[Normalised]:
    """The articles of a survey; what was normalised before is not even read. One whose file has changed since the
    survey is left out."""
    site = hash_value((survey.repeats.lines, survey.repeats.endings))
    heads = zip(survey.heads, survey.contents, strict=True)
    keys = [hash_value((head, content, site)) for head, content in heads]
    for first in range(0, len(keys), BATCH):
        part = range(first, min(first + BATCH, len(keys)))
        for found in store.look_up("normalised", keys[part.start : part.stop], partial(_normalise, survey, part)):
            if found is not None:
                article, own = found
                problems.extend(own)
                yield article


def _normalise(survey: Survey, part: Sequence[int], at: int) -> tuple[Normalised, tuple[Problem, ...]] | None:
    raw, problems = read_body(survey, part[at]), Problems()
    return None if raw is None else (normalise_article(raw, problems), tuple(problems))


def find_published(articles: Collection[Article], problems: Problems) -> dict[str, Article]:
    """The articles by id without drafts, their editions, which would give them away, and pages without text.

    A link to one of these is a warning, and no link any more.
    """
    drafts = {article.id for article in articles if article.draft}
    shown = [a for a in articles if a.passages and a.id not in drafts and a.edition_of not in drafts]
    ids = {article.id for article in shown}
    return {article.id: _with_links(article, ids, problems) for article in shown}


def _with_links(article: Article, ids: Collection[str], problems: Problems) -> Article:
    named = [("version_of", other) for other in (article.version_of,) if other]
    named += [("not_version_of", other) for other in article.not_version_of]
    for key, other in named:
        if other not in ids:
            message = f"`{key}` names '{other}', which is not published, and is ignored; valid: a published article"
            report(problems, article.path, "F142", message, line=article.lines.get(key, 0))
    return replace(
        article,
        edition_of=article.edition_of if article.edition_of in ids else None,
        version_of=article.version_of if article.version_of in ids else None,
        not_version_of=tuple(other for other in article.not_version_of if other in ids),
    )


def find_fatal(problems: Problems, left_out: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """Errors that are not one article's: those of the reference data and of the folder as a whole."""
    paths = {path for path, _ in left_out}
    return tuple(problem for problem in problems.errors if problem.path not in paths)
