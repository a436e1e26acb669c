"""Train the classifiers of claims on the labelled sentences of tashan/facts/training and print how good they are.

    python benchmarks/train_claims.py            print figures
    python benchmarks/train_claims.py --write    also write the weights that the program reads

The gate and the themes are cross-validated over five folds. Stances are measured on the contrasts of TEST_TOPICS, no
sentence of which is trained on. All sentences were written for this purpose and none is taken from an article. The
writer of the labelled sentences knew the debate that the shipped digests are about, so on articles of that debate the
gate does better than on other city reports: trust the figures printed here.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from tashan.alignment.vectors import Encoder
from tashan.corpus import read_reference
from tashan.facts.claims import THEME
from tashan.facts.classifier import WEIGHTS_FILE, features
from tashan.facts.cues import CUE_NAMES
from tashan.facts.places import place_spans
from tashan.facts.stance.judge import SIGNS, STANCES, StanceModel, sign_rows, wide_rows
from tashan.facts.stance.masks import Masked, group_names, mask, mask_first, worded
from tashan.facts.stance.rules import language_of, read_sentence
from tashan.facts.topics import fit_topics
from tashan.language.names import NameIndex
from tashan.problems import Problems

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tashan.model import Reference

PROJECT = Path(__file__).resolve().parent.parent
TRAINING = PROJECT / "tashan" / "facts" / "training"
TEST_TOPICS = frozenset({"waste", "parks", "culture", "sport", "safety", "energy"})
GATE_C, STANCE_C = 3.0, 1.0
"""Inverse regularisation; from 1 to 10 the gate is level."""
PAIRS = 300
"""Sentences made by joining two of one stance: articles write longer sentences than ours. They halve the rhetoric of
real articles that is filed."""
SEED = 20250213
_PLACE = re.compile(r"\[([^\]]+?)([+\-0])\]")
_SIGNS = {"+": "strength", "-": "weakness", "0": "neutral"}


class Example(Struct, frozen=True, kw_only=True):
    """A labelled sentence; without themes it is rhetoric and has no stance."""

    text: str
    lang: str
    themes: tuple[str, ...]
    stance: str | None
    masked: Masked


class Contrast(Struct, frozen=True, kw_only=True):
    """A sentence as seen from one of its places, with the stance towards it."""

    topic: str
    lang: str
    masked: Masked
    stance: str


def read_examples(names: NameIndex) -> tuple[Example, ...]:
    """The labelled sentences, Chinese before English, as seen from the first place that they name."""
    rows: list[Example] = []
    for lang in ("zh", "en"):
        for line in (TRAINING / f"{lang}.jsonl").read_text("utf-8").splitlines():
            data = json.loads(line)
            masked = mask_first(data["text"], place_spans(data["text"], names))
            rows.append(
                Example(
                    text=data["text"], lang=lang, themes=tuple(data["themes"]), stance=data["stance"], masked=masked
                )
            )
    return tuple(rows)


def read_contrasts(path: Path) -> tuple[Contrast, ...]:
    """The contrasts of one file, a row a place."""
    rows: list[Contrast] = []
    topic = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            topic = line[3:]
        elif line and not line.startswith("#"):
            text, places = parse_contrast(line)
            groups = group_names(text, tuple((start, end, name) for start, end, name, _ in places))
            rows += [
                Contrast(topic=topic, lang=language_of(text), masked=mask(text, groups, name), stance=stance)
                for _, _, name, stance in places
            ]
    return tuple(rows)


def parse_contrast(line: str) -> tuple[str, tuple[tuple[int, int, str, str], ...]]:
    """The plain sentence and its places: start, end, name, stance."""
    text, places, at = "", [], 0
    for match in _PLACE.finditer(line):
        text += line[at : match.start()]
        places.append((len(text), len(text) + len(match[1]), match[1], _SIGNS[match[2]]))
        text, at = text + match[1], match.end()
    return text + line[at:], tuple(places)


def join_pairs(examples: Sequence[Example], count: int) -> list[Example]:
    """About `count` longer sentences of the same languages and stances, and a third as many of rhetoric."""
    random = np.random.default_rng(SEED)
    joined: list[Example] = []
    claims = sum(bool(e.themes) for e in examples)
    for lang, glue in (("zh", "，"), ("en", ", and ")):
        for group in ([e for e in examples if e.lang == lang and bool(e.themes) is wanted] for wanted in (True, False)):
            share = count * sum(e.lang == lang and bool(e.themes) for e in examples) // max(claims, 1)
            for _ in range(share if group and group[0].themes else share // 3):
                first, second = (group[int(i)] for i in random.choice(len(group), 2, replace=False))
                if first.stance == second.stance:
                    text = first.masked.text.rstrip("。.") + glue + second.masked.text
                    joined.append(
                        replace(first, text=text, masked=Masked(text=text, others=0), themes=first.themes[:1])
                    )
    return joined


class Trainer:
    """Fits the parts; `encoder` remembers the vectors between folds."""

    def __init__(self, encoder: Encoder, reference: Reference) -> None:
        self._encoder, self._reference = encoder, reference

    def _vectors(self, masked: Sequence[Masked]) -> tuple[list[str], NDArray[np.float32]]:
        words = [worded(item, english=language_of(item.text) == "en") for item in masked]
        return words, self._encoder.encode(words)

    def gate_rows(self, masked: Sequence[Masked]) -> NDArray[np.float32]:
        words, vectors = self._vectors(masked)
        return features(vectors, words)

    def fit_gate(self, examples: Sequence[Example], contrasts: Sequence[Contrast]) -> LogisticRegression:
        longer = [*examples, *join_pairs(examples, PAIRS)]
        rows = self.gate_rows([*(e.masked for e in longer), *(c.masked for c in contrasts)])
        return _regression(GATE_C).fit(rows, [*(bool(e.themes) for e in longer), *(True for _ in contrasts)])

    def fit_stance(self, examples: Sequence[Example], contrasts: Sequence[Contrast]) -> StanceModel:
        """One model of the signs alone, one of signs, cues and vector."""
        claims = [e for e in examples if e.themes and e.masked.others == 0]
        masked = [*(e.masked for e in claims), *(c.masked for c in contrasts)]
        wanted = [*(STANCES.index(e.stance) for e in claims), *(STANCES.index(c.stance) for c in contrasts)]
        words, vectors = self._vectors(masked)
        signs = sign_rows([read_sentence(item.text) for item in masked], masked)
        narrow = _regression(STANCE_C).fit(signs, wanted)
        wide = _regression(STANCE_C).fit(wide_rows(signs, words, vectors), wanted)
        return StanceModel(
            signs=narrow.coef_.astype(np.float32),
            signs_bias=narrow.intercept_.astype(np.float32),
            wide=wide.coef_.astype(np.float32),
            wide_bias=wide.intercept_.astype(np.float32),
        )

    def judge(self, model: StanceModel, contrasts: Sequence[Contrast]) -> list[str]:
        masked = [c.masked for c in contrasts]
        words, vectors = self._vectors(masked)
        return [verdict.stance for verdict in model.judge(masked, words, vectors)]

    def cross_validate(self, examples: tuple[Example, ...]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Probability of being a claim and scores of themes, each from models without the example."""
        strata = [f"{e.lang} {e.themes[:1]}" for e in examples]
        gate = np.zeros(len(examples))
        themes = np.zeros((len(examples), len(self._reference.themes)))
        _, vectors = self._vectors([e.masked for e in examples])
        for train, test in StratifiedKFold(5, shuffle=True, random_state=SEED).split(strata, strata):
            kept = [examples[i] for i in train]
            rows = self.gate_rows([examples[i].masked for i in test])
            gate[test] = self.fit_gate(kept, ()).predict_proba(rows)[:, 1]
            topics = fit_topics(_taught(self._reference, kept), self._encoder.encode)
            themes[test] = topics.scores([examples[i].text for i in test], vectors[test])
        return gate, themes


