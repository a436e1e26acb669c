"""The colours of a site: read once, mixed from one accent where a corpus has its own, written wherever they are used.

In: templates/colours.yml and perhaps an accent. Out: a palette, its custom properties for style sheets, and contrasts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tashan.model import Accent

LEAST_CONTRAST = 4.5
"""Of text on its ground: WCAG 2.2, success criterion 1.4.3."""
_STRONG, _TINT = 0.3, 0.11
"""Parts of black (white in the dark) in what is pressed, and of the accent in a ground."""
HEX = re.compile(r"#[0-9a-fA-F]{6}")


def read_palette(templates: Path, accent: Accent | None = None) -> dict[str, tuple[str, str]]:
    """The colours of the press, with those of `accent` in place of its own."""
    text = (templates / "colours.yml").read_text(encoding="utf-8")
    found = {name: (light, dark) for name, (light, dark) in yaml.load(text, Loader=yaml.CSafeLoader).items()}
    if accent is not None:
        grounds = found["paper"]
        own = (accent.light, accent.dark)
        found["accent"] = own
        found["accent-strong"] = (_mix(own[0], "#000000", _STRONG), _mix(own[1], "#ffffff", _STRONG))
        found["accent-tint"] = (_mix(grounds[0], own[0], _TINT), _mix(grounds[1], own[1], _TINT))
    return found


def list_properties(palette: Mapping[str, tuple[str, str]], *, dark: bool) -> str:
    """The palette as custom properties of CSS: `--paper: #fbfaf6; …`."""
    return "; ".join(f"--{name}: {pair[dark]}" for name, pair in palette.items())


def render_css(palette: Mapping[str, tuple[str, str]]) -> str:
    """The style sheet that gives both schemes of Material their colours; paper is light whatever the screen was."""
    light, dark = (list_properties(palette, dark=is_dark) for is_dark in (False, True))
    return f'[data-md-color-scheme] {{ {light} }}\n@media screen {{ [data-md-color-scheme="slate"] {{ {dark} }} }}\n'


def contrast(one: str, other: str) -> float:
    """Contrast of two colours #rrggbb, 1 to 21, as WCAG 2.2 defines it."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in bytes.fromhex(colour[1:]))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(colour: str, other: str, part: float) -> str:
    """`colour` with a part of `other` in it, channel by channel."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)
