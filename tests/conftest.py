"""What every test may ask for: the data beside the project, a browser."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tashan import forks, pipeline
from tashan.problems import Problems
from tests.labels import BESIDE, FOLDERS, name_of
from tests.laws import examples
from tests.remembering import remember
from tests.serving import serve_folder

gc.set_threshold(1_000_000)  # nearly as in every command; this process lives longer
settings.register_profile("tashan", deadline=None, max_examples=examples(100))  # no test asserts time
settings.load_profile("tashan")
remember()

PROJECT = Path(__file__).resolve().parent.parent
os.environ["XDG_CACHE_HOME"] = str(PROJECT / ".tashan" / "tests")  # nothing of the user's own is read or written

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


def pytest_report_header() -> str | None:
    return (
        None if BESIDE in FOLDERS else f"labelled articles: tests/data alone; {BESIDE.name} is not beside the project"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each reason to skip, however many tests it concerns."""
    reasons = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count} tests skipped: {reason.removeprefix('Skipped: ')}", yellow=True)


SITES = {"shipped", "published", "built", "site", "address", "hostile_site", "press"}
"""Fixtures behind which a whole site is built."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if SITES.intersection(getattr(item, "fixturenames", ())) or _builds(item):
            item.add_marker("site")


def _builds(item: pytest.Item) -> bool:
    """Whether a test itself calls what builds, or runs the command."""
    code = getattr(getattr(item, "function", None), "__code__", None)
    return code is not None and bool({"build_site", "publish_site"} & {*code.co_names} or "build" in code.co_consts)


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What code does is seen by the test that runs it: copies of its process would do it unseen."""
    monkeypatch.setattr(forks, "processors", lambda: 1)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session", params=FOLDERS, ids=name_of)
def shared(request: pytest.FixtureRequest) -> Path:
    """A folder of labelled articles: that of the tests, then the one of real articles beside the project."""
    folder: Path = request.param
    return folder


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the corpus that the project ships, built strictly; once for all processes that run tests.

    `make test` has just built it, and says where.
    """
    if built := os.environ.get("TASHAN_TEST_SITE"):
        return PROJECT / built
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
