"""Where the line between versions of one another and other texts runs: at each threshold, on either side of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

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
