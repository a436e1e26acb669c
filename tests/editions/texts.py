"""Articles in words of our own, as normalising makes them."""

from __future__ import annotations

from pathlib import Path

from tashan.corpus import read_article
from tashan.model import Article
from tashan.normalise import normalise_article
from tashan.problems import Problems


def write_corpus(folder: Path, **texts: str) -> None:
    """One file for each text; `a__en` is `a.en.md`, `a__zh_Hant` is `a.zh-Hant.md`."""
    for name, text in texts.items():
        stem, _, lang = name.partition("__")
        path = folder / f"{stem}{'.' + lang.replace('_', '-') if lang else ''}.md"
        path.write_text(text, encoding="utf-8")


def read_articles(folder: Path) -> dict[str, Article]:
    problems = Problems()
    raws = [read_article(path, folder, problems) for path in sorted(folder.glob("*.md"))]
    found = [normalise_article(raw, problems).article for raw in raws if raw is not None]
    assert not problems.errors
    return {article.id: article for article in found}
