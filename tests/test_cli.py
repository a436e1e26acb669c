"""The commands as a person types them: output, exit status, and what they leave untouched."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tashan.cli import main
from tests.conftest import PROJECT

WUHAN = """---
title: 武汉看东边
date: 2025-02-13
lang: zh-Hans
source: {publisher: 江城观察, url: "https://example.com/wuhan", published: 2025-02-12}
rights: full
---

武汉有80多所高校、130万名在校大学生，科教资源在全国名列前茅。

⼈才不缺，缺的是愿意等待的资本。杭州的科创基金规模已超过1000亿元，武汉还在起步。

2025年2月5日，武汉市召开营商环境大会。
"""

WUHAN_EN = """---
title: Wuhan looks east
date: 2025-02-13
lang: en
rights: full
---

Wuhan has more than 80 universities and 1.3 million students, among the richest resources in the country.

It is not short of talent but of capital that is willing to wait. Hangzhou's technology funds have passed
100 billion yuan; Wuhan is only beginning.

On 5 February 2025 Wuhan held a conference on the business environment.
"""


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


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
    (folder / "wuhan.md").write_text(WUHAN, encoding="utf-8")
    (folder / "wuhan.en.md").write_text(WUHAN_EN, encoding="utf-8")
    return folder


def documented(heading: str) -> Any:
    """The example that docs/design/json.md shows under a heading."""
    text = (PROJECT / "docs" / "design" / "json.md").read_text(encoding="utf-8")
    section = text.split(f"## `{heading}`", 1)[1]
    return json.loads(re.search(r"```json\n(.+?)```", section, re.DOTALL)[1])  # type: ignore[index]


BY_PLACE = frozenset({"stances", "confidence", "reasons"})
"""Keys whose values are entries by id of a place."""


def assert_same_shape(found: Any, shown: Any, where: str = "$") -> None:
    """Same keys, same types; what is null in one may be anything in the other, and lists may be empty."""
    if found is None or shown is None:
        return
    if isinstance(shown, dict):
        if where.rsplit(".", 1)[-1] in BY_PLACE:
            shown = dict.fromkeys(found, next(iter(shown.values())))
        assert set(found) == set(shown), where
        for key in shown:
            assert_same_shape(found[key], shown[key], f"{where}.{key}")
    elif isinstance(shown, list):
        assert isinstance(found, list), where
        for number, item in enumerate(found):
            assert_same_shape(item, shown[0], f"{where}[{number}]")
    elif isinstance(shown, float | int) and not isinstance(shown, bool):
        assert isinstance(found, float | int), where
    else:
        assert type(found) is type(shown), where


def test_inspect_prints_the_documented_json_and_nothing_else(run: Callable[..., Done], corpus: Path) -> None:
    done = run("inspect", corpus / "wuhan.md", "--json")
    assert done.status == 0, done.err
    report = json.loads(done.out)
    assert_same_shape(report, documented("inspect FILE --json"))
    assert report["title"] == "武汉看东边"
    assert report["published"] == "2025-02-12T00:00:00+08:00"
    assert {"line": 11, "before": "⼈才不缺，缺的", "after": "人才不缺，缺的"} in report["repaired"]
    universities = [figure for figure in report["figures"] if figure["value"] == 80]
    assert [(f["places"], f["qualifier"]) for f in universities] == [(["Wuhan"], "over")]
    assert [event["date"] for event in report["events"]] == ["2025-02-05"]


def test_versions_prints_the_documented_json_and_nothing_else(run: Callable[..., Done], corpus: Path) -> None:
    done = run("versions", "--corpus", corpus, "--json")
    assert done.status == 0, done.err
    report = json.loads(done.out)
    assert_same_shape(report, documented("versions --json"))
    (story,) = report["stories"]
    assert story["canonical"] == "wuhan"
    assert [(v["id"], v["relation"]) for v in story["versions"]] == [("wuhan", "original"), ("wuhan.en", "translation")]


def test_align_prints_the_documented_json_and_nothing_else(run: Callable[..., Done], corpus: Path) -> None:
    done = run("align", corpus / "wuhan.md", corpus / "wuhan.en.md", "--json")
    assert done.status == 0, done.err
    report = json.loads(done.out)
    assert_same_shape(report, documented("align FILE FILE --json"))
    assert [(pair["a"], pair["b"]) for pair in report["pairs"]] == [([0], [0]), ([1], [1]), ([2], [2]), ([3], [3])]


def test_align_takes_a_text_without_front_matter_as_it_stands(run: Callable[..., Done], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("杭州\n武汉有80多所高校。责任编辑：无\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Hangzhou\nWuhan has more than 80 universities.\n", encoding="utf-8")
    report = json.loads(run("align", tmp_path / "a.txt", tmp_path / "b.txt", "--json").out)
    assert report["a"] == ["杭州", "武汉有80多所高校。", "责任编辑：无"]
    assert report["pairs"][1]["b"] == [1]


def test_check_prints_path_line_column_and_code_and_fails_on_errors(run: Callable[..., Done], corpus: Path) -> None:
    (corpus / "bad.md").write_text("---\ntitle: a\ndate: 2025-02-31\n---\n\n正文。\n", encoding="utf-8")
    done = run("check", corpus)
    assert done.status == 1
    assert re.search(r"bad\.md:3:\d+: \w+ .*2025-02-31", done.out), done.out


def test_check_prints_annotations_under_github_actions(
    run: Callable[..., Done], corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (corpus / "bad.md").write_text("---\ntitle: a\ndate: 2025-02-31\n---\n\n正文。\n", encoding="utf-8")
    done = run("check", corpus)
    assert re.search(r"^::error file=.*bad\.md,line=3,col=\d+,title=\w+::", done.out, re.MULTILINE), done.out


def test_check_json_has_the_documented_shape(run: Callable[..., Done], corpus: Path) -> None:
    (corpus / "bad.md").write_text("---\ntitle: a\ndate: 2025-02-31\n---\n\n正文。\n", encoding="utf-8")
    report = json.loads(run("check", corpus, "--json").out)
    assert report["problems"]
    assert_same_shape(report, documented("check --json"))


def test_a_fault_of_the_whole_leaves_the_site_as_it_was(run: Callable[..., Done], corpus: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("build", "--corpus", corpus, "--site-dir", site, "--edition", "en").status == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (corpus / "terms.yml").write_text("wuhan: [\n", encoding="utf-8")
    done = run("build", "--corpus", corpus, "--site-dir", site, "--edition", "en")
    assert done.status == 1
    assert "terms.yml:2:1: F102" in done.err
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_an_empty_corpus_says_what_to_do_next(run: Callable[..., Done], tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("--corpus", tmp_path / "empty", "--site-dir", tmp_path / "site")
    assert done.status == 1
    assert "build.py new" in done.err
    assert not (tmp_path / "site").exists()


def test_a_build_closes_with_what_it_made_and_the_seconds_of_each_stage(
    run: Callable[..., Done], corpus: Path, tmp_path: Path
) -> None:
    done = run("--corpus", corpus, "--site-dir", tmp_path / "site", "--edition", "en")
    assert done.status == 0, done.err
    told = re.match(
        r"articles 2, stories 1, versions 2, figures (\d+), claims (\d+), pages \d+\nread \d+\.\d s, ", done.out
    )
    assert told
    kinds = ("figures", "claims")
    data = [json.loads((tmp_path / f"site/data/{kind}.json").read_bytes())[kind] for kind in kinds]
    assert [int(count) for count in told.groups()] == [len(rows) for rows in data]
    assert "publish" in done.out
    assert (tmp_path / "site" / "en" / "index.html").is_file()


def test_a_draft_is_left_out_with_its_translation_and_counted(
    run: Callable[..., Done], corpus: Path, tmp_path: Path
) -> None:
    for name in ("wuhan.md", "wuhan.en.md"):
        (corpus / name.replace("wuhan", "later")).write_bytes((corpus / name).read_bytes())
    original = corpus / "later.md"
    original.write_text(original.read_text(encoding="utf-8").replace("lang:", "draft: true\nlang:"), encoding="utf-8")
    done = run("--corpus", corpus, "--site-dir", tmp_path / "site", "--edition", "en")
    assert re.match(r"articles 2, .* drafts 2\n", done.out), done.out + done.err
    assert [path.parent.name for path in (tmp_path / "site").rglob("briefings/*/index.html")] == ["wuhan"]


def test_a_folder_that_is_not_there_is_an_error_of_one_line(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("--corpus", tmp_path / "nowhere", "--site-dir", tmp_path / "site")
    assert done.status == 1
    assert "nowhere" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("wrong", [["--no-such-option"], ["no-such-command"], ["align", "one-file"]])
def test_wrong_usage_has_status_2(run: Callable[..., Done], wrong: list[str]) -> None:
    assert run(*wrong).status == 2


def test_new_writes_a_skeleton_that_check_accepts_and_never_overwrites(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    first = run("new", "Wuhan looks east", "--corpus", tmp_path)
    assert first.status == 0, first.err
    (written,) = tmp_path.glob("*.md")
    text = written.read_text(encoding="utf-8")
    assert "Wuhan looks east" in text
    assert run("check", tmp_path).status == 0
    assert run("new", "Wuhan looks east", "--corpus", tmp_path).status == 1
    assert written.read_text(encoding="utf-8") == text


def test_import_makes_an_article_of_a_raw_text(run: Callable[..., Done], tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    raw = tmp_path / "raw.txt"
    raw.write_text("武汉看东边\n记者 某某\n武汉有80多所高校，学生众多，缺的是耐心资本。\n", encoding="gb18030")
    done = run("import", raw, "--corpus", corpus)
    assert done.status == 0, done.err
    (written,) = corpus.glob("*.md")
    assert "武汉有80多所高校" in written.read_text(encoding="utf-8")
    assert raw.read_text(encoding="gb18030").startswith("武汉看东边")


def test_import_says_no_more_than_is_so_where_one_of_two_texts_fails(run: Callable[..., Done], tmp_path: Path) -> None:
    corpus, raw = tmp_path / "corpus", tmp_path / "raw.txt"
    corpus.mkdir()
    raw.write_text("武汉看东边\n\n武汉有80多所高校，学生众多，缺的是耐心资本。\n", encoding="utf-8")
    done = run("import", raw, tmp_path / "none.txt", "--corpus", corpus)
    assert done.status == 1
    assert "none.txt: C001" in done.err
    assert "nothing was written" not in done.err
    assert len(list(corpus.glob("*.md"))) == 1


def test_help_waits_for_no_library() -> None:
    program = (
        "import sys; sys.argv = ['build.py', '--help']\n"
        "from tashan.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'pydantic', 'rich', 'yaml', 'tashan.model'}\n"
        "print(*heavy & sys.modules.keys(), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=PROJECT, check=True)
    assert "--help" in done.stdout
    assert done.stderr.split() == []


def test_every_command_and_option_of_the_help_is_in_both_readmes(run: Callable[..., Done]) -> None:
    commands = re.findall(r"^  (\w+) {2,}", run("--help").out, re.MULTILINE)
    assert {"build", "check", "inspect", "versions", "align", "new", "import", "serve"} <= set(commands)
    for name in ("README.md", "README.zh.md"):
        readme = (PROJECT / name).read_text(encoding="utf-8")
        for command in commands:
            assert re.search(rf"\b{command}\b", readme), f"{name} does not name the command {command}"
            for option in set(re.findall(r"--[a-z][a-z-]+", run(command, "--help").out)) - {"--help"}:
                assert option in readme, f"{name} does not name {option} of {command}"


def test_inspect_shows_a_figure_without_metric(run: Callable[..., Done], corpus: Path) -> None:
    (corpus / "chips.md").write_text(
        "---\ntitle: 芯片\ndate: 2025-02-13\nrights: full\n---\n\n武汉有一家做芯片的民营企业，近两年投入5000多万元。\n",
        encoding="utf-8",
    )
    done = run("inspect", corpus / "chips.md")
    assert (done.status, done.err) == (0, "")
    assert "· - · ~50000000 CNY · " in done.out


def test_inspect_of_a_file_that_is_not_there_names_the_nearest(run: Callable[..., Done], corpus: Path) -> None:
    done = run("inspect", corpus / "wuhn.md")
    assert (done.status, done.err) == (1, f"{corpus}/wuhn.md is no file; did you mean {corpus}/wuhan.md? [error]\n")
