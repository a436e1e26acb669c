"""Names that no reference data knows, spelt otherwise in a copy that keeps the wording.

In: aligned passages of one language. Out: drifts of the kind `name`: where a short edit falls inside a word that
segmentation takes for a name, inside a title or a quoted name, or swaps one capitalised word for another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.proper import is_ordinary
from tashan.comparing.sounds import is_transcribed, same_sound
from tashan.comparing.tagged import tag_words
from tashan.model import Drift, Message
from tashan.stories.drift.edits import find_edits, is_word, widen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.edits import Edit
    from tashan.stories.drift.passages import Passage, Span

# Longer edits are another wording rather than another name.
LONGEST_EDIT = 6
LONGEST_NAME = 24
# From this share of common characters on, a name that is another altogether was put there on purpose.
WORD_FOR_WORD = 0.9
# A name keeps at least this many characters, and loses at least as many, to be another one.
LEAST_CUT = 2
_NAME_TAGS = ("nr", "ns", "nt")
# Single characters of these parts of speech are words of grammar: 在, 向, 也, 张.
_GRAMMAR = ("p", "d", "q", "u", "c", "r", "v", "f", "m", "y", "x")
# What a name can lose without being another.
_GENERIC = ("省", "市", "县", "区", "州", "镇", "乡", "村", "国", "公司", "集团", "先生", "女士", "人民政府", "共和国")
_HAN_ONLY = re.compile(r"[\u3400-\u9fff·]+")
_LATIN_NAME = re.compile(r"[A-ZÀ-Ž][A-Za-zÀ-ž'’&.-]+(?: (?:of |the |de )?[A-ZÀ-Ž][A-Za-zÀ-ž'’&.-]*){0,4}")
_FAMILY, _GIVEN = re.compile(r"^·[\u3400-\u9fff]{2}"), re.compile(r"[\u3400-\u9fff]{2}·$")
_TITLE = re.compile(r"《[^《》]{2,24}》")
_JOINED = re.compile("[和与及、]")
# Characters that are numbers or grammar: other rooms look after them.
_NO_NAME = re.compile(r"[0-9一二三四五六七八九十百千万亿半两不没未无非的了着过较比]")


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
    if re.search(r"[A-Za-z]", old + new):
        return _latin_names(edit, passage)
    if max(len(old), len(new)) > LONGEST_EDIT:
        return None
    if other := _other_part(edit, passage):
        return other
    if not _HAN_ONLY.fullmatch(old + new) or _NO_NAME.search(old + new):
        return None
    if not old or not new:
        return _cut_name(edit, passage)
    if _is_grammar(old) and _is_grammar(new):
        return None
    if same_sound(old, new) and is_transcribed(passage.a.text, edit.a[0]):
        return None
    title = _in_title(edit.a, passage.a.text)
    if title and len(old) == len(new):
        shift = edit.b[0] - edit.a[0]
        return title, (title[0] + shift, title[1] + shift)
    return _other_name(edit, passage)


def _other_part(edit: Edit, passage: Passage) -> tuple[Span, Span] | None:
    """Somebody else's given name before the same surname, or the other way round, where the original has both."""
    for pattern, side in ((_FAMILY, 1), (_GIVEN, 0)):
        ends = [(s.text[span[1] :] if side else s.text[: span[0]], s.text[slice(*span)]) for s, span in
                ((passage.a, edit.a), (passage.b, edit.b))]  # fmt: skip
        beside = [pattern.search(text) for text, _ in ends]
        if beside[0] and beside[1] and beside[0].group() == beside[1].group():
            part = beside[1].group()
            name = ends[1][1] + part if side else part + ends[1][1]
            if ends[0][1] and len(ends[1][1]) > 1 and any(name in line for line in passage.a.source.plain):
                return edit.a, edit.b
    return None


def _is_grammar(text: str) -> bool:
    """Whether a character is a word of the language rather than a syllable of a name: 于, 从, 穿, 大."""
    return len(text) == 1 and tag_words(text)[0][1].startswith((*_GRAMMAR, "a"))


