"""The stages in their order: a folder of articles in, a site out.

This is the only place that knows the whole flow. Each function is a prefix of it, so that a command runs just the
stages that it needs: `check` reads and normalises, `versions` groups, `build` publishes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tashan.alignment.vectors import Encoder
from tashan.briefings import compose_data, compose_edition, lay_out
from tashan.corpus import read_article, read_reference, survey_corpus
from tashan.editions.families import Families
from tashan.editions.overrides import find_overrides
from tashan.facts import FactFinder
from tashan.language.names import NameIndex
from tashan.language.sentences import split_sentences
from tashan.model import EDITIONS, Article, Edition, Facts, Library, Normalised, Reference, Story
from tashan.normalise import normalise_article
from tashan.normalise.folder import Reading, find_fatal, find_published, read_folder, read_surveyed
from tashan.problems import CorpusError, Problems, TashanError
from tashan.publish import publish_site
from tashan.publish.place import check_apart
from tashan.render import render_edition
from tashan.resources import PROJECT, find_workplace
from tashan.stories import group_stories

WORKPLACE = find_workplace(PROJECT)
DEFAULT_CORPUS = WORKPLACE / "corpus"
DEFAULT_SITE = WORKPLACE / "site"
VECTOR_CACHE = WORKPLACE / ".tashan" / "vectors.sqlite"
EMPTY = (
    "{folder} holds no article to publish (drafts: {drafts}): write one with `build.py new TITLE`, "
    "or bring a text with `build.py import FILE`"
)


class Stages:
    """Measures the stages of a run and says when one begins."""

    def __init__(self, announce: Callable[[str], None] = lambda _: None) -> None:
        self._announce = announce
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        self._announce(name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person chose for one build."""

    corpus: Path = DEFAULT_CORPUS
    site_dir: Path = DEFAULT_SITE
    editions: tuple[Edition, ...] = EDITIONS
    publisher: str = "mkdocs"
    strict: bool = False
    cache: Path | None = VECTOR_CACHE


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build made, for the closing lines."""

    articles: int
    stories: int
    versions: int
    figures: int
    claims: int
    pages: int
    drafts: int
    """Articles left out because they, or their originals, are drafts, or because they are without text."""
    read: int
    left_out: int
    """Files that gave no article; each is told."""
    site_dir: Path
    seconds: dict[str, float] = field(default_factory=dict)


def read_articles(folder: Path, reference: Reference, problems: Problems) -> tuple[Normalised, ...]:
    """Read and normalise every article of `folder`; what is wrong with one leaves it out and goes to `problems`."""
    return read_folder(folder, reference, problems).articles


def check_folder(folder: Path, problems: Problems) -> Reading:
    """Judge a corpus as a build would, and its editions beside their originals; one family's texts are held at once."""
    reference = read_reference(folder, problems)
    survey = survey_corpus(folder, problems)
    reading = read_surveyed(survey, reference, problems, Families(survey.heads, problems).add)
    find_published([found.article for found in reading.articles], problems)
    return reading


def encode_articles(articles: Sequence[Article], encoder: Encoder) -> None:
    """Bring every sentence's vector into the cache in one batch; the stages after this one only look up."""
    encoder.encode([sentence.text for article in articles for _, sentence in article.cited_sentences()])


def find_all_facts(
    stories: Sequence[Story], articles: dict[str, Article], encoder: Encoder, reference: Reference
) -> dict[str, Facts]:
    """Facts of each story's canonical version: a copy never counts twice."""
    finder = FactFinder(encoder.encode, reference, NameIndex(reference))
    return {story.canonical: finder.find(articles[story.canonical]) for story in stories}


def read_stories(
    folder: Path, problems: Problems, cache: Path | None = VECTOR_CACHE
) -> tuple[tuple[Story, ...], dict[str, Article]]:
    """The stories of a corpus and its articles by id. Raises CorpusError where a fault is not one article's alone."""
    reference = read_reference(folder, problems)
    reading = read_folder(folder, reference, problems)
    raise_fatal(problems, reading)
    articles = find_published([found.article for found in reading.articles], problems)
    partial = find_overrides(articles).partial
    articles = {name: article for name, article in articles.items() if name not in partial}
    with Encoder(cache) as encoder:
        encode_articles(tuple(articles.values()), encoder)
        stories = group_stories(tuple(articles.values()), encoder, reference, problems)
    raise_fatal(problems, reading)
    return stories, articles


