"""Words that a translation puts in are told from words that translate freely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tashan.comparing.insertion import (
    DESCRIBING,
    DESCRIBING_CLOSE,
    find_insertions,
    load_model,
    measure_words,
    read_model,
)
from tashan.comparing.signs import find_unaccounted, read_signs, texts_of

if TYPE_CHECKING:
    from tashan.alignment import Encoder

CHINESE = "码头上的大部分货物昨天运进了仓库。"
ENGLISH = "Most of the goods on the pier were moved into the warehouse yesterday."


def test_a_word_that_the_dictionary_finds_is_accounted_for() -> None:
    words = [word.text for word in find_unaccounted(CHINESE, ENGLISH.replace("goods", "grotesque goods"))]
    assert "grotesque" in words
    assert not {"goods", "warehouse", "yesterday", "most"} & set(words)


def test_names_are_left_to_names() -> None:
    assert [word.text for word in find_unaccounted("他来了。", "Grzegorz came.")] == []


@pytest.mark.slow
def test_taking_out_what_was_put_in_brings_a_sentence_nearer(encoder: Encoder) -> None:
    english = ENGLISH.replace("goods", "grotesque goods")
    (word,) = [word for word in find_unaccounted(CHINESE, english) if word.text == "grotesque"]
    texts = texts_of(word, CHINESE, english)
    signs = read_signs(word, CHINESE, english, dict(zip(texts, encoder.encode(texts), strict=True)))
    assert signs["gain"] > 0
    assert signs["describes"] == 0
    assert signs["before_word"] == 1


@pytest.mark.parametrize("word", ["cowardly", "pointless", "poisonous"])
def test_a_word_put_in_is_found_and_the_sentence_without_it_is_left_alone(encoder: Encoder, word: str) -> None:
    changed = ENGLISH.replace("goods", f"{word} goods")
    found = find_insertions([(CHINESE, ENGLISH), (CHINESE, changed)], encoder.encode)
    assert found[0] is None
    assert found[1] is not None
    assert found[1].text == word
    assert changed[slice(*found[1].span)] == word


def test_a_number_in_words_is_compared_as_a_number(encoder: Encoder) -> None:
    pair = ("联赛在中断近5个月后恢复了。", "The league was resumed after a break of nearly five months.")
    assert find_insertions([pair], encoder.encode, close=True) == (None,)


def test_fewer_signs_are_asked_of_a_word_in_a_close_translation_that_describes_the_next(encoder: Encoder) -> None:
    model = load_model()
    pair = (CHINESE, ENGLISH.replace("goods", "weak goods"))
    ((_, word, signs),) = [each for each in measure_words([pair], encoder.encode) if each[1].text == "weak"]
    assert DESCRIBING_CLOSE <= model.judge(signs) < DESCRIBING
    assert find_insertions([pair], encoder.encode) == (None,)
    assert find_insertions([pair], encoder.encode, close=True) == (word,)


def test_a_model_of_other_signs_is_refused() -> None:
    with pytest.raises(ValueError, match="other signs"):
        read_model({"bias": 0, "curves": {"mood": {"knots": [0, 1], "heights": [0, 1]}}})


def test_a_model_says_how_sure_it_can_get_at_most() -> None:
    curve = {"knots": [0, 1], "heights": [-1, 2]}
    model = read_model({"bias": 0, "curves": {"gain": curve, "adverb": curve}})
    assert model.limit({"adverb": 0.0}) == pytest.approx(model.judge({"adverb": 0.0, "gain": 1.0}))
    assert model.limit({"adverb": 0.0}) > model.judge({"adverb": 0.0, "gain": 0.5})


def test_nothing_is_asked_of_the_encoder_where_every_word_is_accounted_for() -> None:
    def encode(texts: object) -> None:
        raise AssertionError(texts)

    assert find_insertions([("他来了。", "He came.")], encode) == (None,)  # type: ignore[arg-type]
