"""The values that stages hand to one another: frozen, made by keyword, holding tuples.

Those of which a corpus holds thousands are not declared keyword-only: what is so takes the store twice as long to
read. Imports nothing of ours but names. Each section names the room that makes its values; every room below may read
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct, field

from tashan import tongues

Lang = tongues.Lang
Edition = tongues.Edition
EDITIONS = tongues.EDITIONS


Rights = Literal["excerpt", "full"]
PassageKind = Literal["paragraph", "heading", "quote", "list", "note", "table", "code"]
Relation = Literal[
    "original",
    "reprint",
    "abridged",
    "script-variant",
    "update",
    "translation",
    "machine-translation",
    "machine-rewrite",
]
Derived = Literal["reprint", "translation"]
Unit = Literal["CNY", "USD", "count", "ratio", "years", "other"]
MetricKind = Literal["amount", "rank", "class", "gap", "growth", "share", "duration"]
Qualifier = Literal["about", "nearly", "over", "under", "at least", "at most"]
Change = Literal["rise", "fall", "more", "less", "gap", "loss"]
"""What a quantity is the size of: a growth or a drop, a difference from another thing, a gap, money lost."""
Stance = Literal["strength", "weakness", "neutral"]
Reason = Literal["comparison", "words", "contrast", "figures", "likeness", "unsure", "plan", "advice", "review"]
ClaimKind = Literal["fact", "judgement", "plan", "advice", "quotation"]
PlaceKind = Literal["city", "province", "region", "country", "organisation"]
TermKind = Literal["person", "company", "institution", "place", "work", "phrase"]


# --- reference data: corpus/cities.yml, themes.yml, metrics.yml, terms.yml (made by corpus/) ---


class Label(Struct, frozen=True):
    """One name in the three editions. `zh_hant` is None where the converted Simplified name is right."""

    zh_hans: str
    en: str
    zh_hant: str | None = None


class Place(Struct, frozen=True, kw_only=True):
    """What a corpus compares: a place or an organisation; `parent` is the id of the place around it."""

    id: str
    name: Label
    kind: PlaceKind
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    benchmark: bool = False
    nation: bool = False
    """The country that figures of 全国 and of no named place belong to; one a corpus."""
    capital: bool = False
    """Whether its name also stands for the state that it governs."""
    profile: Label | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """All ways to write its name."""
        return tuple(one for one in (self.name.zh_hans, self.name.zh_hant, self.name.en, *self.aliases) if one)


class Theme(Struct, frozen=True, kw_only=True):
    """An axis of comparison with the question it asks of a city."""

    id: str
    name: Label
    question: Label
    keywords_zh: tuple[str, ...] = ()
    keywords_en: tuple[str, ...] = ()
    examples_zh: tuple[str, ...] = ()
    examples_en: tuple[str, ...] = ()
    """Sentences that speak of the theme; they teach it beside its name, question and keywords."""


class Metric(Struct, frozen=True, kw_only=True):
    """A measured thing with one canonical name, so that figures of several places can stand in one chart."""

    id: str
    name: Label
    unit: Unit
    kind: MetricKind = "amount"
    """What sort of number it is: only an amount is a total that places can be compared by without more words."""
    of: str | None = None
    """Id of the metric that this one is the rank by, the growth of, a share of or a gap in."""
    firm: bool = False
    """Whether only a company has it (revenue, a valuation): no place ever owns a figure of it."""
    keywords_zh: tuple[str, ...] = ()
    keywords_en: tuple[str, ...] = ()
    chart: bool = False


class Term(Struct, frozen=True, kw_only=True):
    """A person, company, institution, place, work or set phrase with its accepted spellings."""

    id: str
    kind: TermKind
    name: Label
    aliases: tuple[str, ...] = ()
    place: str | None = None
    """Id of the place it belongs to, so that a figure of a company can be filed under its city."""


class Accent(Struct, frozen=True, kw_only=True):
    """The colour of what can be pressed, as #rrggbb, on light and on dark paper."""

    light: str
    dark: str


