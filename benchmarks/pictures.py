"""The pictures of the README, taken from the built site in Chromium: a page of drift and a page of a city.

In: the site in `site/` (`make pictures` builds it first). Out: `docs/design/pictures/*.png`. Each shows what a reader
sees first who opens the page on a laptop, from the part that the README speaks of.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tashan.resources import PROJECT
from tests.serving import serve_folder

FOLDER = PROJECT / "docs" / "design" / "pictures"
SIZE = {"width": 1180, "height": 720}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
COPY, FIRST = "briefings/guangdong-asks-hangzhou/guangdong-asks-hangzhou-mt/", ".ts-drifts > :nth-child(1)"
PICTURES = {
    "drift.en.png": (f"en/{COPY}", FIRST),
    "drift.zh.png": (f"zh-Hans/{COPY}", FIRST),
    "city.en.png": ("en/cities/hangzhou/", "h1"),
    "city.zh.png": ("zh-Hans/cities/hangzhou/", "h1"),
}
"""Address of a page, and what stands at the top of the picture."""
ABOVE = 110
"""Pixels of the page's own head that stay in sight."""


def take(page: Page, address: str, top: str, path: Path) -> None:
    """Put what is seen of `address`, from `top` on, into the file at `path`."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    if top != "h1":
        page.locator(top).first.evaluate(
            "(element, above) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - above)",
            ABOVE,
        )
    page.wait_for_timeout(300)  # the theme's head slides
    page.screenshot(path=path)


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(exist_ok=True)
    with serve_folder(PROJECT / "site") as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = chromium.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
        for name, (place, top) in PICTURES.items():
            take(page, address + place, top, FOLDER / name)
            print(FOLDER / name)
        chromium.close()


if __name__ == "__main__":
    main()
