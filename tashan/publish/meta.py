"""Front matter of finished documents: read it strictly, so that the site builder cannot swallow a broken one.

In: a document's text. Out: its metadata, its body, and what is wrong with it in plain words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import yaml

from tashan.model import Document
from tashan.publish.problems import PublishError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.model import Edition, Sheet, Standing

_FENCE = "---\n"


def split_meta(document: Document | Sheet | Standing) -> tuple[Mapping[str, Any], str]:
    """Metadata and body of a page.

    Raises PublishError where the block is unclosed, no mapping, not YAML, or holds a value that JSON cannot (a bare
    date, for instance: the builder would fail on it in the middle of a page).
    """
    if not isinstance(document, Document):
        return document.meta, getattr(document, "body", "")
    if not document.text.startswith(_FENCE):
        return {}, document.text
    head, fence, body = document.text[len(_FENCE) :].partition("\n" + _FENCE)
    if not fence:
        raise PublishError(f"{document.path}: front matter opens with --- and never closes")
    try:
        meta = yaml.load(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  safe loaders both
        json.dumps(meta)
    except (yaml.YAMLError, TypeError) as error:
        raise PublishError(f"{document.path}: front matter is no plain data: {error}") from error
    if not isinstance(meta, Mapping):
        raise PublishError(f"{document.path}: front matter must be a mapping, found {type(meta).__name__}")
    return meta, body


def join_meta(meta: Mapping[str, Any], body: str) -> str:
    """The text of a document with this metadata; the inverse of `split_meta`."""
    head = yaml.safe_dump(dict(meta), allow_unicode=True, sort_keys=False, width=10_000)
    return f"{_FENCE}{head}{_FENCE}{body}"


def own_meta(meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """The part of the metadata that this project defines (`tashan:`), empty where there is none."""
    own = meta.get("tashan")
    return own if isinstance(own, Mapping) else {}


def join_lines(values: Iterable[str]) -> str:
    """Values as the text that `Standing` has of them, a line each."""
    return "\n".join(values)


def split_lines(text: str) -> list[str]:
    """The values; the inverse of `join_lines`."""
    return text.split("\n") if text else []


def real_translations(meta: Mapping[str, Any]) -> tuple[Edition, ...]:
    """Editions in which the page is a real translation, as its `tashan.alternates` lists them."""
    return tuple(own_meta(meta).get("alternates") or ())
