"""Rendering: page models become finished bodies.

In: the pages of an edition. Out: `Sheet`s: what the frame needs to know, the body as HTML, its headings. No Markdown is
left in them: only the frame is still to be put around. Pure but for reading the templates.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from tashan.language.script import DEFAULT_STANDARD
from tashan.model import Heading, Sheet
from tashan.render.environment import make_environment
from tashan.render.inert import front_matter_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tashan.briefings.page import Page
    from tashan.model import Edition, Site

__all__ = ["find_headings", "render_edition", "render_page", "write_sheet"]

# Pages that lay things side by side get the width of the table of contents; they carry their own.
_WIDE = {"home", "city", "version"}
_HEADING = re.compile(r'<(?<![^\n]<)h([1-6]) id="([^"]*)">(.*)</h\1>$', re.MULTILINE)
"""A heading of ours: it stands alone on its line and has an address; those inside an article have neither."""
_TAG = re.compile(r"<[^<>]*>")


def render_edition(
    pages: Iterable[Page], edition: Edition, standard: str = DEFAULT_STANDARD, site: Site | None = None
) -> tuple[Sheet, ...]:
    """A sheet for every page, in the same order; `standard` is that of the wording in Traditional Chinese."""
    return tuple(render_page(page, edition, standard, site) for page in pages)


def render_page(page: Page, edition: Edition, standard: str = DEFAULT_STANDARD, site: Site | None = None) -> Sheet:
    """One page as a sheet. Raises TashanError where a template prints what is no text."""
    template = make_environment(edition, standard, site).get_template(f"{page.template}.html.j2")
    body = tidy(template.render(page=page, c=page.context))
    return Sheet(path=page.path, meta=page_meta(page), body=body, headings=find_headings(body))


def page_meta(page: Page) -> dict[str, Any]:
    """What the frame needs to know of a page: plain data, inert also where a template does not escape it."""
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
    return {
        "title": front_matter_text(page.title),
        "description": front_matter_text(page.description),
        **({"hide": ["toc"]} if meta.kind in _WIDE else {}),
        "tashan": {key: value for key, value in own.items() if value not in (None, [])},
    }


def write_sheet(sheet: Sheet) -> str:
    """A sheet as a text file, for people and tests to read: its meta as YAML, one line a value, and its body."""
    head = yaml.safe_dump(dict(sheet.meta), allow_unicode=True, sort_keys=False, width=1_000_000)
    return f"---\n{head}---\n\n{sheet.body}"


def tidy(body: str) -> str:
    """No blank lines and no indentation."""
    return "\n".join(filter(None, map(str.strip, body.splitlines()))) + "\n"


def find_headings(body: str) -> tuple[Heading, ...]:
    """The headings of a tidy body, in order."""
    return tuple(
        Heading(level=int(level), id=name, title=_TAG.sub("", words)) for level, name, words in _HEADING.findall(body)
    )


def _inert_values(value: Any) -> Any:
    """Structured data with every string as front matter text."""
    if isinstance(value, dict):
        return {key: _inert_values(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_inert_values(item) for item in value]
    return front_matter_text(value) if isinstance(value, str) else value
