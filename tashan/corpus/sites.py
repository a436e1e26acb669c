"""A folder that is a Hugo, Hexo or Jekyll site → where its articles are, and the language that they are in.

In: a corpus folder. Out: a Site: which folders below it hold no articles, and what the site's own configuration says of
its language. A folder without such a configuration is all articles. What cannot be read there is as if it were not
there: the configuration is another program's.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from tashan.corpus.decode import NotTextError, decode
from tashan.corpus.values import InvalidValueError, to_lang
from tashan.corpus.yamltree import TreeError, parse_yaml
from tashan.model import Lang

CONFIGS = tuple(
    f"{name}.{ending}"
    for name in ("hugo", "config", "_config", "config/_default/hugo", "config/_default/config")
    for ending in ("toml", "yaml", "yml", "json")
)
"""Where the three keep their configuration, the most telling names first."""
OWN_PAGES = "_pages"
PAGES = {
    "home": "index.md",
    "briefings": "briefings/index.md",
    "cities": "cities/index.md",
    "themes": "themes/index.md",
    "timeline": "timeline.md",
    "data": "data.md",
    "method": "method.md",
    "about": "about.md",
}
"""The pages of the press that stand in the menu, in its order: the names that site.yml gives them, and their paths."""
REPLACED = ("method", "about")
"""Those that a corpus may write itself."""
"""The folder of a corpus's own hand-written pages, one folder an edition below it."""
ASIDE = frozenset(
    {"archetypes", "scaffolds", "node_modules", "themes", "vendor", "_site", "_layouts", "_includes", OWN_PAGES}
)
"""Folders of such programs that hold templates and copies, wherever they stand."""
REFERENCE = ("cities.yml", "themes.yml", "metrics.yml", "terms.yml")
MAX_CONFIG = 1024 * 1024
_DEFAULTS = ("defaultcontentlanguage", "languagecode", "locale", "language", "lang")


class Site(Struct, frozen=True, kw_only=True):
    """`home`: the folder, relative, that alone holds articles; `aside`: names of folders without any."""

    home: str = ""
    aside: frozenset[str] = ASIDE
    lang: Lang | None = None


def read_site(folder: Path) -> Site:
    """The site that `folder` is."""
    config = next((data for name in CONFIGS if (data := _read_config(folder / name))), None)
    if config is None:
        return Site()
    lowered = {str(key).lower(): value for key, value in config.items()}
    return Site(home=_home(folder, lowered), lang=_language(lowered))


def _home(folder: Path, config: Mapping[str, Any]) -> str:
    """Hugo publishes `content`, or what `contentDir` names, and Hexo `source`; Jekyll publishes the folder itself."""
    named = str(config.get("contentdir") or "content").strip("/")
    return next((name for name in (named, "source") if ".." not in name and (folder / name).is_dir()), "")


def find_home(file: Path) -> Path:
    """The corpus that `file` is in: the nearest folder around it that is a site or holds reference data, else its own.

    Nobody's disk is searched for it: a site's configuration counts only above its own folder of articles.
    """
    there = Path(os.path.abspath(file))  # noqa: PTH100  resolve() raises where links go in a circle
    return next((folder for folder in there.parents if _is_home(folder, there)), file.parent)


def _is_home(folder: Path, file: Path) -> bool:
    first = file.relative_to(folder).parts[0]
    holds = first in {"content", "source"} or first.startswith("_")
    return (holds and any((folder / name).is_file() for name in CONFIGS)) or any(
        (folder / name).is_file() for name in REFERENCE
    )


def _read_config(path: Path) -> Mapping[str, Any] | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            data = file.read(MAX_CONFIG)
        decoded = decode(data) if data else None
        if decoded is None:
            return None
        found = _parse(path.suffix, decoded.text)
    except (OSError, NotTextError, TreeError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _parse(suffix: str, text: str) -> Any:
    if suffix == ".toml":
        return tomllib.loads(text)
    return json.loads(text) if suffix == ".json" else parse_yaml(text).data


def _language(config: Mapping[str, Any]) -> Lang | None:
    for key in _DEFAULTS:
        value = config.get(key)
        try:
            lang = to_lang(value[0] if isinstance(value, list) and value else value)
        except InvalidValueError:
            continue
        if lang:
            return lang
    return None
