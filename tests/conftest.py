"""What every test may ask for: the data beside the project, a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tashan import pipeline
from tashan.problems import Problems
from tests.serving import serve_folder

settings.register_profile("tashan", deadline=None)  # no test asserts time
settings.load_profile("tashan")

PROJECT = Path(__file__).resolve().parent.parent
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="tashan-tests-")  # nothing of the user's own is read or written

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew instead of comparing")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each reason to skip, however many tests it concerns."""
    reasons = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count} tests skipped: {reason.removeprefix('Skipped: ')}", yellow=True)


SITES = {"shipped", "published", "built", "site", "address", "hostile_site", "press"}
"""Fixtures behind which a whole site is built."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if SITES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("site")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and labels beside the project; tests on it are skipped where it is absent."""
    folder = PROJECT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip(f"no real articles to try: {folder.name}/seeds is not beside the project")
    return folder


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the corpus that the project ships, built strictly; once for all processes that run tests."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shipped" / "site"
    folder.parent.mkdir(exist_ok=True)
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            pipeline.build_site(pipeline.Options(site_dir=folder, strict=True), Problems(), pipeline.Stages())
    return folder


@pytest.fixture(scope="session")
def address(shipped: Path) -> Iterator[str]:
    with serve_folder(shipped) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the system's, else the one that Playwright installed."""
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        except Error:
            if os.environ.get("TASHAN_REQUIRE_BROWSER"):
                raise
            pytest.skip("no Chromium to open the pages in; the README's section on tests says how to get one")
        yield chromium
        chromium.close()
