"""Names of a Chinese version in characters that sound alike or look alike, names in another's place, and titles that
lost their 副.

In: aligned passages. Out: drifts of the kind `name`. Unlike `spelling`, which follows single edits, this works where
the wording differs too: a name is one that the other text has nowhere.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from tashan.comparing.clauses import clause_at, likeness, split_clauses
from tashan.comparing.coverage import content_characters
from tashan.comparing.lexicon import load_lexicon
from tashan.comparing.sounds import is_transcribed, same_sound
from tashan.comparing.tagged import tag_words
from tashan.comparing.titled import find_misnamed, find_swapped
from tashan.model import Drift, Message
from tashan.stories.drift.edits import find_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tashan.stories.drift.passages import Passage, Span

# Share of words from which two clauses tell the same, so that a name in one must be the name in the other.
SAME_CLAUSE = 0.4
# Characters round a name that tell what is said of it; so many must fit, and so many more than where it stood.
AROUND, LEAST_FIT, EXCHANGED = 6, 2, 4
_MARK = re.compile(r"[，。；：、！？,.;:!?“”\"（(）)]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
# Characters that are written for one another in ordinary words.
_VARIANTS = tuple(
    frozenset(pair)
    for pair in [
        "做作",
        "像象",
        "帐账",
        "他她",
        "他它",
        "她它",
        "的地",
        "的得",
        "地得",
        "那哪",
        "在再",
        "与于",
        "以已",
        "即既",
        "须需",
        "份分",
        "唯惟",
        "藉借",
        "身深",
        "和合",
        "到道",
        "是事",
        "时实",
        "有又",
        "年念",
        "及即",
        "级及",
    ]
)
_ORGANISATION = re.compile(
    r"(证券|银行|集团|公司|大学|学院|医院|法院|电子|科技|股份|保险|基金|药业|汽车|重工|中学|小学|研究院|研究所|县|区|镇|乡|村)"
)
# Single characters of these parts of speech are words of grammar.
_GRAMMAR = ("p", "r", "u", "c", "d")
_MEASURES = ("q", "m")
_COUNTRIES = re.compile("[中美英法德日韩俄印澳欧朝越泰加墨]{2,3}")
"""Two or three at once: 美中."""
# Countries that are called by their first character where another stands beside it: 中美, 对美, 赴日.
_COUNTRY = re.compile(
    "[中美英法德韩泰]国|日本|俄罗斯|印度|澳大利亚|朝鲜|越南|缅甸|老挝|蒙古|加拿大|墨西哥|巴基斯坦|巴西|意大利|西班牙|荷兰|瑞士|瑞典|土耳其|伊朗|伊拉克"
    "|以色列|叙利亚|欧洲|欧盟"
)
_DEPUTY = re.compile(
    r"副(?=((?:总|省|市|县|区|州|部|厅|局|处|科|院|校|所|站|队|庭|台|社|会|理事)?(?:经理|书记|主任|主席|总裁|教授|总监|市长|省长|州长|县长|区长|部长|厅长|局长|处长|科长|院长|校长|所长|站长|队长|庭长|台长|社长|会长|理事长|董事长|总理|总统|主编|主管|组长|行长|首席|秘书长|研究员)))"
)
_DEPUTY_EN = re.compile(r"\b(?:deputy|vice|associate|assistant|sub|second|under)\b|\bvice-", re.IGNORECASE)
_TITLES = (
    ("总经理", "general manager|president"), ("经理", "manager"), ("书记", "secretary"), ("教授", "professor"), ("市长", "mayor"),
    ("省长", "governor"), ("校长", "president|principal|headmaster"), ("院长", "president|dean|director|head"), ("部长", "minister"),
    ("主席", "chair(?:man|woman|person)?|president"), ("总裁", "president"), ("总统", "president"), ("总理", "premier"),
    ("董事长", "chair(?:man|woman|person)?"), ("会长", "president|chair(?:man|woman|person)?"), ("主编", "editor"), ("队长", "captain|leader"),
    ("庭长", "(?:presiding|chief) judge|president"), ("秘书长", "secretary-general"), ("研究员", "researcher"),
    ("长", "director|head|chief"), ("主任", "director|head|chief"), ("总监", "director"),
)  # fmt: skip


def find_sound_drift(passages: Sequence[Passage]) -> Iterator[Drift]:
    """Drifts of names whose original is Chinese."""
    if not passages or not passages[0].a.source.chinese:
        return
    whole_a, whole_b = ("".join(source.plain) for source in (passages[0].a.source, passages[0].b.source))
    told: set[tuple[str, str]] = set()
    for passage in passages:
        if passage.equal:
            continue
        found: list[tuple[str, Span, Span]] = []
        if passage.b.source.chinese:
            found += [("drift-name-wrong", *spans) for spans in _alike(passage, whole_a, whole_b)]
            found += [("drift-name-changed", *spans) for spans in _replaced(passage, whole_a, whole_b)]
            found += [("drift-name-changed", *spans) for spans in _promoted(passage)]
            found += [
                ("drift-name-wrong", *spans)
                for spans in find_misnamed(passage.a.text, passage.b.text, whole_a, whole_b)
            ]
            swapped = [*find_swapped(passage.a.text, passage.b.text)] or _exchanged(passage)
            found += [("drift-name-changed", *spans) for spans in swapped]
        found += [("drift-name-deputy", *spans) for spans in _deputies(passage)]
        for code, a, b in found:
            key = _difference(passage.a.text[slice(*a)], passage.b.text[slice(*b)])
            if key not in told:
                told.add(key)
                yield _drift(code, passage, a, b)


def _difference(one: str, other: str) -> tuple[str, str]:
    """What tells two spellings of a name apart: a name misspelt throughout is one drift."""
    if len(one) != len(other):
        return one, other
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return "".join(a for a, _ in pairs), "".join(b for _, b in pairs)


def _alike(passage: Passage, whole_a: str, whole_b: str) -> Iterator[tuple[Span, Span]]:
    """Runs of three or four characters that differ in one that sounds the same, and that the other text has nowhere."""
    done: set[int] = set()
    for size in (4, 3):
        theirs = {start: passage.b.text[start : start + size] for start in _starts(passage.b.text, size)}
        for start in _starts(passage.a.text, size):
            own = passage.a.text[start : start + size]
            if own in whole_b or start in done:
                continue
            for place, other in theirs.items():
                at = _one_apart(own, other)
                if (
                    at is not None
                    and other not in whole_a
                    and (same_sound(own[at], other[at]) or not _is_no_name(passage.a.text, start))
                    and not is_transcribed(passage.a.text, start + at)
                    and _is_name(passage.a.text, start + at, whole_b)
                    and not _is_grammar(passage.a.text, start + at)
                    and not _is_grammar(passage.b.text, place + at)
                ):
                    if start + at not in done:
                        done.add(start + at)
                        yield (start, start + size), (place, place + size)
                    break


def _starts(text: str, size: int) -> list[int]:
    return [k for run in _HAN.finditer(text) for k in range(run.start(), run.end() - size + 1)]


def _one_apart(one: str, other: str) -> int | None:
    """Where two runs differ, if they differ in one character that sounds the same or stands in an organisation's
    name.
    """
    places = [k for k, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) != 1:
        return None
    at = places[0]
    if frozenset((one[at], other[at])) in _VARIANTS or re.search(
        r"[一二三四五六七八九十百千万两]", one[at] + other[at]
    ):
        return None
    if same_sound(one[at], other[at]):
        return at
    named = _ORGANISATION.search(one)
    return at if len(one) == 4 and named and named.start() == 2 and at < 2 and named.group() in other else None


def _is_no_name(text: str, place: int) -> bool:
    """Whether the two characters at a place name no organisation: what begins inside of a word, as 州 of 杭州, or has a
    word of grammar in it, as 他在.
    """
    return any(
        start < place < end or (end - start == 1 and start in {place, place + 1} and tag.startswith(_GRAMMAR))
        for (start, end), tag in tag_words(text)
    )


def _is_grammar(text: str, place: int) -> bool:
    """Whether the character at a place is a word of grammar of its own, or what something is counted in: 帕卢在, 多家."""
    return any(
        (span == (place, place + 1) and tag.startswith(_GRAMMAR))
        or (span[0] <= place < span[1] and tag.startswith(_MEASURES))
        for span, tag in tag_words(text)
    )


def _is_name(text: str, place: int, whole_b: str) -> bool:
    """Whether the character at a place belongs to a word that is a name, or that no dictionary has."""
    for span, tag in tag_words(text):
        if span[0] <= place < span[1]:
            word = text[slice(*span)]
            if tag.startswith(("nr", "ns", "nt", "nz")) and word not in whole_b:
                return True
            return len(word) == 1 or word not in load_lexicon().glosses
    return False


def _replaced(passage: Passage, whole_a: str, whole_b: str) -> Iterator[tuple[Span, Span]]:
    """A place or person that text b names less often, where the clause that tells the same names one that text a names
    less often.
    """
    lost = _names(passage.a.text, passage.b.text, whole_a, whole_b)
    new = _names(passage.b.text, passage.a.text, whole_b, whole_a)
    for span in lost:
        same = [other for other in new if _same_clause(passage, span, other)]
        if len(same) == 1 and sum(_same_clause(passage, mine, same[0]) for mine in lost) == 1:
            name, other = passage.a.text[slice(*span)], passage.b.text[slice(*same[0])]
            if not (set(name) <= set(other) or set(other) <= set(name)):
                yield span, same[0]


def _exchanged(passage: Passage) -> Iterator[tuple[Span, Span]]:
    """Two names that both texts have, each with what the original says of the other one: 甲指控乙 and 乙指控甲.

    Where no verb parts them, 甲和乙, their order says nothing.
    """
    a, b = _first_names(passage.a.text), _first_names(passage.b.text)
    for one, other in itertools.combinations([name for name in a if name in b], 2):
        if not (_are_parted(passage.a.text, a[one], a[other]) and _are_parted(passage.b.text, b[one], b[other])):
            continue
        straight = [_fits(passage, a[name], b[name]) for name in (one, other)]
        crossed = [_fits(passage, a[one], b[other]), _fits(passage, a[other], b[one])]
        if min(crossed) >= LEAST_FIT and sum(crossed) >= sum(straight) + EXCHANGED:
            yield from ((a[one], b[other]), (a[other], b[one]))
            return


def _first_names(text: str) -> dict[str, Span]:
    """The first place of each name of a Chinese text."""
    found: dict[str, Span] = {}
    for span, tag in tag_words(text):
        if tag.startswith(("ns", "nr", "nt", "nz")) and span[1] - span[0] > 1:
            found.setdefault(text[slice(*span)], span)
    return found


def _are_parted(text: str, one: Span, other: Span) -> bool:
    """Whether a verb stands between two places of a text."""
    first, second = sorted((one, other))
    return any(tag.startswith("v") and first[1] <= span[0] and span[1] <= second[0] for span, tag in tag_words(text))


def _fits(passage: Passage, a: Span, b: Span) -> int:
    """Characters that stand on both sides before or right after two names, up to the next mark."""
    texts = [(side.text[: span[0]][::-1], side.text[span[1] :]) for side, span in ((passage.a, a), (passage.b, b))]
    before, after = (
        [content_characters(_MARK.split(own[way][:AROUND], maxsplit=1)[0]) for own in texts] for way in (0, 1)
    )
    return len(before[0] & before[1]) + 2 * len(after[0] & after[1])


def _names(text: str, beside: str, whole: str, other: str) -> list[Span]:
    """Names of places and people that the dictionary knows and the other side has not, or not as often."""
    return [
        span
        for span, tag in tag_words(text)
        if tag.startswith(("ns", "nr", "nt")) and span[1] - span[0] >= 2 and _known(text[slice(*span)])
        and not _COUNTRIES.fullmatch(text[slice(*span)])
        and _rarer(text[slice(*span)], beside, whole, other)
    ]  # fmt: skip


def _rarer(name: str, beside: str, own: str, other: str) -> bool:
    """Whether a name is not in the passage beside it, in full or as in 中美, and not as often in the other text as in its
    own.
    """
    if name in beside or other.count(name) >= own.count(name):
        return False
    return not (_COUNTRY.fullmatch(name) and name[0] in beside)


def _known(name: str) -> bool:
    """Whether the dictionary glosses a word as a name: then it is one, whatever segmentation guesses."""
    return any(meaning[:1].isupper() for meaning in load_lexicon().glosses.get(name, ()))


def _same_clause(passage: Passage, a: Span, b: Span) -> bool:
    one, other = (_clause(side.text, span[0]) for side, span in ((passage.a, a), (passage.b, b)))
    bare = one.replace(passage.a.text[slice(*a)], ""), other.replace(passage.b.text[slice(*b)], "")
    return likeness(*bare) >= SAME_CLAUSE


def _clause(text: str, place: int) -> str:
    return text[slice(*clause_at(text, place))]


def _promoted(passage: Passage) -> Iterator[tuple[Span, Span]]:
    """A title that a copy gave a 副."""
    for edit in find_edits(passage):
        match = _DEPUTY.match(passage.b.text, edit.b[0])
        if edit.a[0] == edit.a[1] and passage.b.text[slice(*edit.b)] == "副" and match:
            yield (edit.a[0], edit.a[0] + len(match[1])), (edit.b[0], match.end(1))


def _deputies(passage: Passage) -> Iterator[tuple[Span, Span]]:
    """Titles with 副 that the other side gives without."""
    for match in _DEPUTY.finditer(passage.a.text):
        span = match.start(), match.end(1)
        if passage.b.source.chinese:
            place = passage.b.text.find(match[1])
            if "副" + match[1] in passage.b.text:
                continue
            if place >= 0 and passage.b.text.count("副") < passage.a.text.count("副"):
                yield span, (place, place + len(match[1]))
                return
        else:
            title = _english_title(match[1], passage.b.text)
            if title and not _DEPUTY_EN.search(passage.b.text):
                yield span, title
                return


def _english_title(chinese: str, text: str) -> Span | None:
    """Where an English text has the word for a Chinese title, with the clause before it, which often is the name."""
    words = next((words for end, words in _TITLES if chinese.endswith(end)), "")
    match = re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) if words else None
    if match is None:
        return None
    clauses = [span for span in split_clauses(text) if span[0] <= match.start()]
    return (clauses[-2][0] if len(clauses) > 1 and match.start() == clauses[-1][0] else match.start()), match.end()


def _drift(code: str, passage: Passage, a: Span, b: Span) -> Drift:
    values = (("original", passage.a.text[slice(*a)]), ("copy", passage.b.text[slice(*b)]))
    return Drift(
        kind="name", original=passage.a.quote(a), copy=passage.b.quote(b), message=Message(code=code, values=values)
    )
