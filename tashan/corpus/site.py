"""Who the site says it is: site.yml → Site.

In: a corpus folder. Out: its identity, what the file leaves out being the neutral press's: another corpus never
inherits the name of the one that ships. Every fault carries its place in the file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tashan.codes import report
from tashan.colours import HEX, LEAST_CONTRAST, contrast, read_palette
from tashan.corpus.entries import Entry
from tashan.corpus.heads import describe
from tashan.corpus.settings import exists, read_yaml
from tashan.corpus.sites import OWN_PAGES, PAGES
from tashan.locales import LOCALES
from tashan.model import Accent, Label, Site
from tashan.problems import Problems
from tashan.resources import TEMPLATES

FILE = "site.yml"
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""First bytes of a PNG and of a JPEG."""
SUFFIXES = (".png", ".jpg", ".jpeg")
MAX_PICTURE = 2 * 2**20
_LABELS = tuple(name for name in Site.__struct_fields__ if isinstance(getattr(Site(), name), Label))
_GROUNDS = ("paper", "paper-raised", "paper-sunk", "accent-tint")
"""What text in the accent stands on."""


def read_site(folder: Path, problems: Problems) -> Site:
    """The identity of the corpus in `folder`; a field with an error is reported and left as if it were missing."""
    if not exists(folder / FILE):
        return Site()
    tree = read_yaml(folder / FILE, folder, problems)
    if tree is None or tree.data is None:
        return Site()
    if not isinstance(tree.data, dict):
        line, column = tree.values.get((), (1, 1))
        message = f"is {describe(tree.data)}; valid: fields, as in `name: {{zh-Hans: …, en: …}}`"
        report(problems, FILE, "R201", message, line=line, column=column)
        return Site()
    entry = Entry("", tree.data, tree, FILE, problems)
    entry.allow(*Site.__struct_fields__)
    said: dict[str, Label] = {name: label for name in _LABELS if (label := entry.label(name, required=False))}
    return Site(**said, accent=_accent(entry), menu=_menu(entry, folder), social=_picture(entry, folder))


def _accent(entry: Entry) -> Accent | None:
    """The site's own colour, if it can be read on every ground that it stands on."""
    value = entry.fields.get("accent")
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) != {"light", "dark"}:
        entry.report("R212", "accent", f'is {describe(value)}; valid: {{light: "#0c6b56", dark: "#74d0b4"}}')
        return None
    wrong = [name for name in ("light", "dark") if not HEX.fullmatch(str(value[name]))]
    for name in wrong:
        entry.report("R212", f"accent.{name}", f'is {describe(value[name])}; valid: a colour as in "#0c6b56"')
    if wrong:
        return None
    accent = Accent(light=value["light"].lower(), dark=value["dark"].lower())
    palette = read_palette(TEMPLATES, accent)
    faint = [
        (scheme, least)
        for dark, scheme in enumerate(("light", "dark"))
        if (least := min(contrast(palette["accent"][dark], palette[name][dark]) for name in _GROUNDS)) < LEAST_CONTRAST
    ]
    for scheme, least in faint:
        valid = "a darker one" if scheme == "light" else "a brighter one"
        message = (
            f"has a contrast of {least:.1f} to 1 on its ground; valid: {valid}, with at least {LEAST_CONTRAST} to 1"
        )
        entry.report("R213", f"accent.{scheme}", message)
    return None if faint else accent


def _menu(entry: Entry, folder: Path) -> tuple[str, ...]:
    """The pages of the menu that exist, in the order that the editor wants."""
    own = sorted({page.stem for page in (folder / OWN_PAGES).glob("*/*.md")} - {*PAGES, "index"})
    names = entry.texts("menu")
    for name in names:
        if name not in (*PAGES, *own):
            entry.report("R205", "menu", f"names {describe(name)}; valid: {', '.join((*PAGES, *own))}")
    return tuple(dict.fromkeys(name for name in names if name in (*PAGES, *own)))


def _picture(entry: Entry, folder: Path) -> str | None:
    """The path of the picture that stands for the site where a page is shared."""
    name = entry.text("social")
    if name is None:
        return None
    file = folder / name
    valid = "valid: the name of a .png, .jpg or .jpeg beside site.yml, of at most 2 MB, best of 1200 by 630"
    if not _lies_in(file, folder):
        entry.report("R206", "social", f"is {describe(name)}, and there is no such file; {valid}")
    elif (
        file.suffix.lower() not in SUFFIXES
        or file.stat().st_size > MAX_PICTURE
        or not file.read_bytes().startswith(PICTURES)
    ):
        entry.report("R212", "social", f"is {describe(name)}; {valid}")
    else:
        return name
    return None


def _lies_in(file: Path, folder: Path) -> bool:
    """Whether a path is that of a file in a folder, whatever links say; one that leads to itself is none."""
    try:
        return file.resolve().parent == folder.resolve() and file.is_file()
    except (OSError, RuntimeError):
        return False


def site_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of site.yml, for editors; committed as docs/site.schema.json."""
    text = {"type": "string", "minLength": 1}
    label = {
        "type": "object",
        "properties": dict.fromkeys(LOCALES, text),
        "required": ["zh-Hans", "en"],
        "additionalProperties": False,
    }
    colour = {"type": "string", "pattern": f"^{HEX.pattern}$"}
    accent = {
        "type": "object",
        "description": f"What can be pressed; at least {LEAST_CONTRAST} to 1 on paper.",
        "properties": {"light": colour, "dark": colour},
        "required": ["light", "dark"],
        "additionalProperties": False,
    }
    menu = {
        "type": "array",
        "items": text,
        "description": "Pages of the press by name (home, briefings, …) and of _pages/, in the order of the menu.",
    }
    social = {
        **text,
        "description": "A PNG or JPEG beside site.yml that stands for every page where it is shared.",
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "site.yml",
        "type": "object",
        "properties": {**dict.fromkeys(_LABELS, label), "accent": accent, "menu": menu, "social": social},
        "additionalProperties": False,
    }


def site_schema_text() -> str:
    """The schema as docs/site.schema.json holds it."""
    return json.dumps(site_schema(), ensure_ascii=False, indent=2) + "\n"
