"""Whatever has changed, a site built on earlier results is the one built from scratch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tashan import pipeline
from tashan.options import Options, Stages
from tashan.problems import Problems
from tests.changes import CHANGES, make_corpus
from tests.publish.pages import tree


@pytest.mark.slow
def test_whatever_changes_a_site_built_on_earlier_results_is_the_one_built_from_scratch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, read = make_corpus(tmp_path / "corpus"), list[Any]()
    read_library = pipeline.read_library

    def noting(options: Options, problems: Problems, *more: Any) -> Any:
        library = read_library(options, problems, *more)
        read.append((library, tuple(problems)))
        return library

    monkeypatch.setattr(pipeline, "read_library", noting)
    kept = Options(
        corpus=corpus,
        site_dir=tmp_path / "kept",
        cache=tmp_path / "cache" / "vectors.sqlite",
        editions=("zh-Hant", "en"),
    )
    scratch = replace(kept, site_dir=tmp_path / "scratch", fresh=True)
    for name, change in CHANGES.items():
        change(corpus)
        for options in (kept, scratch):
            pipeline.build_site(options, Problems(), Stages())
        one, other = read[-2:]
        assert one == other, name
        assert tree(kept.site_dir) == tree(scratch.site_dir), name
