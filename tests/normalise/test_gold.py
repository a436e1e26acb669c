"""Quality on real articles against labels made by reading: boilerplate gone, text kept, artefacts mended."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tashan.corpus import read_article
from tashan.model import Article, FrontMatter, RawArticle
from tashan.normalise import normalise_article
from tashan.problems import Problems
from tests.labels import BESIDE, FOLDERS, OURS, name_of, seed

LABELLED = [
    pytest.param(folder, path.stem.removeprefix("normalise-"), id=f"{name_of(folder)}-{path.stem[-3:]}")
    for folder in FOLDERS
    for path in sorted((folder / "gold").glob("normalise-*.json"))
]


def _letters(text: str) -> str:
    """Without white space and stars, as the labels ask to be compared."""
    return re.sub(r"[\s*]", "", text)


def _load(folder: Path, name: str) -> tuple[Article, Mapping[str, Any]]:
    path = seed(folder, name)
    raw = read_article(path, path.parent, Problems())
    assert raw is not None
    gold = json.loads((folder / "gold" / f"normalise-{name}.json").read_text(encoding="utf-8"))
    return normalise_article(raw, Problems()).article, gold


def _shown(article: Article) -> str:
    """All that a page may show of an article's text."""
    return "\n".join([*(passage.text for passage in article.passages), article.summary or ""])


@pytest.mark.parametrize(("folder", "name"), LABELLED)
def test_title_people_and_source_are_found(folder: Path, name: str) -> None:
    article, gold = _load(folder, name)
    assert article.title == gold["title"]
    assert list(article.authors) == gold["authors"]
    assert list(article.editors) == gold["editors"]
    assert article.publisher == gold["publisher"]
    assert article.source_url == gold["source_url"]
    assert (article.published.isoformat() if article.published else None) == gold["published"]


@pytest.mark.parametrize(("folder", "name"), LABELLED)
def test_no_boilerplate_is_left(folder: Path, name: str) -> None:
    article, gold = _load(folder, name)
    shown = _letters(_shown(article))
    assert [piece for piece in gold["boilerplate"] if _letters(piece) in shown] == []


@pytest.mark.parametrize(("folder", "name"), LABELLED)
def test_every_real_sentence_is_kept(folder: Path, name: str) -> None:
    article, gold = _load(folder, name)
    shown = _letters(_shown(article))
    assert [piece for piece in gold["must_keep"] if _letters(piece) not in shown] == []


@pytest.mark.parametrize(("folder", "name"), LABELLED)
def test_headings_stay_headings(folder: Path, name: str) -> None:
    article, gold = _load(folder, name)
    assert [passage.text for passage in article.passages if passage.kind == "heading"] == gold["headings"]


@pytest.mark.parametrize(("folder", "name"), LABELLED)
def test_every_artefact_is_mended(folder: Path, name: str) -> None:
    article, gold = _load(folder, name)
    shown = _shown(article)
    assert [artefact for artefact in gold["artefacts"] if artefact["repaired"] not in shown] == []
    assert [artefact for artefact in gold["artefacts"] if artefact["found"] in shown] == []


# What was found by reading articles without labels. Facts and short fragments only.
UNLABELLED: Mapping[str, Mapping[str, Any]] = {
    "ours": {
        "authors": ("沈知秋",),
        "editors": ("何小川",),
        "gone": ["作者|", "编辑|", "题图", "邵青"],
        "kept": ["走路只要七分钟", "合肥的软件公司太少", "每座城市都要走自己的路"],
        "headings": ["合肥有什么?", "合肥缺什么?", "杭州和济南怎么做?"],
    },
    "000": {
        "authors": (),
        "editors": (),
        "gone": ["发表评论", "欢迎参与讨论"],
        "kept": ["有点无法坐着", "近1%", "边界状况"],
        "headings": [],
    },
    "001": {
        "authors": (),
        "editors": (),
        "gone": [
            "来自收集原创",
            "注明出处",
            "接洽后盾",
            "开展全文",
            "消息联播",
            "扫码",
            "二维码",
            "读者群",
            "研讨院",
            "FTA",
            "检查更多",
        ],
        "kept": ["人们才惊觉", "连续串的成绩", "定海针", "1.85万亿GDP", "整场工业盛宴", "小微企业"],
        "headings": ["率先转向“硬科技”", "杭州有更多To C企业", "杭州容错率更高", "走本人的途径"],
    },
    "003": {
        "authors": ("王弘毅",),
        "editors": ("张彩莉",),
        "gone": ["大公报", "作者|", "编辑|", "题图", "王兰兰"],
        "kept": ["为什么他们不约而同", "高质量科技供给", "使劲往前赶", "1420万全球用户"],
        "headings": ["向杭州学什么?", "每条创新“龙”都值得尊敬", "“最大的变量”"],
    },
}


@pytest.mark.parametrize(
    ("folder", "name"), [(OURS, "ours"), *((BESIDE, name) for name in ("000", "001", "003") if BESIDE in FOLDERS)]
)
def test_articles_without_labels_are_read_as_a_person_reads_them(folder: Path, name: str) -> None:
    path = seed(folder, "003" if folder == OURS else name)
    raw = read_article(path, path.parent, Problems())
    assert raw is not None
    article, wanted = normalise_article(raw, Problems()).article, UNLABELLED[name]
    shown = _shown(article)
    assert (article.authors, article.editors) == (wanted["authors"], wanted["editors"])
    assert [piece for piece in wanted["gone"] if piece in shown] == []
    assert [piece for piece in wanted["kept"] if piece not in shown] == []
    assert [passage.text for passage in article.passages if passage.kind == "heading"] == wanted["headings"]
    assert not re.search(r"[\u2e80-\u2fdf]", shown)


@pytest.mark.slow
def test_nothing_is_taken_out_of_news_that_holds_no_boilerplate(shared: Path) -> None:
    """News of a translation test set, people's and machines' Chinese and English."""
    taken = []
    for line in (shared / "bench" / "wmt22-en-zh-news.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        found = _normalise_segments(document["segments"])
        taken += [(document["doc"], record.text) for record in found.removed]
    assert taken == []


def _normalise_segments(segments: list[str]) -> Any:
    front = FrontMatter(title="A title that no document has")
    raw = RawArticle(id="a", path="a.txt", front=front, body="\n".join(segments), body_line=1)
    return normalise_article(raw, Problems())
