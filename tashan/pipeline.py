"""The stages in their order: a folder of articles in, a site out.

This is the only place that knows the whole flow. Each function is a prefix of it, so that a command runs just the
stages that it needs: `check` reads and normalises, `versions` groups, `build` publishes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from tashan.alignment.vectors import Encoder
from tashan.briefings import Hashes, Made, compose_data, compose_needed, lay_out, name_pages
from tashan.corpus import read_article, read_reference
from tashan.corpus.pages import check_pages
from tashan.corpus.reviews import read_reviews
from tashan.corpus.sites import OWN_PAGES
from tashan.crew import open_crew
from tashan.editions.overrides import find_overrides
from tashan.facts.finder import FactFinder
from tashan.facts.reviewed import apply_reviews, check_reviews
from tashan.language.names import open_names
from tashan.language.sentences import split_sentences
from tashan.model import Article, Asset, Edition, Facts, Library, Reference, Sheet, Site, Standing, Story
from tashan.normalise import normalise_article
from tashan.normalise.folder import Reading, find_fatal, find_published, read_folder
from tashan.options import VECTOR_CACHE, Options, Stages, Summary
from tashan.problems import CorpusError, Problems, TashanError
from tashan.publish import publish_site
from tashan.publish.cards import social_path
from tashan.publish.place import check_apart, check_clock
from tashan.render import render_edition
from tashan.reports.joined import joined_lines
from tashan.resources import PROJECT
from tashan.standing import WRITTEN, Entry, find_standing, find_written, make_notes, read_notes, write_notes
from tashan.store import Store, hash_text
from tashan.stories import group_stories
from tashan.stories.links import read_links
from tashan.unchanged import hash_inputs, note_built, note_known, recall_known

EMPTY = (
    "{folder} holds no article to publish (drafts: {drafts}): write one with `build.py new TITLE`, "
    "or bring a text with `build.py import FILE`"
)


def find_all_facts(
    stories: Sequence[Story], articles: dict[str, Article], encoder: Encoder, reference: Reference, store: Store
) -> dict[str, Facts]:
    """Facts of each story's canonical version: a copy never counts twice."""
    finder, known = FactFinder(encoder.encode, reference, open_names(reference)), repr(reference)
    canonical = [articles[story.canonical] for story in stories]

    def encode(numbers: list[int]) -> None:
        encoder.encode([sentence.text for number in numbers for _, sentence in canonical[number].cited_sentences()])

    inputs = [hash_text(repr(article), known) for article in canonical]
    found = store.look_up("facts", inputs, lambda number: finder.find(canonical[number]), prepare=encode)
    return {facts.article: facts for facts in found}


def read_stories(
    folder: Path, problems: Problems, cache: Path | None = VECTOR_CACHE, scheduler: str = ""
) -> tuple[tuple[Story, ...], dict[str, Article]]:
    """The stories of a corpus and its articles by id. Raises CorpusError where a fault is not one article's alone."""
    reference = read_reference(folder, problems)
    with (
        Store(Options(cache=cache).store) as store,
        open_crew(scheduler) as crew,
        Encoder(cache, crew=crew) as encoder,
    ):
        reading = read_folder(folder, reference, problems, store)
        raise_fatal(problems, reading)
        articles = find_published([found.article for found in reading.articles], problems)
        partial = find_overrides(articles).partial
        articles = {name: article for name, article in articles.items() if name not in partial}
        stories = group_stories(tuple(articles.values()), encoder, reference, problems, store)
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


def read_library(options: Options, problems: Problems, stages: Stages, store: Store | None = None) -> Library:
    """Read and judge the whole corpus.

    Raises CorpusError where a fault is not one article's alone (with `strict`, at any problem) and TashanError where
    there is nothing to publish.
    """
    store = store or Store()
    with stages("read"):
        reference = read_reference(options.corpus, problems)
        check_pages(options.corpus, problems)
        reading = read_folder(options.corpus, reference, problems, store)
        articles = find_published([found.article for found in reading.articles], problems)
        read_links(tuple(articles.values()), problems)
    raise_fatal(problems, reading, strict=options.strict)
    drafts = len(reading.articles) - len(articles)
    if not articles:
        raise TashanError(EMPTY.format(folder=options.corpus, drafts=drafts))
    overrides = find_overrides(articles)
    articles = {name: article for name, article in articles.items() if name not in overrides.partial}
    with (
        open_crew(options.scheduler) as crew,
        Encoder(options.cache, forget=options.fresh, crew=crew) as encoder,
    ):
        with stages("stories"):
            stories = group_stories(tuple(articles.values()), encoder, reference, problems, store)
        raise_fatal(problems, reading, strict=options.strict)
        with stages("facts"):
            reviews = check_reviews(read_reviews(options.corpus, problems), articles, reference, problems)
            facts = find_all_facts(stories, articles, encoder, reference, store)
            facts = apply_reviews(facts, reviews, articles)
    if options.strict:
        raise_fatal(problems, reading, strict=True)
    return Library(
        reference=reference,
        articles=articles,
        stories=stories,
        facts=facts,
        overrides=overrides.texts,
        reviews=reviews,
        drafts=drafts,
        read=reading.read,
        left_out=reading.left_out,
    )


