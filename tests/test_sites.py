"""One file never stops a site: what is wrong with it is told, the rest is published."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tashan import pipeline
from tashan.cli import main
from tashan.problems import Problem, Problems
from tashan.publish.press import Press
from tests.test_cli import Done

GOOD = "---\ntitle: 城市\ndate: 2020-01-02\n---\n\n某市去年新增了三千家企业，市民都说这里变化很大。\n"
BAD = "---\ntitle: [\n---\n\n正文。\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    def run_command(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["build.py", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        printed = capsys.readouterr()
        code = stopped.value.code
        return Done(status=code if isinstance(code, int) else 0, out=printed.out, err=printed.err)

    return run_command


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    return folder


def test_a_faulty_article_is_left_out_and_the_rest_is_published(
    run: Callable[..., Done], corpus: Path, tmp_path: Path
) -> None:
    (corpus / "bad.md").write_text(BAD, encoding="utf-8")
    done = run("build", "--corpus", corpus, "--site-dir", tmp_path / "site", "--edition", "zh-Hans")
    assert done.status == 0, done.err
    assert "bad.md:3:1: F102" in done.err
    assert "[error]" in done.err
    assert "files read 1, left out 1, warnings 0" in done.out
    assert (tmp_path / "site" / "zh-Hans" / "briefings" / "good" / "index.html").is_file()


def test_strict_fails_on_it_and_check_too(run: Callable[..., Done], corpus: Path, tmp_path: Path) -> None:
    (corpus / "bad.md").write_text(BAD, encoding="utf-8")
    assert run("build", "--strict", "--corpus", corpus, "--site-dir", tmp_path / "site").status == 1
    assert not (tmp_path / "site").exists()
    done = run("check", corpus, "--json")
    assert done.status == 1
    report = json.loads(done.out)
    assert report["articles"] == 1
    assert [(Path(one["path"]).name, one["code"]) for one in report["left_out"]] == [("bad.md", "F102")]


def test_what_the_builder_of_pages_warns_of_stops_a_strict_build_and_no_other(
    run: Callable[..., Done], corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Press, "warnings", ("a page is not in the menu",))
    place = ("--corpus", corpus, "--site-dir", tmp_path / "site", "--edition", "zh-Hans")
    done = run("build", "--strict", *place)
    assert (done.status, (tmp_path / "site").exists()) == (1, False)
    assert "the site builder reported problems:" in done.err
    assert "zh-Hans: a page is not in the menu" in done.err
    assert run("build", *place).status == 0


def test_what_comes_up_only_when_stories_are_told_stops_a_strict_build_too(
    run: Callable[..., Done], corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S502 is known when articles have been compared, which `check` does not do; V601 when reviews are held to them."""
    warn = Problem(path="good.md", code="S502", severity="warning", message="is like one version and unlike another")
    check = pipeline.check_reviews

    def check_and_warn(reviews: object, articles: object, reference: object, problems: Problems) -> object:
        problems.add(warn)
        return check(reviews, articles, reference, problems)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "check_reviews", check_and_warn)
    place = ("--corpus", corpus, "--site-dir", tmp_path / "site", "--edition", "zh-Hans")
    assert run("build", "--strict", *place).status == 1
    assert not (tmp_path / "site").exists()
    assert run("build", *place).status == 0


def test_faults_of_the_reference_data_stop_the_build(run: Callable[..., Done], corpus: Path, tmp_path: Path) -> None:
    (corpus / "cities.yml").write_text("hangzhou: [\n", encoding="utf-8")
    assert run("build", "--corpus", corpus, "--site-dir", tmp_path / "site").status == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "other",
    [
        "---\ntitle: 稿\ndraft: true\n---\n\n正文。\n",
        "---\ntitle: 空\n---\n",
    ],
)
def test_a_link_to_what_is_not_published_is_the_same_warning_everywhere(
    run: Callable[..., Done], corpus: Path, tmp_path: Path, other: str
) -> None:
    (corpus / "other.md").write_text(other, encoding="utf-8")
    (corpus / "copy.md").write_text(GOOD.replace("date:", "version_of: other\ndate:"), encoding="utf-8")
    checked = run("check", corpus)
    built = run("build", "--corpus", corpus, "--site-dir", tmp_path / "site", "--edition", "zh-Hans")
    assert (checked.status, built.status) == (0, 0), built.err
    line = next(line for line in checked.out.splitlines() if "F142" in line)
    assert line in built.err.splitlines()


def test_the_hard_stops_are_read(run: Callable[..., Done], shared: Path, tmp_path: Path) -> None:
    folder = shared / "cases" / "hard-stops"
    report = json.loads(run("check", folder, "--json").out)
    assert (report["articles"], report["left_out"]) == (6, [])
    assert {problem["severity"] for problem in report["problems"]} == {"warning"}
    done = run("build", "--corpus", folder, "--site-dir", tmp_path / "site", "--edition", "zh-Hans")
    assert done.status == 0, done.err
    assert "files read 6, left out 0" in done.out


def test_a_full_width_colon_in_a_head_is_read_and_named(run: Callable[..., Done], shared: Path) -> None:
    done = run("check", shared / "cases" / "fullwidth-colon-in-head", "--json")
    found = [(Path(p["path"]).name, p["line"], p["code"]) for p in json.loads(done.out)["problems"]]
    assert ("a.md", 2, "F144") in found
    assert ("b.md", 2, "F144") in found


def test_check_passes_with_warnings_and_strictly_does_not(run: Callable[..., Done], corpus: Path) -> None:
    (corpus / "copy.md").write_text(GOOD.replace("date:", "version_of: good\ndate:") + "�\n", encoding="utf-8")
    done = run("check", corpus)
    assert ("C021" in done.out, done.status) == (True, 0)
    assert run("check", corpus, "--strict").status == 1
