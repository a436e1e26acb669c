"""Whatever bytes a file holds, reading and normalising end in an article or in a problem."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tashan.corpus import read_article, read_corpus, read_reference
from tashan.normalise import normalise_article
from tashan.problems import Problems

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
CALM = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


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
    assert article.passages or problems.errors or raw.front.draft
    for problem in problems:
        assert str(problem).startswith(name)
        assert "\n" not in str(problem)


@CALM
@given(st.one_of(st.binary(max_size=200), st.lists(FRONT, max_size=20).map(b"".join)))
def test_any_bytes_in_a_reference_file_end_in_entries_or_a_problem(tmp_path: Path, data: bytes) -> None:
    for name in ("cities.yml", "terms.yml"):
        (tmp_path / name).write_bytes(data)
    read_reference(tmp_path, Problems())


LINE = "城市的创新需要耐心和时间，"
HOSTILE = {
    "a line of two megabytes": LINE * (2 * 1024 * 1024 // len(LINE.encode())),
    "a line of two megabytes in ASCII": "a" * (2 * 1024 * 1024),
    "a line of stars": "*a " * 700_000,
    "a line of radicals": "⼈" * 700_000,
    "20,000 headings": "\n\n".join(f"## 标题{n}\n\n正文{n}。" for n in range(20_000)),
    "a list 2,000 deep": "\n".join(" " * n + "- 项" for n in range(2_000)),
    "a quotation 2,000 deep": ">" * 2_000 + " 话",
    "brackets that never close": "[" * 1_000_000,
    "comments that never close": "<!--" * 500_000,
    "links that never close": "[a](" * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_size_and_depth_cost_less_than_five_seconds(tmp_path: Path, name: str) -> None:
    """Measured in processor time, so that a busy machine does not fail it."""
    (tmp_path / "a.md").write_text(HOSTILE[name], encoding="utf-8")
    problems = Problems()
    start = time.process_time()
    for raw in read_corpus(tmp_path, problems):
        normalise_article(raw, problems)
    assert time.process_time() - start < 5


def test_a_thousand_articles_are_checked_in_five_seconds(tmp_path: Path) -> None:
    for number in range(1_000):
        body = "\n\n".join(f"第{number}篇第{part}段：{LINE * (3 + part % 4)}这里有{part}家企业。" for part in range(30))
        text = f"---\ntitle: 第{number}篇文章\ndate: 2025-02-13\n---\n\n{body}\n\n（来源：某某报）\n"
        (tmp_path / f"a{number}.md").write_text(text, encoding="utf-8")
    problems = Problems()
    start = time.process_time()
    found = [normalise_article(raw, problems) for raw in read_corpus(tmp_path, problems)]
    assert time.process_time() - start < 5
    assert len(found) == 1_000
    assert list(problems) == []
