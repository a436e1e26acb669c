"""Train the judge of words put into a translation, on real translations that are changed here.

    python -m benchmarks.train_insertions SOURCE.zh TRANSLATION.en [TRANSLATION.en ...]
    python -m benchmarks.train_insertions ... --write    also write the model that the program reads

The files hold a sentence a line, the same line of each file the same sentence. A word is put in front of one that it,
or any other, describes elsewhere; the words of the translations as they are stand against them. Every fifth sentence is
kept to measure on.

The model in the repository is what one run of this file wrote: the whole general test set of WMT22 from Chinese (1,875
lines), with its two human translations and two of machines (Online-B, Online-W).
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import SplineTransformer

from tashan.alignment import Encoder
from tashan.comparing import insertion
from tashan.comparing.insertion import measure_words
from tashan.comparing.signs import DESCRIBES, SIGNS
from tashan.comparing.words import load_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Followed = Mapping[str, Sequence[str]]

MODEL = Path(insertion.__file__).with_suffix(".json")
SEED = 20250213
KNOTS, C = 5, 0.3
"""Curves of five knots and inverse regularisation; straight lines find a quarter less at the same alarms."""
HELD_BACK = 5
"""Every so many sentences one is measured on."""
TRIES = 2
"""Words put into each translation, one at a time."""
TWO_SIGNS = frozenset({"adverb", "verbal", "describes", "before_word", "loosely"})
LEAST, MOST = 12, 90
"""Chinese characters of a sentence that is used: shorter ones are labels, longer ones seldom one sentence."""
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")


class Examples(Struct, frozen=True, kw_only=True):
    """Signs of words, whether each was put in, and the sentence it is from."""

    rows: np.ndarray
    labels: np.ndarray
    sentences: np.ndarray


def read_pairs(source: Path, translations: Sequence[Path]) -> list[tuple[int, str, str]]:
    """Sentences of the right length with each translation, numbered by their line."""
    chinese = source.read_text(encoding="utf-8").splitlines()
    found = []
    for path in translations:
        for number, (zh, en) in enumerate(zip(chinese, path.read_text(encoding="utf-8").splitlines(), strict=True)):
            if LEAST <= len(_HAN.findall(zh)) <= MOST and len(en.split()) >= LEAST / 2:
                found.append((number, zh, en))
    return found


def change(pairs: Sequence[tuple[int, str, str]], chance: random.Random) -> list[tuple[int, str, str, int]]:
    """Each pair with a word put in, some times over, and where the word begins."""
    followed: dict[str, list[str]] = defaultdict(list)
    for _, _, english in pairs:
        words = [match.group() for match in _WORD.finditer(english)]
        for word, after in itertools.pairwise(words):
            if _is_content(word) and _is_content(after):
                followed[after].append(word)
    found = []
    for number, zh, en in pairs:
        for _ in range(TRIES):
            if changed := _put_in(zh, en, followed, chance):
                found.append((number, *changed))
    return found


def _put_in(zh: str, en: str, followed: Followed, chance: random.Random) -> tuple[str, str, int] | None:
    """A describing word before one that it, or half of the time any other, stands before elsewhere."""
    places = [match for match in _WORD.finditer(en) if match.group() in followed]
    chance.shuffle(places)
    for match in places:
        where = match.group() if chance.random() < 0.5 else chance.choice(list(followed))
        word = chance.choice(followed[where])
        if (DESCRIBES.search(word) or word.endswith("ly") or chance.random() < 0.4) and word not in en.lower():
            return zh, f"{en[: match.start()]}{word} {en[match.start() :]}", match.start()
    return None


def _is_content(word: str) -> bool:
    return word.islower() and len(word) > 3 and word not in load_words("empty")


def make_examples(pairs: Sequence[tuple[int, str, str]], encoder: Encoder) -> Examples:
    """Words of the pairs as they are, and the changed ones of the changed pairs."""
    changed = change(pairs, random.Random(SEED))  # noqa: S311 (no secret)
    rows, labels, sentences = [], [], []
    for place, _, signs in measure_words([(zh, en) for _, zh, en in pairs], encoder.encode):
        rows.append([signs[name] for name in SIGNS])
        labels.append(0)
        sentences.append(pairs[place][0])
    words = measure_words(
        [(zh, en) for _, zh, en, _ in changed], encoder.encode, lambda place, word: word.span[0] == changed[place][3]
    )
    for place, _, signs in words:
        rows.append([signs[name] for name in SIGNS])
        labels.append(1)
        sentences.append(changed[place][0])
    return Examples(rows=np.array(rows), labels=np.array(labels), sentences=np.array(sentences))


def fit(examples: Examples, kept: np.ndarray) -> dict[str, Any]:
    """The curves of a linear model over splines, as the program reads them."""
    curves, blocks = {}, []
    for column, name in enumerate(SIGNS):
        values = examples.rows[kept, column]
        knots = np.unique([0.0, 1.0] if name in TWO_SIGNS else np.quantile(values, np.linspace(0, 1, KNOTS)))
        spline = SplineTransformer(degree=1, knots=knots[:, None], extrapolation="constant")
        blocks.append(spline.fit_transform(values[:, None]))
        curves[name] = knots
    model = LogisticRegression(C=C, max_iter=5000).fit(np.hstack(blocks), examples.labels[kept])
    heights = np.split(model.coef_[0], np.cumsum([len(knots) for knots in curves.values()])[:-1])
    return {
        "bias": round(float(model.intercept_[0]), 4),
        "curves": {
            name: {"knots": knots.round(5).tolist(), "heights": own.round(4).tolist()}
            for (name, knots), own in zip(curves.items(), heights, strict=True)
        },
    }


def measure(examples: Examples, kept: np.ndarray, stored: dict[str, Any]) -> None:
    """Print, for some thresholds, the changed words found and the words of real translations that raise an alarm."""
    model = insertion.read_model(stored)
    sure = np.array([model.judge(dict(zip(SIGNS, row, strict=True))) for row in examples.rows[kept]])
    put_in = examples.labels[kept] == 1
    for threshold in (0.8, 0.85, 0.88, 0.9, 0.92, 0.95):
        found, alarms = (sure[put_in] >= threshold).mean(), (sure[~put_in] >= threshold).mean()
        print(f"{threshold}: {found:.2f} of the words put in, {alarms:.4f} of the others")


def main() -> None:
    """Train, measure on what was held back, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("source", type=Path)
    parser.add_argument("translations", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with Encoder(None) as encoder:
        examples = make_examples(read_pairs(options.source, options.translations), encoder)
    kept = examples.sentences % HELD_BACK != 0
    print(f"{kept.sum()} words, {int(examples.labels[kept].sum())} of them put in")
    measure(examples, ~kept, fit(examples, kept))
    if options.write:
        everything = np.ones(len(examples.labels), bool)
        MODEL.write_text(json.dumps(fit(examples, everything), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