class Site(Struct, frozen=True, kw_only=True):
    """Who a site says it is, from site.yml; what is not said there is the neutral press's."""

    name: Label = Label(zh_hans="简报", en="Briefings")
    tagline: Label = Label(
        zh_hans="同题报道合成一篇简报，各方并排对照，每句话都有出处。",
        en="Versions of a story become one briefing, what is compared stands side by side, every claim is cited.",
    )
    description: Label = Label(
        zh_hans="双语简报与对照，句句有出处。", en="Bilingual briefings and comparisons in which every claim is cited."
    )
    lead: Label = Label(
        zh_hans="这里把同一篇报道的各个版本合成一份双语简报，放在一起对照，每一句都能点回原句。",
        en="Here the versions of each story become one bilingual briefing, and every claim leads back to its sentence.",
    )
    question: Label = Label(
        zh_hans="哪个{thing}在哪个主题上被写过", en="Which {thing} is written about, under which theme"
    )
    """The question over the heat map of the home page."""
    thing: Label = Label(zh_hans="地方", en="place")
    """What is compared: a city, a province, a firm, a country. `things` is the plural."""
    things: Label = Label(zh_hans="地方", en="places")
    licence: Label = Label(zh_hans="引文版权归原作者，均附原文链接。", en="Quotations belong to their authors.")
    saying: Label = Label(zh_hans="简报", en="Briefings")
    """A motto over the choice of an edition."""
    accent: Accent | None = None
    """The press's own where there is none."""
    menu: tuple[str, ...] = ()
    """Names of the pages in the menu, in its order; all pages that a menu can hold where there is none."""
    social: str | None = None
    """A picture of the corpus that stands for every page where it is shared, by its path; else one is drawn."""


class Reference(Struct, frozen=True, kw_only=True):
    """All bilingual data of a corpus, in the order of its files."""

    site: Site = Site()

    places: tuple[Place, ...] = ()
    themes: tuple[Theme, ...] = ()
    metrics: tuple[Metric, ...] = ()
    terms: tuple[Term, ...] = ()
    standard: str = "s2tw"
    """Which Traditional Chinese the site is written in: one of OpenCC's standards, from editions.yml."""
    decisions: tuple[tuple[str, str], ...] = ()
    """Simplified words with the Traditional form that a person approved, from script-decisions.yml."""

    @property
    def compared(self) -> frozenset[PlaceKind]:
        """The kinds that stand side by side: countries only where nothing smaller does."""
        kinds: frozenset[PlaceKind] = frozenset({"city", "province", "organisation"})
        return kinds if any(place.kind in kinds for place in self.places) else frozenset({"region", "country"})


# --- articles (read by corpus/, made by normalise/) ---


class Provenance(Struct, frozen=True):
    """Front matter `source:`: where the text was first published."""

    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    published: datetime | None = None


class Translation(Struct, frozen=True, kw_only=True):
    """Front matter `translation:`: who made this text out of another language."""

    by: Literal["human", "machine"]
    engine: str | None = None
    reviewed: bool = False


class FrontMatter(Struct, frozen=True):
    """What the head of a file says, validated and typed. `lines` gives each key's line in the file."""

    title: str | None = None
    date: datetime | None = None
    lastmod: datetime | None = None
    draft: bool = False
    summary: str | None = None
    tags: tuple[str, ...] = ()
    lang: Lang | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    source: Provenance = field(default_factory=Provenance)
    rights: Rights = "excerpt"
    cities: tuple[str, ...] = ()
    slug: str | None = None
    version_of: str | None = None
    not_version_of: tuple[str, ...] = ()
    translated_from: tuple[str, ...] = ()
    translation: Translation | None = None
    translation_key: str | None = None
    """Hugo's `translationKey`, which the editions of one article share."""
    notice: str | None = None
    """A sentence for readers about this file itself, shown on its page (for instance that it is a demonstration)."""
    unknown: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    read_as: tuple[Repaired, ...] = ()
    """Values that were read as more than they say: a date that names no time zone is Shanghai's."""


