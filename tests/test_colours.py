"""Every text can be read on its ground, and an own accent colours what the press's did."""

from __future__ import annotations

import re

import pytest

from tashan.colours import LEAST_CONTRAST, contrast, list_properties, read_palette, render_css
from tashan.model import Accent
from tashan.resources import DOCS, TEMPLATES

GROUNDS = ("paper", "paper-raised", "paper-sunk")
PAIRS = (
    *(
        (text, ground)
        for text in ("ink", "ink-quiet", "accent", "accent-strong", "good", "bad", "warn")
        for ground in GROUNDS
    ),
    ("accent", "accent-tint"),
    ("ink", "accent-tint"),
    ("bad", "bad-tint"),
    ("warn", "warn-tint"),
    ("ink", "warn-tint"),
)


@pytest.mark.parametrize(
    "accent", [None, Accent(light="#8a1c1c", dark="#f0a0a0"), Accent(light="#1f4f99", dark="#8fb8f0")]
)
def test_every_text_can_be_read_on_its_ground(accent: Accent | None) -> None:
    palette = read_palette(TEMPLATES, accent)
    faint = {
        (text, ground, dark): round(found, 2)
        for text, ground in PAIRS
        for dark in (0, 1)
        if (found := contrast(palette[text][dark], palette[ground][dark])) < LEAST_CONTRAST
    }
    assert faint == {}


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_an_accent_changes_what_is_mixed_from_it_and_nothing_else() -> None:
    own, other = read_palette(TEMPLATES), read_palette(TEMPLATES, Accent(light="#8a1c1c", dark="#f0a0a0"))
    assert {name for name in own if own[name] != other[name]} == {"accent", "accent-strong", "accent-tint"}
    assert other["accent-strong"] == ("#611414", "#f4bcbc")


def test_style_sheets_name_colours_and_hold_none() -> None:
    names = set(read_palette(TEMPLATES))
    for file in (*(DOCS / "assets").glob("*.css"), *TEMPLATES.glob("*.j2")):
        text = file.read_text(encoding="utf-8")
        assert re.findall(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?=\s*[;},])", text) == [], file
        unknown = set(re.findall(r"var\(--([a-z-]+)\)", text)) - names
        own = set(re.findall(r"--([a-z-]+):", text))
        assert {name for name in unknown - own if not name.startswith("md-")} <= {"measure"}, file


def test_both_schemes_are_written_and_paper_is_light() -> None:
    css = render_css({"ink": ("#000000", "#ffffff")})
    assert css.splitlines() == [
        "[data-md-color-scheme] { --ink: #000000 }",
        '@media screen { [data-md-color-scheme="slate"] { --ink: #ffffff } }',
    ]
    assert list_properties({"ink": ("#000000", "#ffffff"), "line": ("#111111", "#222222")}, dark=True) == (
        "--ink: #ffffff; --line: #222222"
    )
