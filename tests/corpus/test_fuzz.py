"""Whatever bytes a file holds, reading and normalising end in an article or in a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from benchmarks.hostile import HOSTILE, read_folder, write_articles
from tashan.corpus import read_article, read_reference
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tests.laws import examples

FRONT = st.sampled_from(
    [
        *(
            b"---\n",
            b"+++\n",
            b"{",
            b"}",
            b"\n",
            b"title: ",
            b"title = ",
            b'"title": ',
            b"date: 2025-02-30",
            b"lang: [zh-CN]",
        ),
        *(
            b"- ",
            b": ",
            b"'",
            b'"',
            b"[",
            b"]",
            b"&a ",
            b"*a ",
            b"!!python/object:os.system ",
            b"<<: ",
            b"? ",
            b"|\n",
            b">\n",
        ),
        *(
            b"source:\n  url: ",
            b"https://a.b",
            b"javascript:x",
            b"\t",
            b"# ",
            b"\xef\xbb\xbf",
            b"\xff\xfe",
            b"\x00",
            b"\x80",
            b"\xa4",
        ),
        *(
            "正文。".encode(),
            "正文。".encode("gb18030"),
            "正文。".encode("big5"),
            b"1e999",
            b"0x1F",
            b"12:30",
            b"no",
            b"~",
            b"%",
            b"@",
        ),
    ]
)
FILES = st.one_of(
    st.binary(max_size=300),
    st.lists(FRONT, max_size=25).map(b"".join),
    st.lists(FRONT, max_size=12).map(lambda parts: b"---\n" + b"".join(parts) + b"\n---\n" + "正文一句。".encode()),
    st.lists(FRONT, max_size=12).map(lambda parts: b"+++\n" + b"".join(parts) + b"\n+++\ntext"),
    st.lists(FRONT, max_size=12).map(lambda parts: b"{" + b"".join(parts) + b"\n}\ntext"),
)
CALM = settings(max_examples=examples(400), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@CALM
@given(FILES, st.sampled_from(["a.md", "a.txt", "a.markdown"]))
@example(b"---\n" + b"[" * 60_000, "a.md")
@example(b"---\na: " + b"{a: " * 5_000 + b"\n---\n", "a.md")
@example(b"{" + b'"a":[' * 20_000, "a.md")
@example(b"+++\na = " + b"[" * 20_000 + b"\n+++\n", "a.md")
@example(b"---\n\xed\xa0\x80: 1\n---\n", "a.md")
def test_any_bytes_end_in_an_article_or_a_problem(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    problems = Problems()
    raw = read_article(path, tmp_path, problems)
    if raw is None:
        assert problems.errors
        return
    article = normalise_article(raw, problems).article
    assert article.passages or len(problems) or raw.front.draft
    for problem in problems:
        assert str(problem).startswith(name)
        assert "\n" not in str(problem)


@pytest.mark.slow
@CALM
@given(st.one_of(st.binary(max_size=200), st.lists(FRONT, max_size=20).map(b"".join)))
def test_any_bytes_in_a_reference_file_end_in_entries_or_a_problem(tmp_path: Path, data: bytes) -> None:
    for name in ("cities.yml", "terms.yml"):
        (tmp_path / name).write_bytes(data)
    read_reference(tmp_path, Problems())


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_size_and_depth_end_in_an_article_or_a_problem(tmp_path: Path, name: str) -> None:
    """What it costs is printed by `benchmarks.hostile`."""
    (tmp_path / "a.md").write_text(HOSTILE[name], encoding="utf-8")
    problems = Problems()
    found = read_folder(tmp_path, problems)
    assert found or problems.errors


@pytest.mark.slow
def test_every_one_of_many_articles_is_read(tmp_path: Path) -> None:
    write_articles(tmp_path, 100)
    problems = Problems()
    assert len(read_folder(tmp_path, problems)) == 100
    assert list(problems) == []
