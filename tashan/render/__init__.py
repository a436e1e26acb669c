"""Rendering: page models become Markdown files.

In: the pages of an edition. Out: `Document`s: front matter, Markdown headings, and everything dynamic in raw HTML
blocks that no Markdown extension reads. Pure but for reading the templates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from tashan.language.script import DEFAULT_STANDARD
from tashan.model import Document
from tashan.render.environment import make_environment
from tashan.render.inert import front_matter_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.briefings.page import Page
    from tashan.model import Edition, Site

__all__ = ["render_edition", "render_page"]

# Pages that lay things side by side get the width of the table of contents; they carry their own.
_WIDE = {"home", "city", "version"}
_HEADING = re.compile(r"#{1,6} ")


def render_edition(
    pages: Iterable[Page], edition: Edition, standard: str = DEFAULT_STANDARD, site: Site | None = None
) -> tuple[Document, ...]:
    """A document for every page, in the same order; `standard` is that of the wording in Traditional Chinese."""
    return tuple(render_page(page, edition, standard, site) for page in pages)


def render_page(page: Page, edition: Edition, standard: str = DEFAULT_STANDARD, site: Site | None = None) -> Document:
    """One page as a Markdown file. Raises TashanError where a template prints what is no text."""
    template = make_environment(edition, standard, site).get_template(f"{page.template}.md.j2")
    body = template.render(page=page, c=page.context)
    return Document(path=page.path, text=f"---\n{front_matter(page)}---\n\n{tidy(body)}")


def front_matter(page: Page) -> str:
    """The page's front matter as YAML, one line a value, inert also for builders that do not escape it."""
    meta = page.meta
    own: dict[str, Any] = {
        "kind": meta.kind,
        "alternates": list(meta.alternates),
        "title_lang": meta.title_lang,
        "json_ld": _inert_values(meta.json_ld),
        "published": meta.published,
        "modified": meta.modified,
        "machine": meta.machine,
        "summary": [front_matter_text(point) for point in meta.summary],
    }
    head = {
        "title": front_matter_text(page.title),
        "description": front_matter_text(page.description),
        **({"hide": ["toc"]} if meta.kind in _WIDE else {}),
        "tashan": {key: value for key, value in own.items() if value not in (None, [])},
    }
    return yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1_000_000)


def tidy(body: str) -> str:
    """Blank lines around headings and nowhere else, no indentation: one raw HTML block between two headings."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, body.splitlines())):
        if _HEADING.match(line):
            lines += ["", line, ""]
        else:
            lines.append(line)
    return "\n".join(lines).strip() + "\n"


def _inert_values(value: Any) -> Any:
    """Structured data with every string as front matter text."""
    if isinstance(value, dict):
        return {key: _inert_values(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_inert_values(item) for item in value]
    return front_matter_text(value) if isinstance(value, str) else value