class RawArticle(Struct, frozen=True, kw_only=True):
    """One file of the corpus as read: front matter typed, body untouched."""

    id: str
    """What the path says: `guangdong`, or `guangdong.en` for its English edition; a page bundle's is its folder."""
    path: str
    """Path relative to the corpus, with forward slashes; the one that problems print."""
    front: FrontMatter
    body: str
    body_line: int
    """Line of the file on which the body begins, counted from 1."""
    edition_of: str | None = None
    """Id of the article that this file is an edition of, from `<slug>.<edition>.md` and what else tells it."""
    edition_lang: Lang | None = None
    repeated: frozenset[str] = frozenset()
    """Fingerprints of the lines that many files of the corpus hold at their edges."""
    endings: frozenset[str] = frozenset()
    """What many titles of the corpus end with, behind a separator."""


class Sentence(Struct, frozen=True):
    """A sentence and its half-open character span in its passage's text."""

    text: str
    start: int
    end: int


class Passage(Struct, frozen=True):
    """A block of the article. `text` is plain; `markdown` is the same block with its inline marks.

    Block marks (#, -, >) are left to `kind` and `level`; a numbered item keeps its number, code and tables are whole.
    """

    kind: PassageKind
    text: str
    markdown: str
    line: int
    level: int = 0
    sentences: tuple[Sentence, ...] = ()


class Citation(Struct, frozen=True, order=True):
    """Article id, passage index and sentence index in that passage, both from 0."""

    article: str
    passage: int
    sentence: int


class Article(Struct, frozen=True):
    """One file of the corpus after normalisation; its id comes from its path."""

    id: str
    path: str
    lang: Lang
    slug: str
    title: str
    summary: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    publisher: str | None = None
    source_url: str | None = None
    source_title: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    topics: tuple[str, ...] = ()
    rights: Rights = "excerpt"
    cities: tuple[str, ...] = ()
    edition_of: str | None = None
    version_of: str | None = None
    not_version_of: tuple[str, ...] = ()
    translated_from: tuple[str, ...] = ()
    translation: Translation | None = None
    derived: Derived | None = None
    """What the article calls itself: a reprint, a translation, or neither."""
    notice: str | None = None
    draft: bool = False
    lines: Mapping[str, int] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()

    def cited_sentences(self) -> Iterator[tuple[Citation, Sentence]]:
        """Every sentence in reading order with its citation."""
        for number, passage in enumerate(self.passages):
            for place, sentence in enumerate(passage.sentences):
                yield Citation(article=self.id, passage=number, sentence=place), sentence


class Removed(Struct, frozen=True, kw_only=True):
    """A piece of the input that no page shows, with the line it stood on and why it went."""

    line: int
    text: str
    reason: str


class Repaired(Struct, frozen=True):
    """A piece of the input that was mended, with the line it stood on."""

    line: int
    before: str
    after: str


class Normalised(Struct, frozen=True):
    """An article with the record of what normalising took out and mended."""

    article: Article
    removed: tuple[Removed, ...] = ()
    repaired: tuple[Repaired, ...] = ()


# --- messages: text that is worded later, in the language of each edition ---


class Message(Struct, frozen=True):
    """A code and its values; `briefings/wording` turns it into a sentence of an edition."""

    code: str
    values: tuple[tuple[str, str], ...] = ()


# --- stories (made by alignment/ and stories/) ---


class Bead(Struct, frozen=True):
    """Sentences of two texts that say the same; indices count over the whole article. One side may be empty (a gap)."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float


class Quote(Struct, frozen=True):
    """A cited sentence; `mark` is the half-open span in `text` that a drift is about, or None for all of it."""

    citation: Citation
    text: str
    mark: tuple[int, int] | None = None


class Drift(Struct, frozen=True):
    """A place where a version says something else than the canonical one; `kind` is one of stories/drift/kinds.yml."""

    kind: str
    original: Quote | None
    copy: Quote | None
    message: Message
    gravity: int = 2
    """3: a statement or number turned into another; 2: a day, name or speaker, something missing or new; 1: wording."""


class Version(Struct, frozen=True):
    """An article as a member of a story. `beads` align the canonical version (a) with this one (b)."""

    article: str
    relation: Relation
    similarity: float
    evidence: tuple[Message, ...] = ()
    drift: tuple[Drift, ...] = ()
    beads: tuple[Bead, ...] = ()


class Story(Struct, frozen=True):
    """Articles that are versions of one another; `reasons` say why `canonical` is the canonical one."""

    id: str
    canonical: str
    versions: tuple[Version, ...]
    """Every member, the canonical one first with similarity 1. Its relation is `original`, unless it bears the traces
    of a machine itself and its original is not in the corpus.
    """
    reasons: tuple[Message, ...] = ()

    @property
    def has_original(self) -> bool:
        """Whether the canonical version is in its author's words, as far as anything tells."""
        return self.versions[0].relation == "original"


