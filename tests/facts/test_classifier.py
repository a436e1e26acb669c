"""The classifier and its training data."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import numpy as np
import pytest

from tashan.facts.classifier import WEIGHTS_FILE, WIDTH, load_classifier
from tashan.facts.cues import CUE_NAMES, cue_row
from tests.facts.articles import encoder

PROJECT = Path(__file__).resolve().parents[2]
TRAINING = PROJECT / "tashan" / "facts" / "training"
COPIED = 12
"""Characters in a row that a training sentence may not share with an article."""


def sentences() -> list[dict[str, object]]:
    lines = [line for lang in ("zh", "en") for line in (TRAINING / f"{lang}.jsonl").read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def test_the_weights_fit_the_cues_and_stay_small() -> None:
    classifier = load_classifier()
    assert classifier.weights.shape == (1 + len(classifier.themes) + len(classifier.stances), WIDTH + len(CUE_NAMES))
    assert (TRAINING / WEIGHTS_FILE).stat().st_size < 300_000


def test_probabilities_have_a_row_a_sentence_and_stances_sum_to_one() -> None:
    judgement = load_classifier().judge(np.zeros((2, WIDTH), dtype=np.float32), ["成都有基金。", "Chengdu has funds."])
    assert (judgement.claim.shape, judgement.themes.shape) == ((2,), (2, 9))
    assert judgement.stances.sum(axis=1) == pytest.approx([1, 1])


def test_cues_are_the_same_in_both_scripts() -> None:
    assert cue_row("风险投资机构").tolist() == cue_row("風險投資機構").tolist()


def test_there_are_enough_training_sentences_of_every_theme_and_language() -> None:
    rows = sentences()
    assert len(rows) >= 600
    for theme in load_classifier().themes:
        assert sum(theme in row["themes"] for row in rows) >= 60  # type: ignore[operator]
    assert sum(not row["themes"] for row in rows) >= 200


def test_no_training_sentence_is_taken_from_an_article(shared: Path) -> None:
    articles = "".join(path.read_text("utf-8") for path in sorted((shared / "seeds").glob("*.txt")))
    for row in sentences():
        text = str(row["text"])
        if not text.isascii():
            assert not any(text[i : i + COPIED] in articles for i in range(len(text) - COPIED + 1)), text


@pytest.mark.slow
def test_cross_validated_figures_hold_their_floors(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the training command prints them, each about two points under what was reached."""
    monkeypatch.syspath_prepend(str(PROJECT / "benchmarks"))
    train_claims = importlib.import_module("train_claims")
    examples = train_claims.read_examples()
    scores = train_claims.cross_validate(train_claims.Trainer(encoder()), examples)
    measured = train_claims.measure(examples, scores, 0.3)
    assert measured.claims_filed >= 0.89
    assert measured.rhetoric_filed <= 0.1
    assert measured.theme_f1 >= 0.70
    assert measured.stance >= 0.73
