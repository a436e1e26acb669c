"""Generated corpora of any size: invented articles about cities, and news that is about none.

In: a folder, a number of articles and a seed. Out: the articles as files, with the reference data of the shipped corpus
beside them; the same bytes every time. On-topic articles are put together from the sentences that the classifier was
trained on and from figures and dates that are drawn; a third have an English edition, one in twelve is reprinted with
one figure changed. News is put together from sentences that name no theme.
"""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import yaml
from msgspec import Struct

PROJECT = Path(__file__).resolve().parents[2]
CORPUS = PROJECT / "corpus"
TRAINING = PROJECT / "tashan" / "facts" / "training"
SEED = 20250213
PARAGRAPHS, SENTENCES = 6, 4
ENGLISH, REPRINTED = 3, 12
"""Every how manieth article has an English edition, and is reprinted."""
YEARS = range(2012, 2026)

FIGURES = (
    (
        "{zh}{year}年地区生产总值达到{a}万亿元，同比增长{b}%。",
        "{en}'s GDP reached {a} trillion yuan in {year}, up {b}%.",
    ),
    ("{year}年，{zh}的高新技术企业超过{n}家。", "In {year} {en} had more than {n} high-tech enterprises."),
    ("{zh}{year}年研发投入占地区生产总值的{b}%。", "{en} spent {b}% of its GDP on research in {year}."),
    ("{zh}政府引导基金规模达到{n}亿元。", "The government guidance funds of {en} have reached {n}00 million yuan."),
    ("{year}年{month}月{day}日，{zh}发布了新的人才计划。", "On {month}/{day}/{year} {en} published a new talent plan."),
)


class Pools(Struct, frozen=True, kw_only=True):
    """What articles are put together from: places by both names, sentences of each language."""

    places: tuple[tuple[str, str], ...]
    zh: tuple[str, ...]
    en: tuple[str, ...]


def read_pools(*, on_topic: bool) -> Pools:
    """Sentences with a theme and without, or without only."""
    cities = yaml.safe_load((CORPUS / "cities.yml").read_text(encoding="utf-8"))
    names = [entry["name"] for entry in cities.values() if entry["kind"] in {"city", "province"}]
    return Pools(
        places=tuple((name["zh-Hans"], name["en"]) for name in names[:60]),
        zh=_sentences("zh", on_topic=on_topic),
        en=_sentences("en", on_topic=on_topic),
    )


def write_corpus(folder: Path, count: int, *, on_topic: bool = True, seed: int = SEED) -> int:
    """Write `count` articles into `folder`; the number of files, editions and reprints counted."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in CORPUS.glob("*.yml"):
        shutil.copy(file, folder)
    pools, written = read_pools(on_topic=on_topic), 0
    for number in range(count):
        rng = random.Random(f"{seed}-{number}")  # noqa: S311  no secret
        for name, text in _files(number, rng, pools, on_topic=on_topic):
            (folder / name).write_text(text, encoding="utf-8")
            written += 1
    return written


def _sentences(lang: str, *, on_topic: bool) -> tuple[str, ...]:
    lines = (TRAINING / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(row["text"] for row in map(json.loads, lines) if on_topic or not row["themes"])


def _files(number: int, rng: random.Random, pools: Pools, *, on_topic: bool) -> list[tuple[str, str]]:
    zh, en = _article(number, rng, pools, on_topic=on_topic)
    slug = f"story-{number:05}"
    files = [(f"{slug}.md", zh)]
    if number % ENGLISH == 0:
        files.append((f"{slug}.en.md", en))
    if number % REPRINTED == 1:
        files.append((f"{slug}-reprint.md", zh.replace("同比增长", "同比下降", 1).replace("甲报", "乙报")))
    return files


def _article(number: int, rng: random.Random, pools: Pools, *, on_topic: bool) -> tuple[str, str]:
    places = rng.sample(pools.places, 3)
    zh, en = [], []
    for _ in range(PARAGRAPHS):
        pairs = [_pair(rng, rng.choice(places), pools, on_topic=on_topic) for _ in range(SENTENCES)]
        zh.append("".join(pair[0] for pair in pairs))
        en.append(" ".join(pair[1] for pair in pairs))
    # Reference articles are half free to be shown whole: both ways of showing cost differently.
    rights = "full" if number % 2 == 0 else "excerpt"
    date = f"{rng.choice(YEARS)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    title = f"{places[0][0]}看{places[1][0]}：第{number}篇", f"{places[0][1]} looks at {places[1][1]}: number {number}"
    heads = (
        f"title: {title[0]}\ndate: {date}\nrights: {rights}\nsource: {{publisher: 甲报, url: 'https://a.example/{number}'}}",
        f'title: "{title[1]}"\nlang: en\nrights: {rights}',
    )
    return tuple(f"---\n{head}\n---\n\n" + "\n\n".join(text) + "\n" for head, text in zip(heads, (zh, en), strict=True))  # type: ignore[return-value]


def _pair(rng: random.Random, place: tuple[str, str], pools: Pools, *, on_topic: bool) -> tuple[str, str]:
    """A sentence in both languages; of those drawn whole the two say different things, as loose editions do."""
    if on_topic and rng.random() < 0.25:
        values = {
            "zh": place[0], "en": place[1], "year": rng.choice(YEARS), "month": rng.randint(1, 12),
            "day": rng.randint(1, 28), "a": f"{rng.uniform(0.2, 9):.2f}", "b": f"{rng.uniform(1, 9):.1f}",
            "n": rng.randint(200, 9000),
        }  # fmt: skip
        zh, en = rng.choice(FIGURES)
        return zh.format(**values), en.format(**values)
    zh, en = rng.choice(pools.zh), rng.choice(pools.en)
    if on_topic and rng.random() < 0.5:
        return f"在{place[0]}，{zh}", f"In {place[1]}, {en[0].lower()}{en[1:]}"
    return zh, en