def _other_name(edit: Edit, passage: Passage) -> tuple[Span, Span] | None:
    """The word on side a must be a name, or unknown and told again; on side b must stand something as long."""
    old, old_tags = widen(edit.a, tag_words(passage.a.text))
    unknown = len(old_tags) == 1 and not is_word(passage.a.text[slice(*old)])
    named = unknown or any(tag.startswith(_NAME_TAGS) for tag in old_tags)
    if not named:
        old = _told_again(edit, passage) or old
    new = (edit.b[0] - (edit.a[0] - old[0]), edit.b[1] + (old[1] - edit.a[1]))
    if new[0] < 0 or new[1] > len(passage.b.text) or new[1] - new[0] != old[1] - old[0] <= LONGEST_NAME:
        return None
    words = [(passage.b.text[slice(*place)], tag) for place, tag in tag_words(passage.b.text) if _meets(place, edit.b)]
    if any(len(word) > 1 and is_word(word) and not tag.startswith((*_NAME_TAGS, "nz")) for word, tag in words):
        return None  # an ordinary word: another way to put it
    names = passage.a.text[slice(*old)], passage.b.text[slice(*new)]
    if _JOINED.search(names[0]) and sorted(names[0]) == sorted(names[1]):
        return None  # 甲和乙, 乙和甲
    pairs = zip(*names, strict=True)
    if any(one == other for one, other in pairs):
        return (old, new) if named or _told_again(edit, passage) else None
    another = passage.wording >= WORD_FOR_WORD and all(
        tag.startswith(_NAME_TAGS) for tag in (*old_tags, *dict(words).values())
    )
    return (old, new) if another else None


def _told_again(edit: Edit, passage: Passage) -> Span | None:
    """A run of unknown characters round the edit that the canonical text writes elsewhere too: a name, likely."""
    text, (start, end) = passage.a.text, edit.a
    unknown = [place for place, tag in tag_words(text) if place[1] - place[0] == 1 and not tag.startswith(_GRAMMAR)]
    loose = {place[0] for place in unknown}
    whole = "\n".join(passage.a.source.plain)
    runs = ((start - 1, end), (start, end + 1), (start - 1, end + 1))
    told = [run for run in runs if loose.issuperset(range(*run)) and whole.count(text[slice(*run)]) > 1]
    return max(told, key=lambda run: (whole.count(text[slice(*run)]), run[1] - run[0]), default=None)


def _cut_name(edit: Edit, passage: Passage) -> tuple[Span, Span] | None:
    """A name that lost or gained characters and is another name so: 印度 for 印度尼西亚."""
    in_a = bool(edit.a[1] - edit.a[0])
    side, span = (passage.a, edit.a) if in_a else (passage.b, edit.b)
    cut = side.text[slice(*span)]
    whole, tags = widen(span, tag_words(side.text))
    left = whole[1] - whole[0] - len(cut)
    if len(cut) < LEAST_CUT or left < LEAST_CUT or len(tags) != 1 or not tags[0].startswith(_NAME_TAGS):
        return None
    if cut.endswith(_GENERIC) or cut in (passage.b if in_a else passage.a).text:
        return None  # the other text has it elsewhere: 重大意义, 意义重大
    other = edit.b if in_a else edit.a
    rest = (other[0] - (span[0] - whole[0]), other[1] + (whole[1] - span[1]))
    return (whole, rest) if in_a else (rest, whole)


def _meets(place: Span, span: Span) -> bool:
    return place[0] < span[1] and span[0] < place[1]


def _latin_names(edit: Edit, passage: Passage) -> tuple[Span, Span] | None:
    """A name in Latin letters in the place of another: a word of as many, or where all else is kept several words."""
    old, new = _latin_words(edit.a, passage.a.text), _latin_words(edit.b, passage.b.text)
    names = passage.a.text[slice(*old)], passage.b.text[slice(*new)]
    if not all(_LATIN_NAME.fullmatch(name) for name in names) or (old[0] == 0 and not passage.a.source.chinese):
        return None
    words = [frozenset(name.lower().split()) for name in names]
    several = max(map(len, words)) > 1 or passage.a.source.chinese
    if not words[0].isdisjoint(words[1]) or (several and _alike_besides(passage, old, new) < WORD_FOR_WORD):
        return None
    ordinary = not passage.a.source.chinese and all(is_ordinary(word) for word in names[0].split())
    return (old, new) if not several or not (ordinary or _are_one(*names)) else None


def _alike_besides(passage: Passage, a: Span, b: Span) -> float:
    """Share of common characters of both sides without the names at two places."""
    rest = (side.text[: span[0]] + side.text[span[1] :] for side, span in ((passage.a, a), (passage.b, b)))
    return float(Indel.normalized_similarity(*rest))


def _are_one(one: str, other: str) -> bool:
    """Whether two names may be one thing's: its initials, or the same in Chinese."""
    initials = ["".join(word[0] for word in name.split()) for name in (one, other)]
    if initials[0] == other.replace(".", "") or initials[1] == one.replace(".", ""):
        return True
    known = load_lexicon().chinese
    return not known.get(one.lower(), frozenset()).isdisjoint(known.get(other.lower(), frozenset()))


def _latin_words(span: Span, text: str) -> Span:
    """The whole Latin words that a span touches, without the blanks round them."""
    words = [m.span() for m in re.finditer(r"[A-Za-zÀ-ž0-9.'’&-]*[A-Za-zÀ-ž]", text) if _meets(m.span(), span)]
    return (words[0][0], words[-1][1]) if words else span


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
