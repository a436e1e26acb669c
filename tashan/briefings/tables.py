"""What the data files hold: one table a kind of row, each column with its type and meaning.

In: the desk and the voices of all editions. Out: rows of plain values in the order of the columns.
The meanings are the documentation: the data page and the JSON Schemas are written from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from tashan.briefings import links
from tashan.locales import family

if TYPE_CHECKING:
    from tashan.briefings.desk import Desk
    from tashan.briefings.voice import Voice
    from tashan.model import Citation, Claim, Edition, Event, Figure, Label, Story, Version

Row = dict[str, Any]
Voices = Mapping["Edition", "Voice"]
Kind = Literal["text", "text or empty", "number", "number or empty", "integer", "integer or empty", "yes or no", "list"]

_JSON_TYPES: dict[Kind, dict[str, Any]] = {
    "text": {"type": "string"},
    "text or empty": {"type": ["string", "null"]},
    "number": {"type": "number"},
    "number or empty": {"type": ["number", "null"]},
    "integer": {"type": "integer"},
    "integer or empty": {"type": ["integer", "null"]},
    "yes or no": {"type": "boolean"},
    "list": {"type": "array", "items": {"type": "string"}},
}


class Column(Struct, frozen=True, kw_only=True):
    name: str
    kind: Kind
    meaning_zh: str
    meaning_en: str

    @property
    def json_type(self) -> dict[str, Any]:
        return _JSON_TYPES[self.kind]


class Table(Struct, frozen=True, kw_only=True):
    name: str
    meaning_zh: str
    meaning_en: str
    columns: tuple[Column, ...]
    rows: Callable[[Desk, Voices, Story], Iterable[Row]]
    """Those of one story."""


def _column(name: str, kind: Kind, meaning_zh: str, meaning_en: str) -> Column:
    return Column(name=name, kind=kind, meaning_zh=meaning_zh, meaning_en=meaning_en)


_ID = _column("id", "text", "行号，文章不变则不变", "Stable id of the row")
_STORY = _column("story", "text", "所属报道，见 stories", "Story it belongs to, an id of stories")
_CITATION = (
    _STORY,
    _column("article", "text", "出处：文章，见 articles", "Citation: article, an id of articles"),
    _column("passage", "integer", "出处：段落，从 0 数起", "Citation: passage, counted from 0"),
    _column("sentence", "integer", "出处：段内句子，从 0 数起", "Citation: sentence in the passage, counted from 0"),
)
_QUOTES = (
    _column("lang", "text", "原文的语言和字形", "Language and script of the article: zh-Hans, zh-Hant or en"),
    _column(
        "quote", "text or empty", "原句，不转换字形；授权不允许时为空", "The sentence as it stands, or empty (rights)"
    ),
    _column("quote_en", "text or empty", "对应的英文句子", "The aligned English sentence, where there is one"),
)


def _story(desk: Desk, voices: Voices, story: Story) -> tuple[Row, ...]:
    article = desk.article(story)
    facts = desk.facts(story)
    row = {
        "id": story.id,
        "canonical": story.canonical,
        "title_zh": _in_family(voices["zh-Hant" if article.lang == "zh-Hant" else "zh-Hans"].titles(story), "zh"),
        "title_en": _in_family(voices["en"].titles(story), "en"),
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "source_url": links.web_address(article.source_url),
        "versions": len(story.versions),
        "drifts": desk.drifts[story.canonical],
        "figures": len(desk.figures_in(story)),
        "claims": len(facts.claims) if facts else 0,
        "events": len(facts.events) if facts else 0,
    }
    return (row,)


def _in_family(titles: tuple[Any, Any], wanted: str) -> str | None:
    return next((title.text for title in titles if title and family(title.lang) == wanted), None)


def _articles(desk: Desk, _voices: Voices, story: Story) -> Iterator[Row]:
    return (_article(desk, story, desk.versions[version.article]) for version in story.versions)


def _article(desk: Desk, story: Story, version: Version) -> Row:
    article = desk.library.articles[version.article]
    return {
        "id": article.id,
        "story": story.id,
        "relation": version.relation,
        "similarity": round(version.similarity, 4),
        "drifts": len(version.drift),
        "lang": article.lang,
        "title": article.title,
        "publisher": article.publisher,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "source_url": links.web_address(article.source_url),
        "rights": article.rights,
        "passages": len(article.passages),
    }


def _figures(desk: Desk, voices: Voices, story: Story) -> Iterator[Row]:
    return (_figure(desk, voices, figure) for figure in desk.figures_in(story))


def _figure(desk: Desk, voices: Voices, figure: Figure) -> Row:
    metric = desk.metrics.get(figure.metric or "")
    name: Label | None = metric.name if metric else figure.metric_name
    return {
        "id": figure.id,
        **_citation(desk, figure.citation),
        "metric": metric.id if metric else None,
        "metric_zh": name.zh_hans if name else None,
        "metric_en": name.en if name else None,
        "value": _plain(figure.value),
        "upper": _plain(figure.upper),
        "unit": figure.unit,
        "measure": figure.measure,
        "qualifier": figure.qualifier,
        "approx": figure.approx,
        "year": figure.year,
        "period": figure.period,
        "places": list(desk.figure_places(figure)),
        "about": list(figure.places),
        "text": figure.text,
        **_quotes(voices, figure.citation, figure.quote),
    }


def _plain(value: float | None) -> float | None:
    """A whole number without a decimal point."""
    return int(value) if value is not None and value == int(value) else value


def _claims(desk: Desk, voices: Voices, story: Story) -> Iterator[Row]:
    facts = desk.facts(story)
    return (_claim(desk, voices, claim) for claim in (facts.claims if facts else ()))


def _claim(desk: Desk, voices: Voices, claim: Claim) -> Row:
    return {
        "id": claim.id,
        **_citation(desk, claim.citation),
        "places": list(claim.cities),
        "themes": list(claim.themes),
        "stance": claim.stance,
        "stances": [f"{city}:{stance}" for city, stance in claim.stances.items()],
        "kind": claim.kind,
        "speaker": claim.speaker,
        "reviewed": claim.reviewed,
        "weight": round(claim.weight, 4),
        **_quotes(voices, claim.citation, claim.quote),
    }


def _events(desk: Desk, voices: Voices, story: Story) -> Iterator[Row]:
    facts = desk.facts(story)
    return (_event(desk, voices, event) for event in (facts.events if facts else ()))


def _event(desk: Desk, voices: Voices, event: Event) -> Row:
    return {
        "id": event.id,
        **_citation(desk, event.citation),
        "date": event.date,
        "places": list(event.places),
        **_quotes(voices, event.citation, event.quote),
    }


def _citation(desk: Desk, citation: Citation) -> Row:
    return {
        "story": desk.story(citation).id,
        "article": citation.article,
        "passage": citation.passage,
        "sentence": citation.sentence,
    }


def _quotes(voices: Voices, citation: Citation, words: str) -> Row:
    """The quotation word for word in its article's own script, and in English; nothing beyond what rights allow."""
    article = voices["en"].desk.library.articles[citation.article]
    own, english = voices[article.lang].plain_quote(citation, words), voices["en"].quote(citation, words)
    allowed = voices["en"].may_quote(citation)
    return {
        "lang": article.lang,
        "quote": own.text.text if allowed else None,
        "quote_en": english.text.text if allowed and english.text.lang == "en" else None,
    }


