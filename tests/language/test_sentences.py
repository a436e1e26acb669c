"""Sentence boundaries in Chinese and English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.language.sentences import split_sentences

LABELLED_FLOOR = 0.95
KEY_POINTS_FLOOR = 1.0
CLAIM_ENDS_FLOOR = 0.85
"""Share of labelled claims of 002 and 004 that end where a sentence ends; the rest are clauses. Measured 0.857."""


def pieces(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城市在变。企业在变！人呢？", ["城市在变。", "企业在变！", "人呢？"]),
        ("他说：“我来了。”大家笑了。", ["他说：“我来了。”", "大家笑了。"]),
        ("他说：「我來了。」大家笑了。", ["他说：「我來了。」", "大家笑了。"]),
        ("城市在变.企业呢?人呢!", ["城市在变.", "企业呢?", "人呢!"]),
        ("真的吗？！当然。", ["真的吗？！", "当然。"]),
        ("（据本报消息。）第二句。", ["（据本报消息。）", "第二句。"]),
        ("增长3.5%。达到1.85万亿。", ["增长3.5%。", "达到1.85万亿。"]),
    ],
)
def test_chinese_ends_at_full_stops_with_their_closing_marks(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“它为什么不来？”这个问题没有答案。",
        "“谁先来？”他问道。",
        "一篇题为《谁来？为什么来？》的文章发表了。",
        "报告（数据来自省统计局。另有说明）昨天发布了。",
        "三篇报道《它为什么在这里？》《我们有什么？》",
    ],
)
def test_marks_inside_a_running_sentence_do_not_end_it(text: str) -> None:
    assert pieces(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "政府为年轻的创业者提供了足够的耐心；同时，各家银行也放宽了贷款的条件。",
            ["政府为年轻的创业者提供了足够的耐心；", "同时，各家银行也放宽了贷款的条件。"],
        ),
        (
            "政府为年轻的创业者提供了足够的耐心；而市场给了他们继续走下去的理由。",
            ["政府为年轻的创业者提供了足够的耐心；而市场给了他们继续走下去的理由。"],
        ),
        ("看政策；看市场；看人才。", ["看政策；看市场；看人才。"]),
    ],
)
def test_a_semicolon_ends_a_sentence_between_clauses_that_stand_alone(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产业链、人才、资金……这些都需要时间。", ["产业链、人才、资金……", "这些都需要时间。"]),
        ("他们在这里求学……但最终离开了。", ["他们在这里求学……但最终离开了。"]),
        ("等一等……", ["等一等……"]),
    ],
)
def test_an_ellipsis_ends_a_sentence_unless_a_conjunction_carries_on(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Wang paid $3.5 million. He left.", ["Mr. Wang paid $3.5 million.", "He left."]),
        ("It is based in the U.S. The firm grew.", ["It is based in the U.S.", "The firm grew."]),
        ("U.S. Steel grew. Good.", ["U.S. Steel grew.", "Good."]),
        ("J. K. Rowling wrote it. See No. 7.", ["J. K. Rowling wrote it.", "See No. 7."]),
        ("Acme Inc. sells tools, e.g. Hammers. Yes.", ["Acme Inc. sells tools, e.g. Hammers.", "Yes."]),
        ('"Why?" he asked. "Because."', ['"Why?" he asked.', '"Because."']),
        ("She said, “It works.” Then she left.", ["She said, “It works.”", "Then she left."]),
        ("It rose by 3.5 per cent. Then it fell.", ["It rose by 3.5 per cent.", "Then it fell."]),
        ("Is it so? No! We think not.", ["Is it so?", "No!", "We think not."]),
        ("They waited... And nothing came.", ["They waited...", "And nothing came."]),
        ("One clause; another clause that is long enough to stand.", None),
    ],
)
def test_english_keeps_abbreviations_initials_and_decimals_whole(text: str, expected: list[str] | None) -> None:
    assert pieces(text) == (expected or [text])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“这是对的。”他说。没有人回答。", ["“这是对的。”他说。", "没有人回答。"]),
        ("“這是對的。」他說。".replace("“", "「"), ["「這是對的。」他說。"]),
        ("“一定行。再等等。”王教授告诉记者，“快了。”", ["“一定行。", "再等等。”王教授告诉记者，“快了。”"]),
        ("“我们来了！” 一位居民表示。会议结束。", ["“我们来了！” 一位居民表示。", "会议结束。"]),
        ("他说：“好。”她问：“真的？”", ["他说：“好。”", "她问：“真的？”"]),
        ("“好。”她说：“真的。”", ["“好。”", "她说：“真的。”"]),
        ("“会来的。”据他介绍，项目已开工。", ["“会来的。”", "据他介绍，项目已开工。"]),
        ('"Why not?" Mr. Li asked. He left.', ['"Why not?" Mr. Li asked.', "He left."]),
        ('He asked, "Why?" Nobody answered.', ['He asked, "Why?"', "Nobody answered."]),
    ],
)
def test_who_speaks_belongs_to_the_last_sentence_of_the_quotation(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他来自Yahoo!公司。后来离职。", ["他来自Yahoo!公司。", "后来离职。"]),
        ("He joined Yahoo! Inc. in May. She left.", ["He joined Yahoo! Inc. in May.", "She left."]),
        ("《谁来？为什么！》票房破纪录。观众很多。", ["《谁来？为什么！》票房破纪录。", "观众很多。"]),
        ("Yan et al. [2004] analysed it. So did we.", ["Yan et al. [2004] analysed it.", "So did we."]),
        ("iPhone sales rose. iPads fell.", ["iPhone sales rose.", "iPads fell."]),
        ("阿里云、腾讯云等……都在布局。", ["阿里云、腾讯云等……都在布局。"]),
    ],
)
def test_names_with_marks_of_their_own_stay_whole(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_labelled_passages_are_cut_as_labelled(shared: Path) -> None:
    lines = (shared / "gold/language/sentences.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    wrong = [label for label in labels if [_flat(one) for one in pieces(_joined(label))] != list(map(_flat, label))]
    assert 1 - len(wrong) / len(labels) >= LABELLED_FLOOR, wrong


def _joined(sentences: list[str]) -> str:
    return ("" if any("\u4e00" <= char <= "\u9fff" for char in "".join(sentences)) else " ").join(sentences)


def _flat(text: str) -> str:
    return "".join(text.split())


def test_a_numbered_heading_stays_with_its_text() -> None:
    assert pieces("1. 第一点是耐心。第二点是信任。") == ["1. 第一点是耐心。", "第二点是信任。"]


def test_a_blank_line_ends_a_sentence_and_a_single_line_break_does_not() -> None:
    assert pieces("A long line\nthat wraps.\n\nA heading\n\nNext") == ["A long line\nthat wraps.", "A heading", "Next"]


def test_empty_and_blank_text_have_no_sentence() -> None:
    assert split_sentences("") == split_sentences(" \n\n　") == ()


_TEXT = st.text(alphabet="城市发展ab AB.。！？!?；;…“”\"'《》（）()1\n　，而", max_size=60)


@given(_TEXT | st.text(max_size=60))
def test_spans_are_ordered_and_cover_everything_but_white_space(text: str) -> None:
    sentences = split_sentences(text)
    assert all(text[s.start : s.end] == s.text == s.text.strip() and s.text for s in sentences)
    ends = [0, *(s.end for s in sentences)]
    gaps = [text[a : s.start] for a, s in zip(ends, sentences, strict=False)] + [text[ends[-1] :]]
    assert all(not gap.strip() for gap in gaps)


@given(_TEXT)
def test_a_sentence_cut_out_alone_keeps_its_last_mark(text: str) -> None:
    """Nothing but a sentence with a letter or digit is handed out, unless the text has none at all."""
    sentences = split_sentences(text)
    if any(char.isalnum() for char in text):
        assert all(any(char.isalnum() for char in s.text) for s in sentences[1:])


def _sentences_of(seed: Path) -> set[str]:
    body = seed.read_text(encoding="utf-8").split("\n---\n")[-1].replace("*", "")
    return {s.text for line in body.splitlines() for s in split_sentences(line)}


@pytest.mark.parametrize("number", ["002", "004"])
def test_labelled_key_points_are_whole_sentences(shared: Path, number: str) -> None:
    found = _sentences_of(next((shared / "seeds").glob(f"{number}_*")))
    labelled = json.loads((shared / "gold/key-points.json").read_text(encoding="utf-8"))[number]
    assert sum(point in found for point in labelled) / len(labelled) >= KEY_POINTS_FLOOR


def test_most_labelled_claims_end_where_a_sentence_ends(shared: Path) -> None:
    hits = total = 0
    for number in ("002", "004"):
        found = _sentences_of(next((shared / "seeds").glob(f"{number}_*")))
        for claim in json.loads((shared / f"gold/claims-{number}.json").read_text(encoding="utf-8")):
            total += 1
            quote = claim["quote"].replace("*", "")
            # A quotation ends where it closes; who spoke it may follow in the same sentence.
            hits += any(s.endswith(quote) or (quote.endswith("”") and quote in s) for s in found)
    assert hits / total >= CLAIM_ENDS_FLOOR
