"""A family of editions is judged once: while none of its texts changes, what was said of it is recalled."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tashan.articles import check_folder
from tashan.editions import families
from tashan.editions.check import check_editions
from tashan.model import Article
from tashan.problems import Problem, Problems
from tashan.store import Store

ONE = "---\ntitle: 一座城市\ndate: 2025-02-13\n---\n\n去年这座城市有 3,200 家企业，用地 90 公顷，投入 12 亿元。\n"
OTHER = (
    "---\ntitle: A city\ndate: 2025-02-13\n---\n\n"
    "Last year the city had 3,300 companies on 90 hectares, and spent 1.2 billion yuan.\n"
)


def check(folder: Path, store: Path) -> list[tuple[str, str]]:
    problems = Problems()
    with Store(store) as kept:
        check_folder(folder, problems, kept)
    return [(problem.path, problem.code) for problem in problems]


def test_a_family_is_judged_again_only_where_a_text_of_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[int] = []

    def counted(articles: Mapping[str, Article]) -> list[Problem]:
        judged.append(len(articles))
        return check_editions(articles)

    monkeypatch.setattr(families, "check_editions", counted)
    folder, store = tmp_path / "corpus", tmp_path / "store.sqlite"
    folder.mkdir()
    (folder / "a.md").write_text(ONE, encoding="utf-8")
    (folder / "a.en.md").write_text(OTHER, encoding="utf-8")
    first = check(folder, store)
    assert ("a.en.md", "E402") in first
    assert (check(folder, store), judged.count(2)) == (first, 1)
    (folder / "a.en.md").write_text(OTHER.replace("3,300", "3,200"), encoding="utf-8")
    assert ("a.en.md", "E402") not in check(folder, store)
    assert judged.count(2) == 2
