"""What `check` passes, `build` builds: both answer the same about corpora that nobody would write."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tashan import pipeline
from tashan.articles import check_folder
from tashan.briefings import compose_data, compose_edition
from tashan.model import EDITIONS
from tashan.normalise.folder import find_fatal
from tashan.problems import CorpusError, Problems
from tashan.render import render_edition
from tests.laws import examples

SENTENCES = (
    "港口新增了2300家软件企业，收入超过9000亿元。",
    "深圳的工厂也新增了三百家供应商，订单排到了明年。",
    "杭州的科创基金规模已超过1000亿元，武汉还在起步。",
    "“政府像园丁。”一位创业者说。",
    "对。",
    "2025年2月5日，武汉市召开营商环境大会。",
)
TRADITIONAL = (
    "港口新增了2300家軟體企業，收入超過9000億元。",
    "深圳的工廠也新增了三百家供應商，訂單排到了明年。",
    "杭州的科創基金規模已超過1000億元，武漢還在起步。",
    "「政府像園丁。」一位創業者說。",
    "對。",
    "2025年2月5日，武漢市召開營商環境大會。",
)
ENGLISH = (
    "The port gained 2,300 software firms with more than 900 billion yuan.",
    "Shenzhen's factories found three hundred suppliers and orders until next year.",
    "Hangzhou's technology funds have passed 100 billion yuan; Wuhan is only beginning.",
    "Government is like a gardener, said a founder.",
    "Yes.",
    "On 5 February 2025 Wuhan held a conference on the business environment.",
)
NAMES = ("a", "b", "c", "d")


Passages = list[list[int]]
"""The numbers of the sentences in each passage."""

passages = st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=4), min_size=1, max_size=3)


@st.composite
def bent(draw: st.DrawFn, original: Passages) -> Passages:
    """The same passages as somebody else wrote them out: sentences dropped, doubled and turned round as they come."""
    found = []
    for passage in original:
        place, way = draw(st.integers(0, len(passage) - 1)), draw(st.sampled_from("sdtr"))
        changed = {
            "s": passage,
            "d": passage[:place] + passage[place + 1 :],
            "t": [*passage[: place + 1], *passage[place:]],
            "r": passage[place:] + passage[:place],
        }[way]
        found += [changed] if changed else []
    return found or original


@st.composite
def articles(draw: st.DrawFn, text: Passages, sentences: tuple[str, ...], lang: str) -> str:
    head = [f"title: {sentences[0][:12]}", f"lang: {lang}"]
    head += [f"rights: {draw(st.sampled_from(['full', 'excerpt']))}"]
    head += ["draft: true"] if draw(st.integers(0, 5)) == 0 else []
    for key in ("version_of", "not_version_of"):
        if draw(st.integers(0, 2)) == 0:
            name = draw(st.sampled_from([*NAMES, "a.en", "nobody"]))
            head.append(f"{key}: {name}" if key == "version_of" else f"{key}: [{name}]")
    glue = " " if sentences is ENGLISH else ""
    body = "\n\n".join(glue.join(sentences[number] for number in passage) for passage in text)
    return "---\n" + "\n".join(head) + f"\n---\n\n{body}\n"


@st.composite
def corpora(draw: st.DrawFn) -> dict[str, str]:
    """An article and, as it comes, its editions and others; editions have its passages, more or less."""
    first, second, third = draw(passages), draw(passages), draw(passages)
    files = {"a.md": draw(articles(first, SENTENCES, "zh-Hans"))}
    others = {
        "a.zh-Hant.md": (first, TRADITIONAL, "zh-Hant"),
        "a.en.md": (first, ENGLISH, "en"),
        "b.md": (second, SENTENCES, "zh-Hans"),
        "b.zh-Hant.md": (second, TRADITIONAL, "zh-Hant"),
        "c.md": (third, TRADITIONAL, "zh-Hant"),
        "c.zh-Hans.md": (third, SENTENCES, "zh-Hans"),
        "d.md": (draw(passages), ENGLISH, "en"),
    }
    for name, (text, sentences, lang) in others.items():
        if draw(st.booleans()):
            own = text if name.count(".") == 1 else draw(bent(text))
            files[name] = draw(articles(own, sentences, lang))
    return files


def build(folder: Path, cache: Path) -> bool:
    """Whether every page and data file of the corpus can be made."""
    try:
        library = pipeline.read_library(pipeline.Options(corpus=folder, cache=cache), Problems(), pipeline.Stages())
    except CorpusError:
        return False
    except pipeline.TashanError as error:
        assert "no article to publish" in str(error)  # noqa: PT017  nothing is wrong with drafts alone
        return True
    for edition in EDITIONS:
        render_edition(compose_edition(library, edition), edition)
    compose_data(library)
    return True


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache") / "vectors.sqlite"


@pytest.mark.slow
@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.too_slow])
@given(files=corpora())
def test_check_and_build_agree(cache: Path, files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in files.items():
            (folder / path).write_text(text, encoding="utf-8")
        problems = Problems()
        reading = check_folder(folder, problems)
        assert build(folder, cache) == (not find_fatal(problems, reading.left_out))
