"""Small sites to publish: a project of its own, with three editions of a few pages."""

from __future__ import annotations

from pathlib import Path

from tashan.model import EDITIONS, Document, Edition

PROJECT = Path(__file__).resolve().parents[2]

ABOUT = {
    "zh-Hans": "---\ntitle: 关于\n---\n# 关于\n\n这个网站说“简报”，也说[数据](data.md)。\n",
    "en": "---\ntitle: About\n---\n# About\n\nThis site speaks of [data](data.md).\n",
}
TITLES: dict[Edition, str] = {"zh-Hans": "广州读杭州", "zh-Hant": "廣州讀杭州", "en": "Guangzhou reads Hangzhou"}
TEXTS: dict[Edition, str] = {
    "zh-Hans": "梁文锋的公司做人工智能。创业者说，政府像园丁。",
    "zh-Hant": "梁文鋒的公司做人工智慧。創業者說，政府像園丁。",
    "en": "Liang Wenfeng's company works on artificial intelligence. Founders call the government a gardener.",
}
BRIEFING = """---
title: {title}
description: {title}。
tashan:
  kind: briefing
  alternates: [zh-Hans, zh-Hant, en]
  title_lang: {edition}
  published: "2025-02-13T15:58:16+08:00"
  json_ld: {{"@type": Article, headline: "</script><b>", author: {{"@type": Person, name: 林一}}}}
---
# {title}

{text}

## 数据 {{#figures}}

| a | b |
|---|---|
| 3,360亿 | 48% |
"""
VERSION = "---\ntitle: {title} (copy)\ntashan: {{kind: version}}\n---\n# Copy\n\n[原文](index.md#figures)\n"
HOME = """---
title: Home
description: A home page.
tashan: {kind: home, alternates: [zh-Hans, zh-Hant, en]}
---
# Home

[A briefing](briefings/guangzhou/index.md#figures)
"""


def make_project(folder: Path) -> Path:
    """A project that has the real theme and settings, and hand-written pages of its own."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").symlink_to(PROJECT / "mkdocs.yml")
    (folder / "templates").symlink_to(PROJECT / "templates")
    (folder / "docs" / "assets").symlink_to(PROJECT / "docs" / "assets")
    for edition, text in ABOUT.items():
        page = folder / "docs" / edition / "about.md"
        page.parent.mkdir()
        page.write_text(text, encoding="utf-8")
    return folder


def make_documents(edition: Edition, **more: str) -> tuple[Document, ...]:
    """Rendered pages of one edition; `more` adds pages or replaces some, by name without `.md`."""
    title = TITLES[edition]
    pages = {
        "index": HOME,
        "briefings/index": "---\ntitle: List\ntashan: {kind: list}\n---\n# List\n\n[One](guangzhou/index.md)\n",
        "briefings/guangzhou/index": BRIEFING.format(title=title, edition=edition, text=TEXTS[edition]),
        "briefings/guangzhou/guangzhou-copy": VERSION.format(title=title),
        "data": '---\ntitle: Data\ntashan: {kind: data}\n---\n# Data\n\n<a href="../../data/figures.csv">CSV</a>\n',
        **more,
    }
    return tuple(Document(path=f"{name}.md", text=text) for name, text in pages.items())


def make_editions(**more: str) -> dict[Edition, tuple[Document, ...]]:
    return {edition: make_documents(edition, **more) for edition in EDITIONS}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
