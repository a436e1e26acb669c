"""A corpus with a payload in every text that it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from tashan.corpus import read_corpus
from tashan.corpus.reviews import sentence_key
from tashan.corpus.values import InvalidValueError, to_url
from tashan.model import Citation
from tashan.problems import Problems
from tests.render.test_payloads import PAYLOADS

if TYPE_CHECKING:
    from pathlib import Path

FORMULAS = ("=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3+cmd|x", "@SUM(1+1)*cmd|x", "\t=1+1", "\r=1+1", "＝1+1")
READABLE = (*(text for text in PAYLOADS if "\0" not in text and "\ud83d" not in text), *FORMULAS)
"""A zero byte and half a surrogate pair never get that far: the reader refuses such files."""
KINDS = (
    "## X", "- X\n- x", "> X", "[X](X)", "![X](X)", "| X | b |\n|---|---|\n| a | X |",
    "$$X$$", "`X`", "[^1]\n\n[^1]: X",
)  # fmt: skip
"""Markdown around a payload."""
THEMES = 8


def write_corpus(folder: Path) -> None:
    """An article with its translation for each payload, and reference data that name the payloads."""
    for number, payload in enumerate(READABLE):
        name = f"h{number} " + re.sub(r"[/\x00-\x1f]", "-", payload)[:60].strip()
        _write(folder / f"{name}.md", _article(number, payload, "zh-Hans"))
        _write(folder / f"{name}.en.md", _article(number, payload, "en"))
    labels = {n: _label(f"{payload}城{n}") for n, payload in enumerate(READABLE)}
    places = {f"p{n}": {"name": label, "kind": "city", "profile": label} for n, label in labels.items()}
    terms = {
        f"t{n}": {
            "kind": "person",
            "name": {"zh-Hans": f"{text}人{n}", "en": f"{text} Person {n}"},
            "aliases": [f"{text}别{n}"],
        }
        for n, text in enumerate(READABLE)
    }
    metrics = {
        f"m{n}": {
            "name": label,
            "unit": "CNY",
            "chart": True,
            "keywords": {"zh-Hans": [f"指标{_han(n)}"], "en": [f"metric {n}"]},
        }
        for n, label in labels.items()
    }
    groups = [" ".join(READABLE[n::THEMES]) for n in range(THEMES)]
    themes = {
        f"h{n}": {"name": _label(text), "question": _label(text), "keywords": {"zh-Hans": ["资本"], "en": ["capital"]}}
        for n, text in enumerate(groups)
    }
    fields = ("name", "tagline", "description", "lead", "question", "thing", "things", "licence", "saying")
    site = {field: _label(groups[n % THEMES]) for n, field in enumerate(fields)}
    for name, data in (("cities", places), ("terms", terms), ("metrics", metrics), ("themes", themes), ("site", site)):
        _write(folder / f"{name}.yml", _yaml(data))
    for raw in read_corpus(folder, Problems()):
        if raw.front.lang == "zh-Hans":
            number = int(raw.front.title.split()[0])
            _write(folder / "reviews" / f"{raw.id}.yml", _yaml(_review(number, READABLE[number], raw.id)))


def _label(text: str) -> dict[str, str]:
    return {"zh-Hans": text, "zh-Hant": text, "en": text}


def _address(payload: str) -> str:
    """The payload behind an address, where that is one that the reader takes."""
    address = "https://example.org/" + re.sub(r"\s", "", payload)
    try:
        to_url(address)
    except InvalidValueError:
        return "https://example.org/'onclick='alert(1)"
    return address


def _han(number: int) -> str:
    return "".join("零一二三四五六七八九"[int(digit)] for digit in f"{number:02}")


def _sentence(number: int, lang: str) -> str:
    """A sentence that is another one in each article: these are stories of their own."""
    things = ("茶叶", "芯片", "渔船", "瓷器", "钢琴", "稻米", "望远镜", "丝绸", "轮胎", "药材")
    words = ("tea", "chips", "boats", "china", "pianos", "rice", "telescopes", "silk", "tyres", "herbs")
    one, two = number % 10, number // 10
    if lang == "en":
        return f"Firm {number} of the harbour sold {number}7 thousand {words[one]} and {words[two]}, capital in hand."
    return f"第{number}号港口的企业卖出{number}7万件{things[one]}和{things[two]}，靠的是资本。"


def _article(number: int, payload: str, lang: str) -> str:
    head: dict[str, Any] = {
        "title": f"{number} {payload}",
        "slug": f"r{number}",
        "lang": lang,
        "date": "2025-02-13",
        **dict.fromkeys(("summary", "notice"), payload),
        **{key: [payload] for key in ("tags", "categories", "keywords", "authors", "editors")},
        "cities": [f"p{number}"],
        "rights": "full",
        "source": {"publisher": payload, "title": payload, "url": _address(payload)},
        "translation": {"by": "machine", "engine": payload},
        "translationKey": f"k{number}",
        f"key {payload}": payload,
    }
    first = _sentence(number, lang)
    value = (
        f"指标{_han(number)}为{number + 3}亿元" if lang != "en" else f"metric {number} was {number + 3}00 million yuan"
    )
    said = f"{payload}城{number}在2024年{value}。{payload}人{number}说：“{payload}”。"
    body = [first, said, f"{first}{payload}", payload, *(kind.replace("X", payload) for kind in KINDS), first]
    return f"---\n{_yaml(head)}---\n\n" + "\n\n".join(body) + "\n"


def _review(number: int, payload: str, story: str) -> dict[str, Any]:
    citation = Citation(article=story, passage=0, sentence=0)
    key = sentence_key(citation, _sentence(number, "zh-Hans"))
    line = {"zh-Hans": payload, "en": payload, "cites": [key]}
    return {
        "by": payload,
        "sentences": {key: {"cities": {f"p{number}": "strength"}, "themes": [f"h{number % THEMES}"]}},
        "lines": {f"p{number}/h{number % THEMES}": line},
        "key_points": [key],
    }


def _yaml(data: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
