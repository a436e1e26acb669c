"""The template environment: strict, escaping, and unable to let a value through as it is.

In: an edition. Out: a Jinja2 environment in which every value that a template prints is made inert, `Text` in another
language is marked with it, and an undefined or missing value is an error.
"""

from __future__ import annotations

import operator
import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from tashan import resources
from tashan.briefings.page import Text
from tashan.briefings.wording import Wording
from tashan.language.script import DEFAULT_STANDARD, detect_language
from tashan.problems import TashanError
from tashan.render.body import render_block
from tashan.render.inert import front_matter_text, inert, inert_text, plain
from tashan.render.pieces import Pieces
from tashan.store.templates import CompiledTemplates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2.compiler import Frame
    from jinja2.nodes import Call, Expr, Getattr

    from tashan.briefings.page import Link, Mark, Quotation
    from tashan.model import Edition, Site

_CHINESE = re.compile(r"([\u3400-\u9fff](?:[\u3400-\u9fff\u3000-\u303f\uff00-\uffef·0-9]*[\u3400-\u9fff])?)")
TITLE = "title"
"""Address of the heading that names the page."""
TEMPLATES = resources.TEMPLATES / "pages"

_COMPILED = CompiledTemplates("pages")


@cache
def make_environment(edition: Edition, standard: str = DEFAULT_STANDARD, site: Site | None = None) -> Environment:
    words = Wording(edition, standard, site)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=partial(_finalise, edition=edition),
        bytecode_cache=_COMPILED,
    )
    environment.code_generator_class = _Directly
    vars(environment)["invoke"] = operator.call  # for what _Directly writes
    environment.globals.update(
        edition=edition,
        w=words,
        site=words.site,
        block=render_block,
        cite=cite,
        link=partial(link, edition=edition),
        links=partial(join_links, edition=edition),
        heading=partial(heading, edition=edition),
        marked=partial(marked, edition=edition),
        pieces=Pieces(
            words=words,
            marked=partial(marked, edition=edition),
            cite=cite,
            links=partial(join_links, edition=edition),
        ),
        raw=partial(inert_text, strip=False),
        flat=front_matter_text,
    )
    return environment


class _Directly(CodeGenerator):
    """Compiles our own templates to plainer Python.

    What `_finalise` gave, which is inert whatever it was, is not escaped once more. A call is a call and an attribute
    an attribute: Jinja's own ways first ask what kind of thing is called, or whether it is an item, and pages do both
    by the thousand. A name that is missing is an error either way.
    """

    def visit_Call(  # noqa: N802  named by Jinja
        self,
        node: Call,
        frame: Frame,
        forward_caller: bool = False,
    ) -> None:
        self.write("environment.invoke(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802  the same
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        del node, frame
        self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        del node, frame, finalize
        self.write(")")


def _finalise(value: Any, *, edition: Edition) -> str:
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # as was asked
    if kind is str:
        return inert(value)
    if isinstance(value, Markup):
        return value
    if isinstance(value, Text):
        return show(value, edition)
    if isinstance(value, str):
        return inert(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise TashanError(f"a template printed {value!r}, which is no text")


@lru_cache(maxsize=1 << 16)
def show(text: Text, edition: Edition) -> Markup:
    """A text; in a span with its language where that is not the page's. Chinese words in English get their own."""
    words = inert_text(text.text) if text.lang != "en" else _with_chinese(text.text)
    if text.lang == edition:
        return words
    return Markup('<span lang="{}">{}</span>').format(text.lang, words)


def _with_chinese(text: str) -> Markup:
    parts = _CHINESE.split(plain(text))
    # The pattern's one group: every second part is Chinese.
    shown = (
        Markup('<span lang="{}">{}</span>').format(detect_language(part), inert_text(part))
        if number % 2
        else _spaced(part)
        for number, part in enumerate(parts)
    )
    return Markup("").join(shown)


def _spaced(text: str) -> Markup:
    """`text` with the spaces at its ends, which writing it alone would strip."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if text.strip() else ""
    return Markup(before) + inert_text(text) + Markup(after)  # noqa: S704  blanks only


@lru_cache(maxsize=1 << 14)
def marked(quote: Quotation, edition: Edition) -> Markup:
    """A quotation with its ellipses, and the part that matters set off where it has one."""
    before, after = ("…" if cut else "" for cut in (quote.before, quote.after))
    text = quote.text.text
    if quote.mark is None:
        words = _with_chinese(text) if quote.text.lang == "en" else inert_text(text)
    else:
        start, end = quote.mark
        inside = Markup("<mark>") + inert_text(text[start:end], strip=False) + Markup("</mark>")
        outside = inert_text(text[:start], strip=False), inert_text(text[end:], strip=False)
        words = outside[0] + inside + outside[1]
    return Markup('<q class="ts-q"{}>{}{}{}</q>').format(lang_attribute(quote.text, edition), before, words, after)


_OUTSIDE = Markup(' rel="noopener external"')


def cite(mark: Mark) -> Markup:
    """A footnote's number. Pages hold hundreds: as a macro it took a fifth of the time that a page takes."""
    outside = _OUTSIDE if mark.external else ""
    return Markup(  # noqa: S704  ids and numbers are ours, the address is made inert
        f'<span class="ts-cite" data-search-exclude><a class="ts-ref" id="{mark.id}" href="{inert(mark.href)}" '
        f'aria-describedby="{mark.source} {mark.note}"{outside}>{mark.number}</a></span>'
    )


def link(item: Link, *, edition: Edition) -> Markup:
    outside = _OUTSIDE if item.external else ""
    return Markup(f'<a href="{inert(item.href)}"{outside}>{show(item.text, edition)}</a>')  # noqa: S704  both inert


def join_links(items: Iterable[Link], *, edition: Edition) -> Markup:
    """Links in a row, parted by dots that break before none of them."""
    return Markup('<span class="ts-dot">&nbsp;·</span> ').join(link(item, edition=edition) for item in items)


def lang_attribute(text: Text, edition: Edition) -> Markup:
    """` lang="…"` for an element whose whole text is `text`, nothing where it is in the page's language."""
    return Markup("") if text.lang == edition else Markup(' lang="{}"').format(text.lang)


def heading(level: int, text: Text | str, anchor: str = TITLE, *, edition: Edition) -> Markup:
    """A heading with its address, on a line of its own; the contents list of the page names it."""
    words = show(text, edition) if isinstance(text, Text) else inert_text(text)
    return Markup('\n<h{0} id="{1}">{2}</h{0}>\n').format(level, anchor, words)
