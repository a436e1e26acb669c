"""Where the line between versions of one another and other texts runs: at each threshold, on either side of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tashan.model import Bead
from tashan.stories import decide
from tashan.stories.decide import (
    LEAST_COVERAGE,
    LEAST_EVIDENT,
    LEAST_SIMILARITY,
    LEAST_SIMILARITY_ONE_LANGUAGE,
    LEAST_SIMILARITY_SHORT,
    Comparison,
    compare,
)
from tashan.stories.texts import Shelf
from tests.stories.making import HARBOUR, HARBOUR_EN, ORCHARD, make_article

if TYPE_CHECKING:
    from tashan.alignment import Encoder

PLAIN = ["门开着，风吹进来。", "他坐在窗边，看着河水。", "孩子们在院子里跑来跑去。", "晚饭以后，大家都睡了。"]
PLAIN_EN = [
    "The door stood open and the wind came in.",
    "He sat at the window and looked at the river.",
    "The children ran about in the yard.",
    "After supper everybody slept.",
]
"""No number, day or name in them: nothing but likeness speaks."""
UNDER = 0.0001


@pytest.fixture(scope="module")
def one_language(encoder: Encoder) -> Comparison:
    return between(encoder, PLAIN, PLAIN, "zh-Hans")


def between(encoder: Encoder, a: list[str], b: list[str], lang: str) -> Comparison:
    shelf = Shelf([make_article("a", a), make_article("b", b, lang)], encoder)  # type: ignore[arg-type]
    return compare(shelf.text(0), shelf.text(1), whole=True)


def judged(comparison: Comparison, similarity: float, coverage: float = 1.0, outside: float = 1.0) -> bool:
    return replace(comparison, similarity=similarity, coverage=coverage, outside=outside).same


def test_versions_have_so_much_in_common_and_no_less(one_language: Comparison) -> None:
    assert judged(one_language, 0.9, LEAST_COVERAGE, LEAST_COVERAGE)
    assert not judged(one_language, 0.9, LEAST_COVERAGE - UNDER, 1.0)
    assert not judged(one_language, 0.9, 1.0, LEAST_COVERAGE - UNDER)
    assert (LEAST_COVERAGE, LEAST_EVIDENT) == (0.7, 0.12)


@pytest.mark.parametrize(
    ("a", "b", "lang", "least"),
    [
        (PLAIN, PLAIN, "zh-Hans", LEAST_SIMILARITY_ONE_LANGUAGE),
        (PLAIN, PLAIN_EN, "en", LEAST_SIMILARITY),
        (PLAIN[:3], PLAIN[:3], "zh-Hans", LEAST_SIMILARITY_SHORT),
        (PLAIN, PLAIN * 4, "zh-Hans", LEAST_SIMILARITY_ONE_LANGUAGE),
        (PLAIN, [*PLAIN * 4, "天亮了。"], "zh-Hans", LEAST_SIMILARITY_SHORT),
    ],
    ids=["one language", "two languages", "few sentences", "four times as long", "longer still"],
)
def test_versions_are_so_like_and_no_less(
    encoder: Encoder, a: list[str], b: list[str], lang: str, least: float
) -> None:
    comparison = between(encoder, a, b, lang)
    assert judged(comparison, least)
    assert not judged(comparison, least - UNDER)


def test_the_thresholds_are_what_was_calibrated() -> None:
    assert (LEAST_SIMILARITY, LEAST_SIMILARITY_ONE_LANGUAGE, LEAST_SIMILARITY_SHORT) == (0.25, 0.35, 0.5)
    assert (decide.SAME_COSINE, decide.AGREEING_COSINE, decide.LEAST_TEXT) == (0.5, 0.3, 24)


@pytest.mark.parametrize(
    ("text", "lang", "same"),
    [
        ("Then all of us went homewards", "en", True),  # 24 letters
        ("Then all of us went homeward", "en", False),  # 23
        ("天亮以后他就慢慢走开了。", "zh-Hans", True),
        ("天亮以后他慢慢走了。", "zh-Hans", False),
    ],
)
def test_less_than_two_dozen_letters_are_alike_by_chance(encoder: Encoder, text: str, lang: str, same: bool) -> None:
    shelf = Shelf([make_article("a", [text], lang), make_article("b", [text], lang)], encoder)  # type: ignore[arg-type]
    assert judged(compare(shelf.text(0), shelf.text(1)), 1.0) is same


@pytest.mark.parametrize(("end", "score", "covered"), [("啊", 0.5, 1.0), ("呀", 0.5 - UNDER, 0.0)])
def test_a_bead_counts_from_a_cosine_on(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch, end: str, score: float, covered: float
) -> None:
    """Each case has texts of its own: how texts were aligned is remembered."""
    beads = tuple(Bead(a=(n,), b=(n,), score=score) for n in range(len(PLAIN)))
    monkeypatch.setattr(decide, "align_sentences", lambda *_: beads)
    found = between(encoder, PLAIN, [f"{line}{end}" for line in PLAIN], "zh-Hans")
    assert (found.coverage, found.outside) == (covered, covered)


def test_similarity_is_high_for_the_same_lower_for_a_translation_and_low_for_another_text(encoder: Encoder) -> None:
    same, translated, other = (
        between(encoder, HARBOUR, text, lang).similarity
        for text, lang in ((HARBOUR, "zh-Hans"), (HARBOUR_EN, "en"), (ORCHARD, "zh-Hans"))
    )
    assert same == pytest.approx(1.0, abs=0.01)
    assert other < LEAST_EVIDENT < LEAST_SIMILARITY < translated < 0.95


OTHERS = [
    f"第{number}篇说的是别处的{thing}，与此无关。"
    for number, thing in enumerate("山路桥灯船井树鸟米布纸墨茶盐铁车马雪雨风火石沙草")
]
"""As many sentences of other things: what a round-up holds besides."""


@pytest.mark.parametrize(
    ("longer", "collected"),
    [
        (OTHERS[:20] + PLAIN + OTHERS[20:], True),
        (PLAIN + OTHERS, False),
        ([*OTHERS[:6], PLAIN[0], *OTHERS[6:12], PLAIN[1], *OTHERS[12:18], *PLAIN[2:], *OTHERS[18:]], False),
        (OTHERS[:10] + PLAIN + OTHERS[10:12], False),
    ],
    ids=["in a collection", "an excerpt of the beginning", "a digest", "a longer report"],
)
def test_a_text_within_a_collection_is_no_version_of_it(encoder: Encoder, longer: list[str], collected: bool) -> None:
    for one, other in ((PLAIN, longer), (longer, PLAIN)):
        comparison = between(encoder, one, other, "zh-Hans")
        assert comparison.collected == collected
        assert not (collected and judged(comparison, 0.9))


@pytest.mark.parametrize(("short", "long", "collected"), [(1, 2, True), (2, 1, False), (1, 1, False)])
def test_a_far_longer_text_is_a_version_only_where_it_came_first(
    encoder: Encoder, short: int, long: int, collected: bool
) -> None:
    piece = between(encoder, PLAIN[:1], PLAIN[:1] + OTHERS, "zh-Hans")
    dated = [
        replace(text, article=replace(text.article, published=datetime(2025, 2, day, tzinfo=UTC)))
        for text, day in ((piece.a, short), (piece.b, long))
    ]
    assert replace(piece, a=dated[0], b=dated[1]).collected == collected
    turned = tuple(Bead(a=bead.b, b=bead.a, score=bead.score) for bead in piece.beads)
    assert replace(piece, a=dated[1], b=dated[0], beads=turned).collected == collected
