"""The same articles for other site builders.

In: a corpus, or a site that we built, and an empty folder. Out: a project that the builder builds as it stands.
"""

from __future__ import annotations

import re
from pathlib import Path

_I18N = """site_name: Peer
theme: {name: material, font: false, features: [navigation.tabs]}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: zh, name: 中文, default: true, build: true}
        - {locale: zh-TW, name: 繁體, build: true}
        - {locale: en, name: English, build: true}
"""
_HUGO = 'baseURL = "https://example.org/"\ntitle = "Peer"\ndisableKinds = ["taxonomy", "term"]\n'
_LAYOUT = (
    '<!doctype html><html lang="{{ .Site.LanguageCode }}"><head><title>{{ .Title }}</title></head>'
    "<body>{{ .Content }}</body></html>\n"
)
_BODY = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def write_i18n(corpus: Path, folder: Path) -> Path:
    """MkDocs with Material and static-i18n: one project, the default of three languages stands in for the others."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_I18N, encoding="utf-8")
    (docs / "index.md").write_text("# Peer\n", encoding="utf-8")
    for file in corpus.glob("*.md"):
        (docs / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def write_hugo(site: Path, folder: Path) -> Path:
    """Hugo with the bodies of our pages as content in HTML and the plainest of layouts."""
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "config.toml").write_text(_HUGO, encoding="utf-8")
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_LAYOUT, encoding="utf-8")
    for page in site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        if (body := _BODY.search(text)) and (title := _TITLE.search(text)):
            # Flat: below a folder that has a page of its own Hugo takes files for that page's attachments.
            name = "--".join(page.parent.relative_to(site).parts) or "home"
            target = folder / "content" / "pages" / f"{name}.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            head = title[1].replace("'", " ")
            target.write_text(f"---\ntitle: '{head}'\n---\n{body[1]}", encoding="utf-8")
    return folder