def _taught(reference: Reference, examples: Sequence[Example]) -> Any:
    """The themes with these sentences as their examples."""
    return tuple(
        replace(theme, examples_zh=tuple(_worded(e) for e in examples if theme.id in e.themes), examples_en=())
        for theme in reference.themes
    )


def _worded(example: Example) -> str:
    return worded(example.masked, english=example.lang == "en")


def _regression(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=3000, class_weight="balanced")


class Measured(Struct, frozen=True, kw_only=True):
    """Shares of claims and rhetoric that pass the gate; F1 over themes and share of right first themes."""

    claims_filed: float
    rhetoric_filed: float
    theme_f1: float
    first_theme: float


def measure(examples: Sequence[Example], gate: NDArray[Any], themes: NDArray[Any], reference: Reference) -> Measured:
    truth = np.array([[theme.id in e.themes for theme in reference.themes] for e in examples])
    claims = truth.any(axis=1)
    filed = gate >= 0.5
    chosen = (themes >= THEME) | (themes == themes.max(axis=1, keepdims=True))
    chosen &= filed[:, None]
    return Measured(
        claims_filed=float(filed[claims].mean()),
        rhetoric_filed=float(filed[~claims].mean()),
        theme_f1=float(2 * (chosen & truth).sum() / (chosen.sum() + truth.sum())),
        first_theme=float(np.mean([truth[i, themes[i].argmax()] for i in np.flatnonzero(claims)])),
    )


