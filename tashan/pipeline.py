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
from tashan.corpus import check_cities, read_article, read_corpus, read_reference
from tashan.editions.overrides import find_overrides
from tashan.facts import find_facts, texts_to_encode
from tashan.language.names import NameIndex
from tashan.language.sentences import split_sentences
from tashan.model import EDITIONS, Article, Edition, Facts, Library, Normalised, Reference, Story
from tashan.normalise import normalise_article
from tashan.problems import Problems, TashanError
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
    """Articles left out because they, or their originals, are drafts."""
    site_dir: Path
    seconds: dict[str, float] = field(default_factory=dict)


def read_articles(folder: Path, reference: Reference, problems: Problems) -> tuple[Normalised, ...]:
    """Read and normalise every article of `folder`; what is wrong goes to `problems`."""
    raws = read_corpus(folder, problems)
    check_cities(raws, reference, problems)
    return tuple(normalise_article(raw, problems) for raw in raws)


def encode_articles(articles: Sequence[Article], encoder: Encoder) -> None:
    """Bring every sentence's vector into the cache in one batch; the stages after this one only look up."""
    encoder.encode([sentence.text for article in articles for _, sentence in article.cited_sentences()])


def find_all_facts(
    stories: Sequence[Story], articles: dict[str, Article], encoder: Encoder, reference: Reference
) -> dict[str, Facts]:
    """Facts of each story's canonical version: a copy never counts twice."""
    names = NameIndex(reference)
    return {
        story.canonical: find_facts(
            articles[story.canonical],
            encoder.encode(texts_to_encode(articles[story.canonical])),
            reference,
            names,
        )
        for story in stories
    }


def read_stories(
    folder: Path, problems: Problems, cache: Path | None = VECTOR_CACHE
) -> tuple[tuple[Story, ...], dict[str, Article]]:
    """The stories of a corpus and its articles by id. Raises CorpusError when the corpus holds errors."""
    reference = read_reference(folder, problems)
    articles = {item.article.id: item.article for item in read_articles(folder, reference, problems)}
    problems.raise_errors()
    partial = find_overrides(articles).partial
    articles = {name: article for name, article in articles.items() if name not in partial}
    with Encoder(cache) as encoder:
        encode_articles(tuple(articles.values()), encoder)
        stories = group_stories(tuple(articles.values()), encoder, reference, problems)
    problems.raise_errors()
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


def find_published(articles: Sequence[Article]) -> dict[str, Article]:
    """The articles by id, without drafts and without editions of drafts, which would give them away."""
    drafts = {article.id for article in articles if article.draft}
    return {a.id: a for a in articles if a.id not in drafts and a.edition_of not in drafts}


def read_library(options: Options, problems: Problems, stages: Stages) -> Library:
    """Read and judge the whole corpus.

    Raises CorpusError when it holds errors (with `strict`, any problem) and TashanError when it holds no article.
    """
    with stages("read"):
        reference = read_reference(options.corpus, problems)
        read = tuple(normalised.article for normalised in read_articles(options.corpus, reference, problems))
        articles = find_published(read)
    problems.raise_errors(strict=options.strict)
    drafts = len(read) - len(articles)
    if not articles:
        raise TashanError(EMPTY.format(folder=options.corpus, drafts=drafts))
    overrides = find_overrides(articles)
    articles = {name: article for name, article in articles.items() if name not in overrides.partial}
    with Encoder(options.cache) as encoder:
        with stages("encode"):
            encode_articles(tuple(articles.values()), encoder)
        with stages("stories"):
            stories = group_stories(tuple(articles.values()), encoder, reference, problems)
        problems.raise_errors(strict=options.strict)
        with stages("facts"):
            facts = find_all_facts(stories, articles, encoder, reference)
    return Library(
        reference=reference, articles=articles, stories=stories, facts=facts, overrides=overrides.texts, drafts=drafts
    )


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
        site_dir=options.site_dir,
        seconds=stages.seconds,
    )
