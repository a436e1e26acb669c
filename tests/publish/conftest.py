"""A small site, published once for all tests that only look at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tashan.model import Asset, Label, Place, Reference, Term
from tashan.publish import PublishReport, publish_site
from tests.publish.pages import make_editions, make_project

FIGURES = Asset(path="data/figures.csv", content=b"id,value\n")
REFERENCE = Reference(
    places=(Place(id="hangzhou", name=Label(zh_hans="杭州", en="Hangzhou"), kind="city"),),
    terms=(
        Term(id="liang", kind="person", name=Label(zh_hans="梁文锋", en="Liang Wenfeng", zh_hant="梁文鋒")),
        Term(id="deepseek", kind="company", name=Label(zh_hans="深度求索", en="DeepSeek")),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    folder: Path
    project: Path
    report: PublishReport
    steps: tuple[str, ...]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The small site of tests.publish.pages without a known address."""
    project = make_project(tmp_path_factory.mktemp("project") / "p")
    folder = tmp_path_factory.mktemp("published") / "site"
    steps: list[str] = []
    report = publish_site(
        make_editions(), (FIGURES,), folder, reference=REFERENCE, project=project, on_progress=steps.append
    )
    return Published(folder=folder, project=project, report=report, steps=tuple(steps))
