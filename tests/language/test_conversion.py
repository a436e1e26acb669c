"""Conversion by words: no phrase across the borders of words, and what neighbours decide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tashan.language.conversion import convert, convert_by_words
from tashan.language.script import STANDARDS, detect_language, read_plainly, to_simplified, to_traditional

TO_TRADITIONAL_FLOOR = 0.985
TO_SIMPLIFIED_FLOOR = 0.97


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("这不是只有他才懂", "這不是只有他才懂"),
        ("会议介绍了解决办法", "會議介紹了解決辦法"),
        ("将被发送到各地", "將被發送到各地"),
        ("军事干预失败了", "軍事干預失敗了"),
        ("五百年历史的老城", "五百年歷史的老城"),
        ("个人破产制度", "個人破產制度"),
        ("一家私人诊所", "一家私人診所"),
        ("房企资金链紧张", "房企資金鏈緊張"),
    ],
)
def test_phrases_across_the_borders_of_words_are_none(simplified: str, traditional: str) -> None:
    assert convert_by_words(simplified, "s2tw") == traditional
    assert convert(simplified, "s2tw") != traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("他大病初愈", "他大病初癒"),
        ("美国存托凭证", "美國存託憑證"),
        ("看一出戏", "看一齣戲"),
        ("下午四点钟", "下午四點鐘"),
        ("养了三只鸟", "養了三隻鳥"),
        ("被雪卷起来", "被雪捲起來"),
    ],
)
def test_phrases_of_whole_words_stay(simplified: str, traditional: str) -> None:
    assert convert_by_words(simplified, "s2tw") == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("晒好的红薯干", "曬好的紅薯乾"),
        ("三金发科技公司", "三金發科技公司"),
        ("在河里游泳", "在河裡游泳"),
        ("坐在八千里路上", "坐在八千里路上"),
        ("作家余秋雨的余生", "作家余秋雨的餘生"),
        ("落日的余晖", "落日的餘暉"),
        ("马丁·格里菲思", "馬丁·格里菲思"),
        ("走进乡镇的屋子里", "走進鄉鎮的屋子裡"),
        ("战略合作伙伴", "戰略合作夥伴"),
        ("没有不准的道理", "沒有不准的道理"),
        ("为他点赞", "為他點讚"),
        ("它注明了来源，一目了然", "它註明了來源，一目瞭然"),
        ("杰里·琼斯和默克尔在家里", "傑里·瓊斯和默克爾在家裡"),
        ("一款自制的玩具，不能自制", "一款自製的玩具，不能自制"),
    ],
)
def test_neighbours_decide_what_the_word_alone_does_not(simplified: str, traditional: str) -> None:
    assert convert_by_words(simplified, "s2tw") == traditional


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("原著的論著看著很厚", "原著的论著看着很厚"),
        ("覆核之後答覆，覆蓋全國", "复核之后答复，覆盖全国"),
        ("憑藉慰藉", "凭借慰藉"),
        ("乾隆年間的餅乾", "乾隆年间的饼干"),
        ("鉅額與暱稱", "巨额与昵称"),
    ],
)
def test_the_way_back_tells_words_apart(traditional: str, simplified: str) -> None:
    assert to_simplified(traditional) == simplified


@pytest.mark.parametrize(("name", "floor"), [("to-hant", TO_TRADITIONAL_FLOOR), ("to-hans", TO_SIMPLIFIED_FLOOR)])
def test_labelled_phrases_are_converted(shared: Path, name: str, floor: float) -> None:
    turn = to_traditional if name == "to-hant" else to_simplified
    lines = (shared / f"gold/language/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    wrong = [(text, turn(f"{text}。")) for text, right in map(json.loads, lines) if turn(f"{text}。")[:-1] not in right]
    assert 1 - len(wrong) / len(lines) >= floor, wrong


def _texts(folder: Path, pattern: str) -> list[str]:
    lines = [line for path in sorted(folder.glob(pattern)) for line in path.read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if detect_language(line) == "zh-Hans"]


def test_shipped_texts_read_the_same_in_both_scripts() -> None:
    _assert_read_the_same(_texts(Path(__file__).parents[2] / "corpus", "*.md"))


def test_real_texts_read_the_same_in_both_scripts(shared: Path) -> None:
    _assert_read_the_same(_texts(shared / "seeds", "*.txt"))


def _assert_read_the_same(texts: list[str]) -> None:
    assert texts
    differing = [text for text in texts if read_plainly(to_traditional(text)) != read_plainly(text)]
    assert differing == []


_TEXT = st.text(alphabet="只要是总发电量展示了解里程公干净后面余承东谷歌1.5%万亿 ABC，。", max_size=40)


@given(_TEXT, st.sampled_from(sorted(set(STANDARDS) - {"s2twp"})))
def test_length_digits_and_latin_never_change(text: str, standard: str) -> None:
    converted = convert_by_words(text, standard)
    assert len(converted) == len(text)
    assert [c for c in converted if c.isascii()] == [c for c in text if c.isascii()]
