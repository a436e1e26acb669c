"""The stages in their order: a folder of articles in, a site out.

This is the only place that knows the whole flow. Each function is a prefix of it, so that a command runs just the
stages that it needs: `check` reads and normalises, `versions` groups, `build` publishes.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec.structs import replace
from threadpoolctl import threadpool_limits

from tashan import forks
from tashan.alignment.encoder_model import Model, load_model
from tashan.alignment.vectors import Encoder
from tashan.briefings import (
    Answers,
    Composer,
    Hashes,
    Made,
    Records,
    compose_records,
    dated,
    lay_out,
    name_pages,
    write_tables,
)
from tashan.corpus import read_article, read_reference
from tashan.corpus.pages import check_pages
from tashan.corpus.reviews import read_reviews
from tashan.corpus.sites import OWN_PAGES
from tashan.crew import open_crew
from tashan.editions.overrides import find_overrides
from tashan.facts.finder import FactFinder
from tashan.facts.reviewed import apply_reviews, check_reviews
from tashan.facts.topical import keep_sure
from tashan.language.names import open_names
from tashan.language.sentences import split_sentences
from tashan.model import Article, Asset, Edition, Facts, Library, Reference, Site, Standing, StandingAsset, Story
from tashan.normalise import normalise_article
from tashan.normalise.folder import Reading, find_fatal, find_published, read_folder
from tashan.options import VECTOR_CACHE, Options, Stages, Summary
from tashan.problems import CorpusError, Problems, TashanError
from tashan.publish import publish_site
from tashan.publish.cards import social_path
from tashan.publish.place import check_apart, check_clock
from tashan.publish.settings import page_file
from tashan.publish.workplace import Workplace, open_workplace
from tashan.render import render_edition
from tashan.reports.joined import joined_lines
from tashan.resources import PROJECT
from tashan.standing import (
    WRITTEN,
    Drawn,
    Entry,
    Stands,
    find_standing,
    find_written,
    make_notes,
    read_notes,
    write_notes,
)
from tashan.store import Store, hash_value
from tashan.store.store import make_key
from tashan.stories import group_stories
from tashan.stories.links import read_links
from tashan.unchanged import Inputs, hash_inputs, note_built, note_known, note_seen, recall_known, recall_seen

if TYPE_CHECKING:
    from tashan.briefings.desk import Desk
    from tashan.facts.topics import Packed
    from tashan.publish.looks import Seen

T = TypeVar("T")
_PIECES = 16
"""Pieces of a row of pages for each process: the last one is not waited for for long."""
EMPTY = (
    "{folder} holds no article to publish (drafts: {drafts}): write one with `build.py new TITLE`, "
    "or bring a text with `build.py import FILE`"
)


def find_all_facts(
    stories: Sequence[Story], articles: dict[str, Article], encoder: Encoder, reference: Reference, store: Store
) -> dict[str, Facts]:
    """Facts of each story's canonical version: a copy never counts twice."""
    known = hash_value(reference)

    def keep(fit: Callable[[], Packed]) -> Packed:
        (fitted,) = store.look_up("topics", [known], lambda _: fit())
        return fitted

    finder = FactFinder(encoder.encode, reference, open_names(reference), keep)
    canonical = [articles[story.canonical] for story in stories]

    def prepare(numbers: list[int]) -> None:
        if numbers:
            finder.prepare()
        encoder.encode([sentence.text for number in numbers for _, sentence in canonical[number].cited_sentences()])

    inputs = [hash_value((article, known)) for article in canonical]
    with threadpool_limits(1, user_api="blas"):  # the matrices of one article are small
        found = store.look_up("facts", inputs, lambda number: finder.find(canonical[number]), prepare, least=2)
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


