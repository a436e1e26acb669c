"""The small settings file of each edition, which inherits the project's mkdocs.yml.

In: an edition's pages and where things lie. Out: the settings as a mapping, and as a file for the builder.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from markupsafe import escape
from yaml_env_tag import add_env_tag

from tashan.locales import LOCALES
from tashan.model import EDITIONS
from tashan.publish.problems import PublishError
from tashan.publish.wording import frame_words

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping
    from pathlib import Path

    from tashan.model import Edition
    from tashan.publish.sources import Source
    from tashan.publish.wording import FrameWords

# Too special for the menu: linked from the footer.
EDITIONS_PAGE = "editions.md"
COLOURS = "assets/colours.css"
"""The style sheet that is made of the site's colours; see tashan/colours.py."""


class _Loader(yaml.CSafeLoader):
    """Reads `!ENV` as the publisher does."""


add_env_tag(_Loader)


def read_site_url(project: Path) -> str:
    """Where the site will live, ending in a slash, or "" where mkdocs.yml (or TASHAN_SITE_URL) does not say."""
    with (project / "mkdocs.yml").open("rb") as file:
        url = (yaml.load(file, Loader=_Loader) or {}).get("site_url") or ""  # noqa: S506  a safe one, see above
    if not isinstance(url, str) or (url and not url.startswith(("https://", "http://"))):
        raise PublishError(f"site_url must be an address that begins with https://, found {url!r}")
    if re.search(r"[\s<>\"'\\^`{|}]", url):
        raise PublishError(f"site_url holds what no address does: {url!r}")
    return f"{url.rstrip('/')}/" if url else ""


def edition_settings(
    source: Source,
    others: Mapping[Edition, frozenset[str]],
    *,
    project: Path,
    site_url: str,
    picture: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Settings of one edition; its pages lie in `docs` beside the file, and `site` beside it is what is built.

    `others` maps every edition of this build to the paths of its pages, so that the switch never points at a page that
    does not exist. `picture` says what stands for a page where it is shared: `{file}` for all of them, or the
    `{kinds}` of pages that have one of their own.
    """
    words = source.words
    return {
        "INHERIT": str(project / "mkdocs.yml"),
        "site_name": words.site_name,
        "site_description": words.tagline,
        "site_url": f"{site_url}{source.edition}/" if site_url else "",
        "docs_dir": "docs",
        "site_dir": "site",
        "copyright": words.licence,
        "nav": [{name: path} for path, name in words.nav.items() if path in source.paths],
        "not_in_nav": "*.md",
        "theme": {"language": source.edition, "custom_dir": str(project / "templates" / "theme")},
        "markdown_extensions": {"toc": {"permalink_title": words.permalink}},
        "extra": {"tashan": {**_frame_data(source, words, others), "picture": picture}},
        "extra_css": [COLOURS, *_assets(project, "css")],
        "extra_javascript": [{"path": path, "defer": True} for path in _assets(project, "js")],
    }


def write_settings(settings: Mapping[str, Any], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        yaml.dump(dict(settings), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), encoding="utf-8"
    )


def escape_words(config: MutableMapping[str, Any]) -> None:
    """Let the words of a builder's settings be words wherever a theme prints them: it escapes some and others not.

    Markup is escaped once, whichever of the two a template does.
    """
    for key in ("site_name", "site_description", "copyright"):
        config[key] = escape(config[key] or "")
    config["nav"] = [{escape(name): path for name, path in item.items()} for item in config["nav"] or ()]
    frame = config["extra"]["tashan"]
    frame["words"] = {key: escape(text) for key, text in frame["words"].items()}
    for entry in (*frame["switch"], *frame["tabs"]):
        entry["name"] = escape(entry["name"])


def _frame_data(source: Source, words: FrameWords, others: Mapping[Edition, frozenset[str]]) -> dict[str, Any]:
    """What the theme reads: words, the menu, and for each edition the addresses of ours that it lacks."""
    switch = [
        {
            "edition": edition,
            "name": frame_words(edition).own_name,
            "short": frame_words(edition).short_name,
            "lacks": {
                page_url(path): _nearest(path, others[edition]) for path in sorted(source.paths - others[edition])
            },
        }
        for edition in EDITIONS
        if edition in others
    ]
    tabs = [{"name": name, "url": page_url(path)} for path, name in words.nav.items() if path in source.paths]
    plain = {name: getattr(words, name) for name in words.__struct_fields__ if name != "nav"}
    editions = page_url(EDITIONS_PAGE) if EDITIONS_PAGE in source.paths else None
    return {
        "edition": source.edition,
        "locale": LOCALES[source.edition].open_graph,
        "words": plain,
        "switch": switch,
        "tabs": tabs,
        "editions": editions,
    }


def _assets(project: Path, kind: str) -> list[str]:
    """Every style sheet or script of docs/assets, in the order of names: base, then pages, then what others add."""
    return [f"assets/{file.name}" for file in sorted((project / "docs" / "assets").glob(f"*.{kind}"))]


def page_url(path: str) -> str:
    """The address of a page relative to its edition: `briefings/index.md` is `briefings/`, `data.md` is `data/`."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"


def page_file(edition: Edition, path: str) -> str:
    """The file of a page, below the site."""
    return f"{edition}/{page_url(path)}index.html"


def _nearest(path: str, paths: frozenset[str]) -> str:
    """The address of the nearest page above `path` that exists, "" (the home page) at last."""
    parts = path.split("/")[:-1]
    while parts:
        index = "/".join([*parts, "index.md"])
        if index in paths:
            return page_url(index)
        parts.pop()
    return ""