TABLES: tuple[Table, ...] = (
    Table(
        name="stories",
        meaning_zh="独立报道，各版本只计一次",
        meaning_en="Independent stories; versions are counted once",
        columns=(
            _ID,
            _column("canonical", "text", "原文，见 articles", "The version it is told from, an id of articles"),
            _column("title_zh", "text or empty", "中文标题，字形同原文", "Chinese title, in its own script"),
            _column("title_en", "text or empty", "英文标题", "English title"),
            _column("publisher", "text or empty", "发布者", "Publisher of the canonical version"),
            _column("published", "text or empty", "发布时间，ISO 8601", "When it was published, ISO 8601"),
            _column("source_url", "text or empty", "原始网页", "Where it was published"),
            _column("versions", "integer", "版本数，含原文", "Number of versions, the canonical one included"),
            _column("drifts", "integer", "各版本失真处之和", "Drifts of all versions"),
            _column("figures", "integer", "数据个数", "Number of rows in figures"),
            _column("claims", "integer", "论点条数", "Number of rows in claims"),
            _column("events", "integer", "事件件数", "Number of rows in events"),
        ),
        rows=_story,
    ),
    Table(
        name="articles",
        meaning_zh="文章，即报道的各个版本",
        meaning_en="Articles: every version of every story",
        columns=(
            _ID,
            _STORY,
            _column("relation", "text", "与原文的关系", "Relation to the canonical version"),
            _column("similarity", "number", "与原文的相似度，0 到 1", "Similarity to the canonical version, 0 to 1"),
            _column("drifts", "integer", "失真处数", "Number of drifts"),
            _column("lang", "text", "语言", "Language"),
            _column("title", "text", "标题", "Title"),
            _column("publisher", "text or empty", "发布者", "Publisher"),
            _column("authors", "list", "作者", "Authors"),
            _column("published", "text or empty", "发布时间，ISO 8601", "When it was published, ISO 8601"),
            _column("source_url", "text or empty", "原始网页", "Where it was published"),
            _column("rights", "text", "授权：excerpt 或 full", "Rights: excerpt or full"),
            _column("passages", "integer", "段落数", "Number of passages"),
        ),
        rows=_articles,
    ),
    Table(
        name="figures",
        meaning_zh="文中的数据",
        meaning_en="Quantities that the stories state",
        columns=(
            _ID,
            *_CITATION,
            _column("metric", "text or empty", "指标编号；未列入时为空", "Id of the metric, empty if unlisted"),
            _column("metric_zh", "text or empty", "指标中文名", "Chinese name of the metric"),
            _column("metric_en", "text or empty", "指标英文名", "English name of the metric"),
            _column("value", "number", "数值，展开写", "Value in full: 1.85 trillion is 1850000000000"),
            _column("upper", "number or empty", "范围的另一端", "The other end of a range"),
            _column("unit", "text", "单位：CNY USD count ratio years other", "Unit: CNY USD count ratio years other"),
            _column(
                "measure",
                "text or empty",
                "细单位：%、rank、mu 等",
                "What the value is in: %, rank, mu, an ISO 4217 code …",
            ),
            _column("qualifier", "text or empty", "限定：about、nearly、over 等", "Qualifier in the text"),
            _column("approx", "yes or no", "是否约数", "Whether the text calls it approximate"),
            _column("year", "integer or empty", "所属年份", "Year that it is of"),
            _column(
                "period",
                "text or empty",
                "所属时段（不是整年时），ISO 8601",
                "Its period where that is not a year, ISO 8601: 2024-01/2024-06, P3Y",
            ),
            _column("places", "list", "所属地点", "Places that it belongs to"),
            _column("about", "list", "所指地点或机构", "Places or institutions that it is about"),
            _column("text", "text", "数据在原文中的写法", "The quantity as written, in the language of the article"),
            *_QUOTES,
        ),
        rows=_figures,
    ),
    Table(
        name="claims",
        meaning_zh="在各主题下的论点",
        meaning_en="What the stories say about places under the themes",
        columns=(
            _ID,
            *_CITATION,
            _column("places", "list", "说的是哪些地方", "Places it is about"),
            _column("themes", "list", "属于哪些主题", "Themes it is filed under"),
            _column(
                "stance",
                "text",
                "strength 优势、weakness 短板、neutral 情况；各地不同时为 neutral",
                "strength, weakness or neutral; neutral where its places differ",
            ),
            _column("stances", "list", "对每个地方的评价，地方:评价", "Stance towards each place, as place:stance"),
            _column("kind", "text", "fact judgement plan advice quotation", "fact judgement plan advice quotation"),
            _column("speaker", "text or empty", "谁说的，原文写法", "Who says it, in the words of the sentence"),
            _column("reviewed", "yes or no", "是否经编辑审定", "Whether the editors reviewed it"),
            _column("weight", "number", "分量，0 到 1", "Weight, 0 to 1, by which a cell is ordered"),
            *_QUOTES,
        ),
        rows=_claims,
    ),
    Table(
        name="events",
        meaning_zh="写明日期的事",
        meaning_en="Dated events",
        columns=(
            _ID,
            *_CITATION,
            _column("date", "text", "日期，ISO 8601，详略同原文", "Date, ISO 8601, as precise as the text"),
            _column("places", "list", "地点", "Places"),
            *_QUOTES,
        ),
        rows=_events,
    ),
)