# --- facts (made by facts/) ---


class Figure(Struct, frozen=True):
    """A quantity with its places, metric, year and citation. `value` is expanded: 1.85万亿 is 1850000000000."""

    id: str
    citation: Citation
    quote: str
    """A clause of the cited passage, word for word."""
    text: str
    """The quantity as written, word for word."""
    value: float
    unit: Unit
    upper: float | None = None
    """The other end where the text gives a range: 30–40%."""
    measure: str = ""
    """What the value is in: an ISO 4217 code; `%`, `pp` (percentage points), `bp` (basis points), `fold` (times);
    `rank`; a unit (`km`, `m2`, `mu`, `t`, `kWh`, `°C`, `d`, `h` …); or nothing."""
    change: Change | None = None
    """Set where it is a growth, a difference or a loss and must not stand as a total."""
    kind: MetricKind = "amount"
    approx: bool = False
    qualifier: Qualifier | None = None
    places: tuple[str, ...] = ()
    """Ids of places or terms; a district is followed by the city it lies in, a firm stands alone."""
    within: bool = False
    """Whether something unnamed in these places owns it (a company of Jinan), so that it is no figure of theirs."""
    metric: str | None = None
    """Id of a metric, or None where no metric of the reference data fits."""
    series: bool = False
    """Whether its sentence shows it to be the metric's value for the whole place, so that it may stand in a chart."""
    whole: bool = False
    """Whether its sentence shows what it measures, whose it is and when, so that a row of it can be understood."""
    metric_name: Label | None = None
    """The metric's name, or for an unlisted metric the words of the sentence that name it; None where none do."""
    year: int | None = None
    period: str | None = None
    """Its period where that is not a year: an ISO 8601 interval (2024-01/2024-06), a month, or P3Y (over 3 years)."""


class Event(Struct, frozen=True):
    """A dated event; `date` is ISO 8601, as precise as the text: 2024, 2025-02 or 2025-02-05."""

    id: str
    citation: Citation
    quote: str
    date: str
    places: tuple[str, ...] = ()
    also: tuple[Citation, ...] = ()
    """Further sentences of the article that tell it."""


class Verdict(Struct, frozen=True):
    """What a claim says about one city: its stance, how sure that is (0 to 1), and what it rests on."""

    stance: Stance
    confidence: float = 0.0
    reason: Reason = "unsure"


class Claim(Struct, frozen=True):
    """A sentence that says something about cities under themes. `weight` orders claims in a cell, 0 to 1."""

    id: str
    citation: Citation
    quote: str
    cities: tuple[str, ...]
    themes: tuple[str, ...]
    verdicts: tuple[Verdict, ...] = ()
    """One for each of `cities`, in their order."""
    weight: float = 0.0
    kind: ClaimKind = "fact"
    speaker: str | None = None
    """Who says it, in the words of the sentence."""
    reviewed: bool = False
    """Whether a person decided its cities, stances and themes."""
    clear: bool = False
    """Whether its first theme is plain; a machine's filing that is not is kept, and not what a reader sees first."""
    likely: bool = False
    """Whether its first theme at least stands well above the others: enough where its words leave little doubt."""

    def verdict_on(self, city: str) -> Verdict:
        """What it says about a city; neutral about one that it is not filed under."""
        found = next((one for name, one in zip(self.cities, self.verdicts, strict=False) if name == city), None)
        return found or Verdict(stance="neutral")

    def stance_on(self, city: str) -> Stance:
        return self.verdict_on(city).stance

    @property
    def stances(self) -> dict[str, Stance]:
        """By city, in the order of `cities`."""
        return {city: self.stance_on(city) for city in self.cities}

    @property
    def stance(self) -> Stance:
        """The stance that all its cities share, else neutral."""
        found = set(self.stances.values())
        return found.pop() if len(found) == 1 else "neutral"