def read_library(
    options: Options,
    problems: Problems,
    stages: Stages,
    store: Store | None = None,
    load: Callable[[], Model] = load_model,
) -> Library:
    """Read and judge the whole corpus; `load` gives the encoder's model, when a sentence is new.

    Raises CorpusError where a fault is not one article's alone (with `strict`, at any problem) and TashanError where
    there is nothing to publish.
    """
    store = store or Store()
    with stages("read"):
        reference = read_reference(options.corpus, problems, store)
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
        Encoder(options.cache, load=load, forget=options.fresh, crew=crew) as encoder,
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
    """The library without what a machine alone would quote from stories whose original is missing, or file under places
    where it compares none.

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
    return keep_sure(replace(library, facts=facts))


def without_lines(library: Library) -> Library:
    """The library without the lines of files on which things stand. Only problems name them: no page rests on them, and
    none is made again because a line was added to a head."""
    articles = {
        name: replace(article, lines={}, passages=tuple(replace(passage, line=0) for passage in article.passages))
        for name, article in library.articles.items()
    }
    return replace(library, articles=articles)


def raise_fatal(problems: Problems, reading: Reading, *, strict: bool = False) -> None:
    """Raise CorpusError where an error is not that of an article which is left out; with `strict` at any problem."""
    fatal = tuple(problems) if strict else find_fatal(problems, reading.left_out)
    if fatal:
        raise CorpusError(fatal)


def check_places(options: Options) -> None:
    """Raise PublishError, before anything is read, where the site can have no place or the clock is none."""
    check_clock()
    check_apart(options.site_dir, (options.corpus, PROJECT / "docs", PROJECT / "templates"))


def build_site(
    options: Options,
    problems: Problems,
    stages: Stages,
    load: Callable[[], Model] = load_model,
    *,
    inputs: Inputs | None = None,
    store: Store | None = None,
    keep: Callable[[object], object] = id,
) -> Summary:
    """Build the site of `options.corpus` into `options.site_dir`; on any failure the site there stays as it was.

    Who builds again and again in one process gives a `load` that keeps the encoder's model; who has hashed the `inputs`
    a moment ago, or has opened the `store` of these options, gives that. Whose process ends with the build may `keep`
    what it holds: to take a library apart takes a while.
    """
    check_places(options)
    inputs = inputs or hash_inputs(options)
    opened = nullcontext(store) if store else Store(options.store, fresh=options.fresh)
    with opened as results, open_workplace(options.site_dir, _seen(results, options)) as work:
        summary = _build_site(options, problems, stages, results, load, work, inputs.frame, keep)
        if hash_inputs(options) == inputs:  # else somebody saved a file while it was built
            note_built(results, inputs, summary, problems)
    return summary


def _build_site(
    options: Options,
    problems: Problems,
    stages: Stages,
    store: Store,
    load: Callable[[], Model],
    work: Workplace,
    frame: bytes,
    keep: Callable[[object], object],
) -> Summary:
    library = without_lines(withhold(read_library(options, problems, stages, store, load)))
    with stages("briefings"):
        desk = lay_out(library)
        hashes, notes = Hashes(desk), read_notes(store, options, library.reference, frame)
        stands = find_standing(notes, options, name_pages(desk), hashes)
        kept = {edition: _kept(stands.entries[edition]) for edition in options.editions}
        work.keep(page_file(edition, page.path) for edition, pages in kept.items() for page in pages)
        answers = recall_answers(store, library.reference)
        made = draw_pages(library, desk, stands, answers)
        documents = {
            edition: tuple(page for one in made[edition] for page in one.pages) + kept[edition]
            for edition in options.editions
        }
        records = draw_records(desk, stands.records.keys())
        assets = (*_join_records(desk, records, stands), *_own_picture(options, library.reference.site))
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
            written=find_written(stands.entries),
            store=store,
            frame=frame,
            work=work,
        )
        note_answers(store, library.reference, answers)
        write_notes(store, options, make_notes(notes, stands, made, records, report, hashes))
        note_seen(store, options.site_dir, work.seen, report.hashes)
    keep((library, desk, notes, stands, made, records, documents, report))
    joined = joined_lines(library, recall_known(store, options.corpus))
    note_known(store, options.corpus, library.articles)
    return Summary(
        articles=len(library.articles),
        stories=len(library.stories),
        versions=sum(len(story.versions) for story in library.stories),
        figures=len(desk.figures),
        claims=len(desk.claims),
        pages=sum(len(edition) for edition in documents.values()),
        drafts=library.drafts,
        read=library.read,
        left_out=len(library.left_out),
        site_dir=options.site_dir,
        joined=joined,
        aside=report.aside,
        seconds=stages.seconds,
    )


def recall_answers(store: Store, reference: Reference) -> Answers:
    """What earlier builds found out about words with this reference data."""
    key = _answers_key(reference)
    return Answers(store.recall([key]).get(key))


def note_answers(store: Store, reference: Reference, answers: Answers) -> None:
    """Keep it for the next build, where anything was found out."""
    if answers.new:
        store.remember({_answers_key(reference): answers.all()})


def _answers_key(reference: Reference) -> bytes:
    return make_key("answers", hash_value(reference))


def draw_pages(library: Library, desk: Desk, stands: Stands, answers: Answers) -> dict[Edition, list[Drawn]]:
    """The pages of each edition that do not stand, composed and, if they came out new, rendered, in the order of their
    names.

    Processes take stretches of the row of all pages, from its two ends: what one page of an edition found out, the next
    one in the same process need not. What is found out about words goes into `answers`.
    """
    names, known = name_pages(desk), stands.entries
    missing = [(edition, name) for edition in known for name in names if name not in known[edition]]
    composers: dict[Edition, Composer] = {}

    def draw(stretch: Sequence[tuple[Edition, str]]) -> tuple[list[tuple[Edition, Drawn]], dict[bytes, Any]]:
        found, asked = list[tuple[Edition, Drawn]](), len(answers.new)
        for edition, own in groupby(stretch, key=itemgetter(0)):
            if edition not in composers:
                composers[edition] = Composer(library, edition, desk, answers)
            made = composers[edition].compose(map(itemgetter(1), own))
            found += (
                (edition, _drawn(one, edition, library.reference, stands.doubtful[edition].get(one.name)))
                for one in made
            )
        return found, dict(islice(answers.new.items(), asked, None))

    drawn: dict[Edition, list[Drawn]] = {edition: [] for edition in known}
    for found, new in forks.share(draw, _stretches(missing), least=2):
        answers.learn(new)
        for edition, one in found:
            drawn[edition].append(one)
    return drawn


def draw_records(desk: Desk, known: Container[str]) -> tuple[Records, ...]:
    """The records of every story but those that are `known`. Processes get stretches of the stories."""
    missing = [story for story in desk.stories if story.id not in known]
    return tuple(chain.from_iterable(forks.share(partial(compose_records, desk), _stretches(missing), least=2)))


def _stretches(row: Sequence[T]) -> list[Sequence[T]]:
    """A row in pieces, of which processes that share it take one after the other; in one where it is short."""
    count = _PIECES * forks.processors() if len(row) >= forks.LIGHT and forks.processors() > 1 else 1
    return [row[len(row) * at // count : len(row) * (at + 1) // count] for at in range(count)]


def _join_records(desk: Desk, made: Sequence[Records], stands: Stands) -> tuple[Asset | StandingAsset, ...]:
    """The data files, of records that were made and such as stand; a story that is gone has none."""
    kept = {story.id: stands.records[story.id] for story in desk.stories if story.id in stands.records}
    lines = {one.story: one.lines for one in made} | {story: one.lines for story, one in kept.items()}
    tables = write_tables(dated(desk, lines.items()), desk.series)
    stay = (asset for one in kept.values() for asset in one.downloads)
    return (*tables, *(asset for one in made for asset in one.downloads), *stay)


def _drawn(made: Made, edition: Edition, reference: Reference, before: Entry | None) -> Drawn:
    """What was composed, as sheets; as it stood `before` where it is the same."""
    composed = hash_value(made.pages)
    if before and before.composed == composed:
        return Drawn(name=made.name, pages=before.pages, composed=composed, read=made.read)
    sheets = render_edition(made.pages, edition, reference.standard, reference.site)
    return Drawn(name=made.name, pages=sheets, composed=composed, read=made.read)


def _seen(store: Store, options: Options) -> Seen:
    """What files of the site are known to hold without being read; a strict build looks at everything."""
    return {} if options.strict else recall_seen(store, options.site_dir)


def _own_picture(options: Options, site: Site) -> tuple[Asset, ...]:
    """The picture of site.yml, if it names one."""
    if site.social is None:
        return ()
    return (Asset(path=social_path(site), content=(options.corpus / site.social).read_bytes()),)


def _kept(standing: Mapping[str, Entry]) -> tuple[Standing, ...]:
    return tuple(page for name, entry in standing.items() if name != WRITTEN for page in entry.pages)