class Marks(Struct, frozen=True, kw_only=True):
    """Marks on contrasts: places, those marked, those marked rightly, those that deserve a mark."""

    places: int
    marked: int
    right: int
    deserving: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.marked)

    @property
    def share(self) -> float:
        return self.marked / max(1, self.deserving)


def count_marks(contrasts: Sequence[Contrast], stances: Sequence[str]) -> Marks:
    marked = [(c, s) for c, s in zip(contrasts, stances, strict=True) if s != "neutral"]
    return Marks(
        places=len(contrasts),
        marked=len(marked),
        right=sum(c.stance == s for c, s in marked),
        deserving=sum(c.stance != "neutral" for c in contrasts),
    )


def write_weights(path: Path, gate: LogisticRegression, stance: StanceModel) -> None:
    np.savez_compressed(
        path,
        gate=gate.coef_[0].astype(np.float32),
        gate_bias=np.float32(gate.intercept_[0]),
        narrow=stance.signs,
        narrow_bias=stance.signs_bias,
        wide=stance.wide,
        wide_bias=stance.wide_bias,
        cues=np.array(CUE_NAMES),
        signs=np.array(SIGNS),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights that the program reads")
    arguments = parser.parse_args()
    reference = read_reference(PROJECT / "corpus", Problems())
    examples = read_examples(NameIndex(reference))
    contrasts = [c for lang in ("zh", "en") for c in read_contrasts(TRAINING / f"contrasts-{lang}.txt")]
    taught = [c for c in contrasts if c.topic not in TEST_TOPICS]
    with Encoder(PROJECT / ".tashan" / "vectors.sqlite") as encoder:
        trainer = Trainer(encoder, reference)
        measured = measure(examples, *trainer.cross_validate(examples), reference)
        print(f"{len(examples)} sentences, cross-validated: {measured}")
        model = trainer.fit_stance(examples, taught)
        for lang in ("zh", "en"):
            kept = [c for c in contrasts if c.topic in TEST_TOPICS and c.lang == lang]
            marks = count_marks(kept, trainer.judge(model, kept))
            print(
                f"contrasts of other topics, {lang}: {marks} precision {marks.precision:.3f} marked {marks.share:.3f}"
            )
        if arguments.write:
            write_weights(TRAINING / WEIGHTS_FILE, trainer.fit_gate(examples, taught), model)


if __name__ == "__main__":
    main()
