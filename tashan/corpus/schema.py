"""The front matter's model: what validates it, and what its JSON Schema is made from.

In: the data of a block. Out: `model.FrontMatter`, or pydantic's errors, which `explain` words. Hugo's keys are accepted
in the forms found in the wild; unknown keys are kept and ignored.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from tashan.corpus import values
from tashan.corpus.heads import describe
from tashan.corpus.layout import dated_path
from tashan.corpus.values import InvalidValueError
from tashan.model import FrontMatter, Lang, Provenance, Rights, Translation

_TEXT = {"type": ["string", "number", "null"]}
_LIST = {"type": ["array", "string", "null"], "items": {"type": ["string", "number"]}}
_LANG_NOTE = "zh-Hans, zh-Hant or en; also with regions (zh-CN, zh_TW, en-US), as text or as a list of one."

Text = Annotated[str | None, BeforeValidator(values.to_text), WithJsonSchema({**_TEXT, "maxLength": values.MAX_TITLE})]
LongText = Annotated[
    str | None,
    BeforeValidator(lambda value: values.to_text(value, values.MAX_TEXT)),
    WithJsonSchema({**_TEXT, "maxLength": values.MAX_TEXT}),
]
Switch = Annotated[bool, BeforeValidator(values.to_switch), WithJsonSchema({"type": ["boolean", "string"]})]
Date = Annotated[
    datetime | None,
    BeforeValidator(values.to_date),
    WithJsonSchema({"type": ["string", "null"], "examples": ["2025-02-13", "2025-02-13T15:58:16+08:00"]}),
]
Language = Annotated[Lang | None, BeforeValidator(values.to_lang), WithJsonSchema({**_LIST, "maxItems": 200})]
Names = Annotated[
    tuple[str, ...],
    BeforeValidator(values.to_names),
    WithJsonSchema(
        {
            "type": ["array", "string", "object", "null"],
            "items": {"type": ["string", "object"], "properties": {"name": {"type": "string"}}},
            "properties": {"name": {"type": "string"}},
        }
    ),
]
Words = Annotated[tuple[str, ...], BeforeValidator(values.to_words), WithJsonSchema(_LIST)]
Url = Annotated[
    str | None,
    BeforeValidator(values.to_url),
    WithJsonSchema({"type": ["string", "null"], "pattern": "^([Hh][Tt][Tt][Pp][Ss]?://.*)?$"}),
]
Slug = Annotated[
    str | None,
    BeforeValidator(values.to_slug),
    WithJsonSchema({**_TEXT, "maxLength": values.MAX_SLUG_BYTES}),
]
ArticleId = Annotated[str | None, BeforeValidator(values.to_article_id), WithJsonSchema(_TEXT)]
ArticleIds = Annotated[tuple[str, ...], BeforeValidator(values.to_article_ids), WithJsonSchema(_LIST)]
Hashes = Annotated[
    tuple[str, ...],
    BeforeValidator(values.to_hashes),
    WithJsonSchema({"type": ["array", "null"], "items": {"type": ["string", "integer"]}}),
]


def _one_of(*words: str) -> BeforeValidator:
    """Only these words, in any case."""

    def check(value: Any) -> Any:
        word = value.strip().lower() if isinstance(value, str) else value
        if word not in words:
            raise InvalidValueError("F130", f"is {describe(value)}; valid: {' or '.join(words)}")
        return word

    return BeforeValidator(check)


class SourceModel(BaseModel):
    """Where the text was first published. May also be given as the address or the publisher's name alone."""

    model_config = ConfigDict(extra="forbid", title="source")

    publisher: Text = Field(default=None, description="Who published it, for instance a newspaper.")
    url: Url = Field(default=None, description="Its address there.")
    title: Text = Field(default=None, description="Its title there.")
    published: Date = Field(default=None, description="When; without a time zone it is Asia/Shanghai.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        if data is None:
            return {}
        if isinstance(data, str):
            return {"url" if "://" in data else "publisher": data}
        if not isinstance(data, dict):
            raise InvalidValueError("F120", f"is {describe(data)}; valid: entries (publisher, url, title, published)")
        return data


class TranslationModel(BaseModel):
    """Who made this text out of another language. May also be given as `human` or `machine` alone."""

    model_config = ConfigDict(extra="forbid", title="translation")

    by: Annotated[Literal["human", "machine"], _one_of("human", "machine")]
    engine: Text = Field(default=None, description="The program that translated.")
    reviewed: Switch = Field(default=False, description="Whether a person has read it against the original.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        if isinstance(data, str):
            return {"by": data}
        if not isinstance(data, dict):
            raise InvalidValueError("F120", f"is {describe(data)}; valid: entries (by, engine, reviewed)")
        return data


class FrontMatterModel(BaseModel):
    """Every key that is read. Other keys are kept and ignored, so that a Hugo article needs no change."""

    model_config = ConfigDict(extra="allow", title="Front matter of a Tashan article")

    title: Text = Field(
        default=None,
        description="The headline. Without it the first line of the text is taken where it looks like one.",
    )
    date: Date = Field(
        default=None,
        description="When it was published: ISO 8601, 2025-02-13 15:58:16, 2025年2月13日, 2025/2/13, RFC 2822. "
        "No zone: Shanghai's.",
    )
    published: Date = Field(default=None, description="The same as `date`.")
    lastmod: Date = Field(default=None, description="When it was last changed.")
    draft: Switch = Field(
        default=False, description="A draft is checked but not published; Jekyll says `published: false`."
    )
    summary: LongText = Field(default=None, description="One or two sentences.")
    description: LongText = Field(default=None, description="The same as `summary`, which goes first.")
    tags: Words = Field(default=(), description="Topics.")
    categories: Words = Field(
        default=(),
        description="Topics as well. One that only names a platform (qq, sohu) says where the text came from.",
    )
    keywords: Words = Field(default=(), description="Topics as well.")
    lang: Language = Field(default=None, description=f"Language of this file: {_LANG_NOTE}")
    language: Language = Field(default=None, description="The same as `lang`.")
    author: Names = Field(default=(), description="The same as `authors`.")
    authors: Names = Field(default=(), description="Who wrote it.")
    editors: Names = Field(default=(), description="Who edited it.")
    source: SourceModel = Field(default_factory=SourceModel)
    rights: Annotated[Rights, _one_of("excerpt", "full")] = Field(
        default="excerpt",
        description="`excerpt` shows key points and short quotes; `full` shows the whole text, "
        "and needs the right to do so.",
    )
    cities: Words = Field(
        default=(), description="Ids of cities.yml that the article is about; overrides what is found in the text."
    )
    slug: Slug = Field(default=None, description="The last part of its address. Without it the file's name is taken.")
    version_of: ArticleId = Field(
        default=None, description="The article that this one is a version of, where the program does not see it."
    )
    not_version_of: ArticleIds = Field(
        default=(), description="Articles that this one is no version of, where the program thinks so."
    )
    translated_from: Hashes = Field(
        default=(), description="Written by the tool: which passages of the original this translation has seen."
    )
    translation: TranslationModel | None = None
    translationKey: Text = Field(  # noqa: N815  Hugo's spelling
        default=None,
        description="What the editions of one article share, as in Hugo, where their paths do not tell it.",
    )
    notice: LongText = Field(default=None, description="A sentence for readers about this file itself.")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        """`rights:` and `source:` with nothing behind them mean what their absence means; so does a bare `published`,
        but for Jekyll's `published: false`, which is a draft.
        """
        found = {key: value for key, value in data.items() if value is not None}
        if isinstance(found.get("published"), bool):
            found = {**found, "draft": found.get("draft", not found["published"])}
            del found["published"]
        return found


def front_matter_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the front matter, for editors; committed as docs/front-matter.schema.json."""
    schema = FrontMatterModel.model_json_schema()
    for name in ("source", "translation"):
        title = "SourceModel" if name == "source" else "TranslationModel"
        text = {"type": "string"} if name == "source" else {"enum": ["human", "machine"]}
        entry = {"anyOf": [{"$ref": f"#/$defs/{title}"}, text, {"type": "null"}]}
        schema["properties"][name] = {**entry, "description": schema["$defs"][title]["description"]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def schema_text() -> str:
    """The schema as docs/front-matter.schema.json holds it."""
    return json.dumps(front_matter_schema(), ensure_ascii=False, indent=2) + "\n"


_FROM = ("from", "originalURL", "original_url", "originalUrl", "source_url", "sourceURL", "from_url", "url")
"""Keys of sites in the wild that hold the address where a text was found."""


_DATES = (
    "publishDate",
    "pubDate",
    "publish_date",
    "datePublished",
    "date_published",
    "created",
    "created_at",
    "createTime",
)
_WRITERS = ("authors", "author")
_ADDRESSES = ("url", "path", "permalink")


def to_front_matter(found: FrontMatterModel, lines: dict[str, int]) -> FrontMatter:
    """The typed front matter; `lines` gives each key's line in the file."""
    source = found.source
    return FrontMatter(
        title=found.title,
        date=found.date or found.published or _other_date(found),
        lastmod=found.lastmod,
        draft=found.draft,
        summary=found.summary or found.description,
        tags=tuple(dict.fromkeys((*found.tags, *found.categories, *found.keywords))),
        lang=found.lang or found.language,
        authors=tuple(dict.fromkeys((*found.authors, *found.author))) or _authors_of_the_theme(found),
        editors=found.editors,
        source=Provenance(
            publisher=source.publisher,
            url=source.url or _found_at(found),
            title=source.title,
            published=source.published,
        ),
        rights=found.rights,
        cities=found.cities,
        slug=found.slug,
        version_of=found.version_of,
        not_version_of=found.not_version_of,
        translated_from=found.translated_from,
        translation=_translation(found.translation),
        translation_key=found.translationKey,
        notice=found.notice,
        unknown=tuple(found.model_extra or ()),
        lines=lines,
    )


def _authors_of_the_theme(found: FrontMatterModel) -> tuple[str, ...]:
    """Who wrote it, where a Hugo site keeps that among the `params` of its theme."""
    params = (found.model_extra or {}).get("params")
    if not isinstance(params, dict):
        return ()
    for key in _WRITERS:
        with suppress(InvalidValueError):
            if names := values.to_names(params.get(key)):
                return names
    return ()


def _found_at(found: FrontMatterModel) -> str | None:
    for key in _FROM:
        with suppress(InvalidValueError):
            if address := values.to_url((found.model_extra or {}).get(key)):
                return address
    return None


def _other_date(found: FrontMatterModel) -> datetime | None:
    """The day under another name of the key, or in the address that the head gives the page: /2024/07/25/a-title."""
    extra = found.model_extra or {}
    for key in _DATES:
        with suppress(InvalidValueError):
            if moment := values.to_date(extra.get(key)):
                return moment
    addresses = (address for key in _ADDRESSES if isinstance(address := extra.get(key), str))
    return next((values.to_date(day) for address in addresses if (day := dated_path(address))), None)


def _translation(found: TranslationModel | None) -> Translation | None:
    return None if found is None else Translation(by=found.by, engine=found.engine, reviewed=found.reviewed)