def withhold(library: Library) -> Library:
    """The library without what a machine alone would quote from stories whose original is missing.

    Their words are not their authors': what an editor reviewed stays, and so do figures and events, marked.
    """
    reviewed = {review.story for review in library.reviews if review.key_points}
    facts = dict(library.facts)
    for story in library.stories:
        own = facts.get(story.id)
        if own and not story.has_original:
            claims = tuple(claim for claim in own.claims if claim.reviewed)
            points = own.key_points if story.id in reviewed else ()
            facts[story.id] = replace(own, claims=claims, key_points=points)
    return replace(library, facts=facts)


def raise_fatal(problems: Problems, reading: Reading, *, strict: bool = False) -> None:
    """Raise CorpusError where an error is not that of an article which is left out; with `strict` at any problem."""
    fatal = tuple(problems) if strict else find_fatal(problems, reading.left_out)
    if fatal:
        raise CorpusError(fatal)


def check_places(options: Options) -> None:
    """Raise PublishError, before anything is read, where the site can have no place or the clock is none."""
    check_clock()
    check_apart(options.site_dir, (options.corpus, PROJECT / "docs", PROJECT / "templates"))


def build_site(options: Options, problems: Problems, stages: Stages) -> Summary:
    """Build the site of `options.corpus` into `options.site_dir`; on any failure the site there stays as it was."""
    check_places(options)
    with Store(options.store, fresh=options.fresh) as store:
        inputs = hash_inputs(options)
        summary = _build_site(options, problems, stages, store)
        if hash_inputs(options) == inputs:  # else somebody saved a file while it was built
            note_built(store, inputs, summary, problems)
    return summary


def _build_site(options: Options, problems: Problems, stages: Stages, store: Store) -> Summary:
    library = withhold(read_library(options, problems, stages, store))
    with stages("briefings"):
        desk = lay_out(library)
        hashes, notes = Hashes(desk), read_notes(store, options, library.reference)
        standing = find_standing(notes, options, name_pages(desk), hashes)
        made = {e: compose_needed(library, e, desk, partial(_lacks, standing[e])) for e in options.editions}
        assets = (*compose_data(library, desk), *_own_picture(options, library.reference.site))
    with stages("render"):
        documents = {
            edition: _rendered(made[edition], edition, library.reference) + _kept(standing[edition])
            for edition in options.editions
        }
    with stages("publish"):
        report = publish_site(
            documents,
            assets,
            options.site_dir,
            publisher=options.publisher,
            strict=options.strict,
            reference=library.reference,
            ledger=options.ledger,
            own=options.corpus / OWN_PAGES,
            ids=notes.ids,
            written=find_written(standing),
            store=store,
        )
        write_notes(store, options, library.reference, make_notes(standing, made, report, hashes))
    joined = joined_lines(library, recall_known(store, options.corpus))
    note_known(store, options.corpus, library.articles)
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
        joined=joined,
        aside=report.aside,
        seconds=stages.seconds,
    )


def _own_picture(options: Options, site: Site) -> tuple[Asset, ...]:
    """The picture of site.yml, if it names one."""
    if site.social is None:
        return ()
    return (Asset(path=social_path(site), content=(options.corpus / site.social).read_bytes()),)


def _lacks(standing: Mapping[str, Entry], name: str) -> bool:
    return name not in standing


def _kept(standing: Mapping[str, Entry]) -> tuple[Sheet | Standing, ...]:
    return tuple(page for name, entry in standing.items() if name != WRITTEN for page in entry.pages)


def _rendered(made: Iterable[Made], edition: Edition, reference: Reference) -> tuple[Sheet | Standing, ...]:
    pages = (page for one in made for page in one.pages)
    return render_edition(pages, edition, reference.standard, reference.site)
