"""Every small input that once went wrong has a test by its name; those about the shipped site are here."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

TESTS = Path(__file__).parent
CLIPPED = """() => [...document.querySelectorAll('.ts-chart svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < frame.left - 0.5 || box.right > frame.right + 0.5);
  }).map(text => text.textContent);
})"""
WIDTHS = (360, 1200)


def test_every_case_is_named_by_a_test(shared: Path) -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    cases = [case.name for case in (shared / "cases").iterdir() if case.is_dir()]
    assert cases
    assert [case for case in cases if f'"{case}' not in source] == []


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["zh-Hans", "en"])
@pytest.mark.parametrize("case", ["chart-labels-clipped"])
def test_no_label_of_a_chart_reaches_out_of_its_picture(
    page: Page, address: str, shipped: Path, edition: str, case: str
) -> None:
    charted = [
        path.parent.relative_to(shipped).as_posix()
        for path in sorted((shipped / edition).rglob("index.html"))
        if "ts-chart" in path.read_text(encoding="utf-8")
    ]
    assert f"{edition}/cities/guangdong" in charted
    for name in charted:
        page.goto(f"{address}{name}/")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(CLIPPED) == [], f"{case}: {name} at {width} px"


@pytest.mark.parametrize("case", ["search-digits"])
@pytest.mark.parametrize(
    ("edition", "query", "story"),
    [
        ("zh-Hans", "3360", "nanjing-three-questions"),
        ("en", "48%", "guangdong-asks-hangzhou"),
        ("en", "2024", "guangdong-asks-hangzhou"),
    ],
)
def test_numbers_are_found(shipped: Path, edition: str, query: str, story: str, case: str) -> None:
    index = json.loads((shipped / edition / "search" / "words.json").read_bytes())
    lines = (line.split(" ") for line in index["words"])
    holders = next(pages for pages, *words in lines if query in words)
    urls = [index["pages"][int(number)][0] for number in re.findall(r"\d+", holders)]
    assert any(story in url for url in urls), f"{case}: {query} leads to {urls}"
