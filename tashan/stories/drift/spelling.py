"""Names that no reference data knows, spelt otherwise in a copy that keeps the wording.

In: aligned passages of one language. Out: drifts of the kind `name`: where a short edit falls inside a word that
segmentation takes for a name, inside a title or a quoted name, or swaps one capitalised word for another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tashan.model import Drift, Message
from tashan.stories.drift.edits import find_edits, tag_words, widen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.edits import Edit
    from tashan.stories.drift.passages import Passage, Span

# Longer edits are another wording rather than another name.
LONGEST_EDIT = 6
LONGEST_NAME = 24
# From this share of common characters on, a name that is another altogether was put there on purpose.
WORD_FOR_WORD = 0.9
_NAME_TAGS = ("nr", "ns", "nt")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff·]+")
_CAPITALISED = re.compile(r"[A-Z][A-Za-z'’-]+")
_TITLE = re.compile(r"《[^《》]{2,24}》")
# Characters that are numbers or grammar: other rooms look after them.
_NO_NAME = re.compile(r"[0-9一二三四五六七八九十百千万亿半两不没未无非的了着过]")


def find_spelling_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of names in passages that keep the wording."""
    for passage in passages:
        if passage.one_language:
            for edit in find_edits(passage):
                spans = _name_spans(edit, passage)
                if spans:
                    yield _drift(passage, *spans)


def _name_spans(edit: Edit, passage: Passage) -> tuple[Span, Span] | None:
    """The names that an edit turned into one another, or None where it is no edit of a name."""
    old, new = passage.a.text[slice(*edit.a)], passage.b.text[slice(*edit.b)]
    if not old or not new or max(len(old), len(new)) > LONGEST_EDIT:
        return None
    if not passage.a.source.chinese:
        return _capitalised(edit, passage)
    if not (_HAN_ONLY.fullmatch(old) and _HAN_ONLY.fullmatch(new)) or _NO_NAME.search(old + new):
        return None
    title = _in_title(edit.a, passage.a.text)
    if title and len(old) == len(new):
        shift = edit.b[0] - edit.a[0]
        return title, (title[0] + shift, title[1] + shift)
    return _tagged(edit, passage)


def _tagged(edit: Edit, passage: Passage) -> tuple[Span, Span] | None:
    """The word on side a must be a name; side b must have one like it, or another name in words else the same."""
    old, old_tags = widen(edit.a, tag_words(passage.a.text))
    if not any(tag.startswith(_NAME_TAGS) for tag in old_tags) or old[1] - old[0] > LONGEST_NAME:
        return None
    new = (edit.b[0] - (edit.a[0] - old[0]), edit.b[1] + (old[1] - edit.a[1]))
    if new[0] < 0 or new[1] > len(passage.b.text) or new[1] - new[0] != old[1] - old[0]:
        return None
    words = [(len(range(*place)), tag) for place, tag in tag_words(passage.b.text) if _meets(place, edit.b)]
    if any(length > 1 and not tag.startswith((*_NAME_TAGS, "nz", "x")) for length, tag in words):
        return None  # an ordinary word: another way to put it
    pairs = zip(passage.a.text[slice(*old)], passage.b.text[slice(*new)], strict=True)
    alike = any(one == other for one, other in pairs)
    if alike:
        return old, new
    another = passage.wording >= WORD_FOR_WORD and all(
        tag.startswith(_NAME_TAGS) for tag in (*old_tags, *(t for _, t in words))
    )
    return (old, new) if another else None


def _meets(place: Span, span: Span) -> bool:
    return place[0] < span[1] and span[0] < place[1]


def _capitalised(edit: Edit, passage: Passage) -> tuple[Span, Span] | None:
    """One capitalised English word in the place of another, in the middle of a sentence."""
    old, new = _latin_word(edit.a, passage.a.text), _latin_word(edit.b, passage.b.text)
    if not old or not new or old[0] == 0 or new[0] == 0:
        return None
    both = passage.a.text[slice(*old)], passage.b.text[slice(*new)]
    if both[0].lower() == both[1].lower() or not all(_CAPITALISED.fullmatch(word) for word in both):
        return None
    return old, new


def _latin_word(span: Span, text: str) -> Span | None:
    return next(
        (m.span() for m in re.finditer(r"[A-Za-z'’-]+", text) if m.start() <= span[0] and m.end() >= span[1]), None
    )


def _in_title(span: Span, text: str) -> Span | None:
    return next((m.span() for m in _TITLE.finditer(text) if m.start() < span[0] and span[1] < m.end()), None)


def _drift(passage: Passage, original: Span, copy: Span) -> Drift:
    values = (("original", passage.a.text[slice(*original)]), ("copy", passage.b.text[slice(*copy)]))
    return Drift(
        kind="name",
        original=passage.a.quote(original),
        copy=passage.b.quote(copy),
        message=Message(code="drift-name-spelling", values=values),
    )