def read_sentences(path: Path, *, by_line: bool = False) -> tuple[str, ...]:
    """The sentences of one text for `align`.

    A text without front matter is taken as it stands, so that nothing of it is missing from the alignment; one with
    front matter is an article and is normalised.
    """
    problems = Problems()
    raw = read_article(path, path.parent, problems)
    problems.raise_errors()
    if raw is None:
        return ()
    if by_line:
        return tuple(line.strip() for line in raw.body.splitlines() if line.strip())
    if raw.front.lines:
        return tuple(sentence.text for _, sentence in normalise_article(raw, problems).article.cited_sentences())
    return tuple(sentence.text for line in raw.body.splitlines() for sentence in split_sentences(line))


def read_library(options: Options, problems: Problems, stages: Stages) -> Library:
    """Read and judge the whole corpus.

    Raises CorpusError where a fault is not one article's alone (with `strict`, at any problem) and TashanError where
    there is nothing to publish.
    """
    with stages("read"):
        reference = read_reference(options.corpus, problems)
        reading = read_folder(options.corpus, reference, problems)
        articles = find_published([found.article for found in reading.articles], problems)
    raise_fatal(problems, reading, strict=options.strict)
    drafts = len(reading.articles) - len(articles)
    if not articles:
        raise TashanError(EMPTY.format(folder=options.corpus, drafts=drafts))
    overrides = find_overrides(articles)
    articles = {name: article for name, article in articles.items() if name not in overrides.partial}
    with Encoder(options.cache) as encoder:
        with stages("encode"):
            encode_articles(tuple(articles.values()), encoder)
        with stages("stories"):
            stories = group_stories(tuple(articles.values()), encoder, reference, problems)
        raise_fatal(problems, reading, strict=options.strict)
        with stages("facts"):
            facts = find_all_facts(stories, articles, encoder, reference)
    return Library(
        reference=reference,
        articles=articles,
        stories=stories,
        facts=facts,
        overrides=overrides.texts,
        drafts=drafts,
        read=reading.read,
        left_out=reading.left_out,
    )


def raise_fatal(problems: Problems, reading: Reading, *, strict: bool = False) -> None:
    """Raise CorpusError where an error is not that of an article which is left out; with `strict` at any problem."""
    fatal = tuple(problems) if strict else find_fatal(problems, reading.left_out)
    if fatal:
        raise CorpusError(fatal)


def build_site(options: Options, problems: Problems, stages: Stages) -> Summary:
    """Build the site of `options.corpus` into `options.site_dir`; on any failure the site there stays as it was."""
    check_apart(options.site_dir, (options.corpus, PROJECT / "docs", PROJECT / "templates"))
    library = read_library(options, problems, stages)
    with stages("briefings"):
        desk = lay_out(library)
        pages = {edition: compose_edition(library, edition, desk) for edition in options.editions}
        assets = compose_data(library, desk)
    with stages("render"):
        documents = {
            edition: render_edition(pages[edition], edition, library.reference.standard, library.reference.site)
            for edition in options.editions
        }
    with stages("publish"):
        publish_site(
            documents,
            assets,
            options.site_dir,
            publisher=options.publisher,
            strict=options.strict,
            reference=library.reference,
        )
    return Summary(
        articles=len(library.articles),
        stories=len(library.stories),
        versions=sum(len(story.versions) for story in library.stories),
        figures=sum(len(facts.figures) for facts in library.facts.values()),
        claims=sum(len(facts.claims) for facts in library.facts.values()),
        pages=sum(len(edition) for edition in documents.values()),
        drafts=library.drafts,
        read=library.read,
        left_out=len(library.left_out),
        site_dir=options.site_dir,
        seconds=stages.seconds,
    )
