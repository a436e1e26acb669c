"""Quantities in Chinese text: a row is a text, its only quantity as written, the value, the unit, the qualifier."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tashan.language.quantities import Quantity, find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "qualifier"),
    [
        ("当年有1.85万亿GDP", "1.85万亿", "1.85e12", "CNY", None),
        ("资金14万亿元", "14万亿元", "14e12", "CNY", None),
        ("刚迈过9万亿", "迈过9万亿", "9e12", "CNY", "over"),
        ("获得2000万元注资", "2000万元", "2e7", "CNY", None),
        ("花费5000多万研制芯片", "5000多万", "5e7", "CNY", "over"),
        ("认缴431.18亿元人民币", "431.18亿元人民币", "43118000000", "CNY", None),
        ("差距为3360亿元", "3360亿元", "336e9", "CNY", None),
        ("约1350亿元", "约1350亿元", "135e9", "CNY", "about"),
        ("总规模已超1850亿元", "超1850亿元", "185e9", "CNY", "over"),
        ("贷款27亿做研发", "27亿", "27e8", "CNY", None),
        ("最高可获1000万元", "最高可获1000万元", "1e7", "CNY", "at most"),
        ("约合人民币3亿元", "约合人民币3亿元", "3e8", "CNY", "about"),
        ("¥500", "¥500", "500", "CNY", None),
        ("融资1亿美元", "1亿美元", "1e8", "USD", None),
        ("共3亿5000万元", "3亿5000万元", "3.5e8", "CNY", None),
        ("三億元", "三億元", "3e8", "CNY", None),
        ("投入５０亿元", "５０亿元", "5e9", "CNY", None),
    ],
)
def test_money(text: str, written: str, value: str, unit: str, qualifier: str | None) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.unit, quantity.qualifier) == (written, unit, qualifier)
    assert quantity.value == Decimal(value)
    assert quantity.kind == "amount"
    assert quantity.approx == (qualifier is not None)


@pytest.mark.parametrize(
    ("text", "written", "value", "qualifier"),
    [
        ("占比1/4强", "1/4强", "0.25", "over"),
        ("占3/10", "3/10", "0.3", None),
        ("占三成", "三成", "0.3", None),
        ("占两成五", "两成五", "0.25", None),
        ("超九成", "超九成", "0.9", "over"),
        ("六成多", "六成多", "0.6", "over"),
        ("占四分之一", "四分之一", "0.25", None),
        ("有近一半", "近一半", "0.5", "nearly"),
        ("接近50%", "接近50%", "0.5", "nearly"),
        ("过半", "过半", "0.5", "over"),
        ("达48%", "48%", "0.48", None),
        ("百分之三", "百分之三", "0.03", None),
        ("百分之九十五点六", "百分之九十五点六", "0.956", None),
        ("千分之五", "千分之五", "0.005", None),
        ("允许最高30%的亏损", "最高30%", "0.3", "at most"),
        ("不足5%", "不足5%", "0.05", "under"),
        ("不超过50%", "不超过50%", "0.5", "at most"),
        ("50%以上", "50%以上", "0.5", "at least"),
        ("提高2.5个百分点", "2.5个百分点", "0.025", None),
        ("增长-3.5%", "-3.5%", "-0.035", None),
        ("五年增长四倍"[2:], "四倍", "4", None),
        ("翻一番", "翻一番", "2", None),
        ("翻了两番", "翻了两番", "4", None),
    ],
)
def test_shares_and_multiples(text: str, written: str, value: str, qualifier: str | None) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.unit, quantity.qualifier) == (written, "ratio", qualifier)
    assert quantity.value == Decimal(value)


def test_a_third_keeps_its_full_precision() -> None:
    assert only("占比近1/3").value == only("三分之一").value == Decimal(1) / 3


@pytest.mark.parametrize(
    ("text", "written", "value", "counted", "qualifier"),
    [
        ("有80多所高校", "80多所", "80", "所", "over"),
        ("有130万在校大学生", "130万", "1300000", "", None),
        ("有约90万家民企", "约90万家", "900000", "家", "about"),
        ("民企数量超过254万", "超过254万", "2540000", "", "over"),
        ("共四家", "四家", "4", "家", None),
        ("以36家居前"[:4], "36家", "36", "家", None),
        ("达1.3万户", "1.3万户", "13000", "户", None),
        ("逾1200个园区", "逾1200个", "1200", "个", "over"),
        ("至少3家", "至少3家", "3", "家", "at least"),
        ("50家左右", "50家左右", "50", "家", "about"),
        ("突破万户", "突破万户", "10000", "户", "over"),
        ("上百家", "上百家", "100", "家", "over"),
        ("十来个", "十来个", "10", "个", "about"),
        ("两千多家", "两千多家", "2000", "家", "over"),
        ("五千餘戶", "五千餘戶", "5000", "户", "over"),
        ("全省16市", "16市", "16", "市", None),
        ("1,200家", "1,200家", "1200", "家", None),
        ("全国唯四的中心", "唯四", "4", "", None),
        ("拥有1420万全球用户", "1420万", "14200000", "", None),
        ("参数规模达6710亿", "6710亿", "671e9", "", None),
        ("加上这二字", "二字", "2", "字", None),
    ],
)
def test_counts(text: str, written: str, value: str, counted: str, qualifier: str | None) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.unit, quantity.counted, quantity.qualifier) == (
        written,
        "count",
        counted,
        qualifier,
    )
    assert quantity.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("要烧二三个亿", "2e8", "3e8", "CNY"),
        ("两三年", "2", "3", "years"),
        ("一两件", "1", "2", "count"),
        ("一个或两个", "1", "2", "count"),
        ("十几家", "10", "19", "count"),
        ("几十家", "20", "90", "count"),
        ("数百万用户", "2e6", "9e6", "count"),
        ("数以万计的用户", "2e4", "9e4", "count"),
        ("占10-15%", "0.1", "0.15", "ratio"),
        ("3至5年", "3", "5", "years"),
        ("100万—300万元", "1e6", "3e6", "CNY"),
        ("七八成", "0.7", "0.8", "ratio"),
    ],
)
def test_ranges_have_an_upper_bound(text: str, low: str, high: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.upper, quantity.unit) == (Decimal(low), Decimal(high), unit)
    assert quantity.approx


def test_neighbouring_digits_say_about() -> None:
    assert only("要烧二三个亿").qualifier == "about"
    assert only("3至5年").qualifier is None


def test_a_change_from_one_value_to_another_is_two_quantities() -> None:
    assert [q.text for q in find_quantities("从30%到50%")] == ["30%", "50%"]


@pytest.mark.parametrize(
    ("text", "value", "unit", "counted"),
    [
        ("连续22年", "22", "years", "年"),
        ("二十多年前", "20", "years", "年"),
        ("一年半", "1.5", "years", "年半"),
        ("半年", "0.5", "years", "年"),
        ("7天", "7", "other", "天"),
        ("3个月", "3", "other", "个月"),
        ("24小时", "24", "other", "小时"),
    ],
)
def test_durations(text: str, value: str, unit: str, counted: str) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.unit, quantity.counted) == (
        "duration",
        Decimal(value),
        unit,
        counted,
    )


@pytest.mark.parametrize(
    ("text", "written", "kind", "value", "qualifier"),
    [
        ("全国第七", "第七", "rank", 7, None),
        ("位列第2", "第2", "rank", 2, None),
        ("经济第一大省", "第一", "rank", 1, None),
        ("科研实力全国前五", "前五", "rank", 5, "at most"),
        ("均未进前10", "前10", "rank", 10, "over"),
        ("意向城市Top3", "Top3", "rank", 3, "at most"),
        ("世界500强", "500强", "rank", 500, "at most"),
        ("清单第一条", "第一", "ordinal", 1, None),
        ("首个国产系统", "首个", "ordinal", 1, None),
    ],
)
def test_ranks_and_ordinals_are_marked(text: str, written: str, kind: str, value: int, qualifier: str | None) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.kind, quantity.value, quantity.qualifier) == (written, kind, value, qualifier)
    assert quantity.unit == "other"


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("投入千万级研发", "千万级", "1e7", "CNY"),
        ("千亿基金", "千亿", "1e11", "CNY"),
        ("千万年薪", "千万", "1e7", "CNY"),
        ("万亿之城", "万亿", "1e12", "CNY"),
        ("10万量级的人才", "10万量级", "1e5", "count"),
        ("萬億元級產業", "萬億元級", "1e12", "CNY"),
    ],
)
def test_size_classes_are_marked_and_about(text: str, written: str, value: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.kind, quantity.qualifier) == (written, "class", "about")
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


def test_a_number_of_things_of_a_size_is_two_quantities() -> None:
    eight, each = find_quantities("8个万亿元级产业集群")
    assert (eight.value, eight.unit, each.value, each.unit) == (8, "count", Decimal("1e12"), "CNY")
    two, funds = find_quantities("两大千亿基金")
    assert (two.value, two.unit, funds.value, funds.kind) == (2, "count", Decimal("1e11"), "class")


@pytest.mark.parametrize(
    "text",
    [
        "杭州六小龙", "一带一路", "立足四个高", "三封锁", "863计划", "GPT-4", "星火4.0 Turbo", "MPU芯片", "G60走廊",
        "C919", "13812345678", "010-12345678", "12345热线", "2024年", "2月13日", "二〇二四年二月五日", "10日",
        "1月27日-2月9日", "2019-2023年", "80年代", "90后", "上午9点", "一个", "一些", "一批", "一次", "一座城市",
        "985高校", "“四个自信”", "“五个坚持”", "1/2/3", "5/4",
        "百姓", "三亚和四川", "签约", "第三产业", "二十大", "七国集团", "千万不要", "从0到1", "成立", "三成为",
    ],
)  # fmt: skip
def test_names_dates_and_set_phrases_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize("text", ["签约30家", "附近30家", "打破30项", "通过30项", "中超30队"])
def test_a_word_that_only_ends_like_a_qualifier_is_none(text: str) -> None:
    assert only(text).qualifier is None


def test_several_places_in_one_sentence_each_keep_their_figure() -> None:
    found = find_quantities("甲市36家，乙市27家，丙市7家，均居前列")
    assert [(q.value, q.counted) for q in found] == [(36, "家"), (27, "家"), (7, "家")]


def test_a_foreign_coin_is_a_part_of_its_currency() -> None:
    (one,) = find_quantities("每股收益85美分。")
    assert (float(one.value), one.unit) == (0.85, "USD")
