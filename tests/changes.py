"""A small corpus, and what people change in one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.conftest import PROJECT

Change = Callable[[Path], object]


def edit(name: str, before: str, after: str) -> Change:
    def change(corpus: Path) -> None:
        file = corpus / name
        text = file.read_text(encoding="utf-8")
        assert before in text, (name, before)
        file.write_text(text.replace(before, after, 1), encoding="utf-8")

    return change


def head(name: str, line: str) -> Change:
    return edit(name, "---\n", f"---\n{line}\n")


def append(name: str, text: str) -> Change:
    def change(corpus: Path) -> None:
        file = corpus / name
        known = file.read_text(encoding="utf-8") if file.exists() else (PROJECT / "corpus" / name).read_text("utf-8")
        file.write_text(known + text, encoding="utf-8")

    return change


FIRST, COPY, ENGLISH, OTHER = "hangzhou-waits.md", "hangzhou-waits-copy.md", "hangzhou-waits.en.md", "other.md"
"""Names of the tests' own corpus, written by `make_corpus`."""
ZH = (
    "杭州愿意等待。杭州的基金容忍三成的亏损，创业者因此敢于尝试。2024年，杭州地区生产总值达到2.19万亿元，同比增长4.7%。\n\n"
    "南京有一百多所高校，却缺少耐心资本。2023年，南京的研发投入占地区生产总值的3.9%。一位创业者说，政府不应该替市场做决定。\n\n"
    "2025年2月13日，杭州发布了新的人才计划，企业可以用股权抵扣一部分个人所得税。"
)
EN = (
    "Hangzhou is willing to wait. The funds of Hangzhou tolerate losses of thirty per cent, so founders dare to try. "
    "In 2024 the GDP of Hangzhou reached 2.19 trillion yuan, up 4.7%.\n\n"
    "Nanjing has more than a hundred universities but lacks patient capital. In 2023 Nanjing spent 3.9% of its GDP on "
    "research and development. A founder said that the government should not decide for the market.\n\n"
    "On 13 February 2025 Hangzhou published a new talent plan, under which companies may use shares to offset part of "
    "personal income tax."
)
THIRD = (
    "合肥的大科学装置很多。合肥的高新技术企业超过一万家，三年翻了一番。\n\n"
    "苏州的制造业很强，2024年苏州地区生产总值达到2.67万亿元。"
)


def make_corpus(folder: Path) -> Path:
    folder.mkdir()
    for name, front, body in (
        (FIRST, "title: 杭州愿意等\ndate: 2025-02-14\nrights: full", ZH),
        (ENGLISH, "title: Hangzhou waits\nlang: en\nrights: full", EN),
        (COPY, "title: 杭州愿意等待\ndate: 2025-02-20\nrights: full", ZH.replace("4.7%", "7.4%")),
        (OTHER, "title: 合肥与苏州\ndate: 2025-03-01", THIRD),
    ):
        (folder / name).write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")
    return folder


def copy_themes(corpus: Path) -> None:
    """Reference data of the corpus' own, with one name changed."""
    text = (PROJECT / "corpus" / "themes.yml").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if "name:" in line and not line.lstrip().startswith("#"))
    (corpus / "themes.yml").write_text(text.replace(first, first.replace("en: ", "en: The ")), encoding="utf-8")


CHANGES: dict[str, Change] = {
    "nothing": lambda _: None,
    "a time stamp": lambda corpus: os.utime(corpus / FIRST, (1, 1)),
    "a sentence edited": edit(FIRST, "敢于尝试", "敢于一试"),
    "a figure edited": edit(OTHER, "2.67万亿元", "2.76万亿元"),
    "a paragraph more": append(OTHER, "\n\n深圳的民营企业很多，深圳鼓励创新。\n"),
    "a title": edit(OTHER, "合肥与苏州", "合肥、苏州"),
    "a summary": head(FIRST, "summary: 杭州等得起。"),
    "a tag": head(OTHER, "tags: [制造业]"),
    "a notice": head(OTHER, "notice: 这是一篇示范文章。"),
    "an author": head(FIRST, "authors: [林一]"),
    "rights": head(OTHER, "rights: full"),
    "a source": head(FIRST, "source: {publisher: 甲报, url: 'https://a.example/1'}"),
    "a translator": head(ENGLISH, "translation: {by: machine, engine: x}"),
    "a review": edit(ENGLISH, "by: machine", "reviewed: true, by: machine"),
    "an article added": lambda corpus: (corpus / "new.md").write_text(
        "---\ntitle: 成都\n---\n\n成都的生活节奏慢，成都的高校培养了很多人才。\n", encoding="utf-8"
    ),
    "a copy edited": edit(COPY, "一百多所", "二百多所"),
    "a copy that is none": head(COPY, f"not_version_of: [{FIRST.removesuffix('.md')}]"),
    "a version by decree": edit(COPY, "not_version_of: [hangzhou-waits]", "version_of: hangzhou-waits"),
    "an article renamed": lambda corpus: (corpus / OTHER).rename(corpus / "hefei-suzhou.md"),
    "an article is a draft": head("new.md", "draft: true"),
    "an article removed": lambda corpus: (corpus / COPY).unlink(),
    "an edition removed": lambda corpus: (corpus / ENGLISH).unlink(),
    "a term": append("terms.yml", "\npatient-money:\n  kind: phrase\n  name: {zh-Hans: 耐心资本, en: patient money}\n"),
    "a theme's name": copy_themes,
    "a place's name": append("cities.yml", "\nlinhu: {name: {zh-Hans: 临湖, en: Linhu}, kind: city}\n"),
    "the standard of Traditional Chinese": lambda corpus: (corpus / "editions.yml").write_text("standard: s2hk\n"),
}
