"""New articles: a valid skeleton from a title, and the head of any article as text.

In: a title or typed values, and a corpus folder. Out: a new file in that folder; one that is there already is never
touched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import frontmatter

from tashan.corpus.files import RESERVED, SUFFIXES
from tashan.corpus.values import DEVICES, MAX_TITLE, visible
from tashan.desk.files import EditError, create_file
from tashan.language.script import detect_language

Value = str | bool | date | Sequence[str] | Mapping[str, str | bool]

MAX_SLUG = 72
"""Bytes of a stem made from a title: two dozen Chinese characters, which an address line still shows."""

LINE = 10_000
"""Characters from which a value may go on in the next line; one line a value is easier to edit."""

_BODY = """\
<!--
Write the article here, a blank line between paragraphs. Lines in marks like these are for editors and never shown.
When it is done: fill in what is empty above, delete `draft: true`, and run `python build.py check`.
-->
"""


class ScaffoldError(EditError):
    """The new file cannot be written; the message says why and what to do."""


def new_article(title: str, folder: Path, today: date | None = None) -> Path:
    """Write a draft called `title` into `folder` and return its path. Raises ScaffoldError."""
    name = " ".join(visible(title).split())
    if not re.search(r"\w", name) or len(name) > MAX_TITLE:
        raise ScaffoldError(f"the title has {len(name)} characters; valid: 1 to {MAX_TITLE}, with a letter or digit")
    head = write_head(
        {
            "title": name,
            "date": today or date.today(),
            "draft": True,
            "lang": detect_language(name),
            "summary": "",
            "tags": [],
            "source": {"publisher": "", "url": "", "title": "", "published": ""},
            "rights": "excerpt",
        }
    )
    return write_new(folder, make_slug(name), f"{head}\n{_BODY}")


def make_slug(text: str) -> str:
    """A file's stem for a title: letters and digits of any script, hyphens between words, at most MAX_SLUG bytes."""
    slug = "-".join(re.findall(r"[^\W_]+", text.lower())) or "article"
    while len(slug.encode()) > MAX_SLUG:
        slug = slug.rpartition("-")[0] or slug[:-1]
    return f"{slug}-1" if slug in RESERVED | DEVICES | {"index"} else slug


def write_head(fields: Mapping[str, Value]) -> str:
    """Front matter in YAML, in the order of `fields`, text quoted where it could be read otherwise."""
    post = frontmatter.Post("")
    post.metadata.update({key: list(value) if isinstance(value, tuple) else value for key, value in fields.items()})
    return f"{frontmatter.dumps(post, sort_keys=False, width=LINE)}\n"


def write_new(folder: Path, slug: str, text: str) -> Path:
    """Write `folder/slug.md`. Raises EditError where an article of that name is there, or the folder is not."""
    if not folder.is_dir():
        raise ScaffoldError(f"{folder} is no folder; valid: an existing corpus folder")
    taken = next(
        (folder / f"{slug}{suffix}" for suffix in SUFFIXES if os.path.lexists(folder / f"{slug}{suffix}")), None
    )
    path = folder / f"{slug}.md"
    if taken is not None:
        raise ScaffoldError(f"{taken} is there already and is not overwritten; choose another title or name")
    create_file(path, folder, text.encode())
    return path