class Facts(Struct, frozen=True):
    """What one article says, for the comparison."""

    article: str
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    key_points: tuple[Citation, ...] = ()


# --- reviews: what a person decided (read by corpus/, applied by facts/) ---


class SentenceReview(Struct, frozen=True, kw_only=True):
    """What an editor decided about a sentence: its cities with stances and its themes, or that it is no claim."""

    citation: Citation
    hash: str
    """Of the sentence when it was reviewed; another one means that the text has changed since."""
    stances: tuple[tuple[str, Stance], ...] = ()
    themes: tuple[str, ...] = ()
    drop: str | None = None
    """Why the sentence is no claim."""
    line: int = 0


class FigureReview(Struct, frozen=True, kw_only=True):
    """What an editor corrected of a figure, which is named by its sentence and its quantity as written."""

    citation: Citation
    hash: str
    text: str
    value: float | None = None
    metric: str | None = None
    place: str | None = None
    year: int | None = None
    drop: str | None = None
    """Why it is no figure."""
    line: int = 0


class CellLine(Struct, frozen=True, kw_only=True):
    """An editor's one sentence for a cell of the comparison, with the sentences it rests on."""

    place: str
    theme: str
    text: Label
    citations: tuple[Citation, ...] = ()
    line: int = 0


class Review(Struct, frozen=True, kw_only=True):
    """One file of `reviews/`: what was decided about one story."""

    story: str
    path: str
    by: str | None = None
    sentences: tuple[SentenceReview, ...] = ()
    figures: tuple[FigureReview, ...] = ()
    lines: tuple[CellLine, ...] = ()
    key_points: tuple[Citation, ...] = ()
    key_points_line: int = 0


# --- the library: everything the briefings are written from ---


class Library(Struct, frozen=True, kw_only=True):
    """The whole corpus, judged: what `briefings/` reads and nothing else."""

    reference: Reference
    articles: Mapping[str, Article]
    stories: tuple[Story, ...]
    facts: Mapping[str, Facts]
    """By id of a story's canonical article."""
    overrides: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """By article and passage: the words that a person wrote for it in the other Chinese script."""
    reviews: tuple[Review, ...] = ()
    """What editors decided; the claims among `facts` say so already, the lines of cells stand here alone."""
    drafts: int = 0
    """Articles that are not shown because they, or their originals, are drafts, or because they are without text."""
    read: int = 0
    """Files of the corpus that gave an article."""
    left_out: tuple[tuple[str, str], ...] = ()
    """Path and code of each file that gave none."""


# --- pages (made by briefings/ and render/) ---


class Document(Struct, frozen=True, kw_only=True):
    """A page that somebody wrote in Markdown, with front matter; its path is relative to the edition's docs folder."""

    path: str
    text: str


class Heading(Struct, frozen=True, kw_only=True):
    """A heading that a page's contents list names: `title` is HTML without tags."""

    level: int
    id: str
    title: str


class Sheet(Struct, frozen=True, kw_only=True):
    """A rendered page of one edition: what its frame needs to know of it, and its body as HTML.

    `path` is that of the Markdown file which it stands for, so that pages of both kinds have addresses of one form.
    """

    path: str
    meta: Mapping[str, Any]
    body: str
    headings: tuple[Heading, ...] = ()


class Standing(Struct, frozen=True, kw_only=True):
    """A rendered page that stands in the previous site as it would be rendered again, with what the whole site needs to
    know of it; none of it is parsed again.

    Lists are texts, a line each: a site has a hundred thousand words and links, which take ten times as long to read,
    and as much room, one by one.
    """

    path: str
    meta: Mapping[str, Any]
    file: str
    """SHA-256 of the page as it stands there."""
    targets: str
    """Files of the site that it links to."""
    words: str
    """Words of its text by which search finds it."""
    names: str
    """Spellings of the names in it."""
    head: str
    """Words of its title and description."""


class Asset(Struct, frozen=True, kw_only=True):
    """A finished file at the root of the site that all editions share, for instance `data/figures.csv`."""

    path: str
    content: bytes


class StandingAsset(Struct, frozen=True, kw_only=True):
    """Such a file that stands in the previous site as it would be made again."""

    path: str
    file: str
    """SHA-256 of it."""
