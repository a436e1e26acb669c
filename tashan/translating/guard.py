"""Figures and names on their way through an engine: marked before, put back after.

In: a text and its forms. Out: the text as an engine gets it, with every form in place and a mark round it; of the
answer, the text with each form put back as it was, whatever the engine made of the inside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from tashan.translating.forms import Form, put_between, put_forms

Style = Literal["brackets", "tags", "plain"]
"""`brackets`: ⟦1:9 billion yuan⟧, for models that follow instructions. `tags`: <x id="1">…</x>, for engines that leave
XML alone. `plain`: the form without a mark, for engines that know neither."""

_BRACKETS = re.compile(r"⟦\s*(\d{1,3})\s*(?:[:：][^⟦⟧\n]*)?⟧")
_NESTED = re.compile(r"⟦\s*\d{1,3}\s*[:：]\s*(⟦[^⟦⟧\n]*⟧)\s*⟧")
_TAGS = re.compile(r"<x\s+id=[\"'](\d{1,3})[\"']\s*(?:/>|>.*?</x\s*>)")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


def mark(text: str, forms: Sequence[Form], style: Style) -> str:
    """`text` as an engine of this style gets it."""
    if style == "plain":
        return put_forms(text, tuple(forms))
    out, place = "", 0
    for number, form in enumerate(forms, start=1):
        out += _plain(text[place : form.start], style) + _wrapped(number, form.form, style)
        place = form.end
    return out + _plain(text[place:], style)


def unmark(answer: str, forms: Sequence[Form], style: Style) -> str:
    """The answer with its forms put back; one whose mark was lost is for the checks to miss."""
    if style == "plain":
        return answer
    if style == "brackets":
        answer = _unnested(answer)
    pieces = []
    for found in (_BRACKETS if style == "brackets" else _TAGS).finditer(answer):
        number = int(found[1])
        known = 1 <= number <= len(forms)
        pieces.append((*found.span(), forms[number - 1].form if known else ""))
    text = put_between(answer, pieces)
    return _without_entities(text) if style == "tags" else text.replace("⟦", "").replace("⟧", "")


def _unnested(answer: str) -> str:
    """The answer with marks that a model put inside one another as the inner one alone."""
    while (found := _NESTED.sub(r"\1", answer)) != answer:
        answer = found
    return answer


def _wrapped(number: int, form: str, style: Style) -> str:
    return f"⟦{number}:{form}⟧" if style == "brackets" else f'<x id="{number}">{_plain(form, style)}</x>'


def _plain(text: str, style: Style) -> str:
    """Text in which nothing looks like a mark."""
    if style == "brackets":
        return text.replace("⟦", "[").replace("⟧", "]")
    for char, entity in _ENTITIES:
        text = text.replace(char, entity)
    return text


def _without_entities(text: str) -> str:
    for char, entity in reversed(_ENTITIES):
        text = text.replace(entity, char)
    return text
