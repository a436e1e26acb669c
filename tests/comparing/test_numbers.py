"""What counts as the same number, and what does not, in two languages and mixed notations."""

from __future__ import annotations

import pytest

from tashan.comparing.measures import read_measures
from tashan.comparing.numbers import match_measures


def agree(one: str, other: str) -> bool:
    matched = match_measures(read_measures(one), read_measures(other))
    return bool(matched.pairs) and not matched.left and not matched.right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("占地120亩", "占地8公顷"), ("每秒20米", "72 km/h"), ("2.5吨", "2,500公斤"), ("换了 3w 日元", "exchanged 30,000 yen"), ("奖金有4W块", "a bonus of 40,000 yuan"),
        ("关注的人10w+", "over 100,000 followers"), ("3w-5w字", "30,000 to 50,000 words"), ("60W的灯泡", "a 60W bulb"), ("翻了两番", "是去年的四倍"),
        ("几十家工厂", "dozens of factories"), ("三分之一", "a third"), ("5～6万次", "50k to 60k"),
        ("上百个特征", "hundreds of features"), ("增加一倍", "doubled"), ("6.4亿元", "640 million元"), ("1分46秒", "106秒"),
        ("2小时51分07秒", "2:51:07"), ("半年", "6个月"), ("一刻钟", "15分钟"), ("一年零四个月", "16 months"),
        ("三成", "30%"), ("2400千瓦时", "2.4兆瓦时"), ("保持零下18摄氏度", "维持在-18℃"), ("1比8", "1:8"), ("27个基点", "27 basis points"), ("无人机十几架", "无人机10余架"),
        ("减少两成左右", "减少大约20%"), ("享年95岁", "at the age of 95"), ("不到一周", "less than a week"), ("三成至六成", "30% to 60%"), ("十多年", "more than a decade"), ("从90天缩短到60天", "cut from 90 days to 60"), ("40多年", "more than 40 years"), ("40多年", "四十余年"), ("3万多人", "over 30,000 people"), ("40多年", "46 years"), ("一百多人", "hundreds of people"),
        ("2万4801张", "24,801 sheets"), ("3万5千人", "35,000 people"), ("1亿2000万元", "120 million yuan"), ("限速40公里", "a limit of 40 km/h"),
        ("10千伏线路", "a 10 kV line"), ("60周年", "the 60th anniversary"), ("领海12海里", "12 nautical miles"), ("2兆帕", "2 MPa"), ("3马力", "3 horsepower"), ("气压980百帕", "980 hPa"),
        ("收入396亿元", "revenue of RMB39.6 billion"), ("人均106万韩元", "KRW1.06 million each"), ("20.5亿英镑", "2.05 billion pounds"),
        ("降至零度", "fell to zero degrees"), ("用了一天半", "took a day and a half"), ("205个成员", "205 members"), ("27成员国", "27 members"),
        ("增长百分之六点九", "grew by 6.9%"), ("十五点二亿亩", "1.52 billion mu"), ("宽十二点九米", "12.9 metres wide"), ("占地300平方米", "an area of 300 m2"), ("长11.5米", "a 11.5m bridge"), ("1150万人", "11.5m people"),
    ],
)  # fmt: skip
def test_equal_however_written(one: str, other: str) -> None:
    assert agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("换了3w日元", "exchanged 40,000 yen"), ("跑了30w步", "ran 3,000,000 steps"), ("a crowd of 30w", "300,000人"),
        ("270万人", "270 million people"), ("净利润1.92亿元", "净利润19.2 million元"), ("零下27摄氏度", "27摄氏度"),
        ("外籍选手60美元", "外籍选手60元"), ("增加了两倍", "doubled"), ("27个基点", "27个百分点"), ("330多座", "more than 340 plants"),
        ("40多年", "more than 45 years"), ("40余年", "more than 30 years"), ("1.8倍", "高3.8倍"), ("0.01%", "one in 1,000"), ("享年95岁", "at the age of 59"), ("三成至六成", "30% to 80%"),
        ("噪声40分贝", "噪声40分钟"), ("60周年", "the 50th anniversary"), ("一颗5克拉的钻石", "a diamond of 5 grams"), ("10千伏线路", "a 10,000 kV line"),
        ("收入396亿元", "revenue of RMB39.6 million"), ("零下五度", "5 degrees"), ("零下18摄氏度", "维持在18℃"), ("增长百分之六点九", "grew by 9.6%"), ("三点五倍", "五点八倍"), ("205个成员", "250 members"),
        ("练习三小时，第二天再来", "练习两小时，第二天再来"),
    ],
)  # fmt: skip
def test_another_number(one: str, other: str) -> None:
    assert not agree(one, other)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("不超过600部", -1), ("不少于600部", 1), ("不跨越六个月", -1), ("剩不下二十个果", -1), ("不下二十个人", 1), ("不足600部", -1), ("至少600部", 1), ("no household is to pay more than 60 yuan", -1),
        ("at least 60 yuan", 1), ("60元", 0), ("it has not been used for more than two weeks", 1), ("not more than 60 yuan", -1),
    ],
)  # fmt: skip
def test_bounds(text: str, side: int) -> None:
    assert read_measures(text)[0].side == side


@pytest.mark.parametrize(
    ("one", "other"),
    [("NT$3 billion", "30亿新台币"), ("NT$3bn", "新台币30亿元"), ("C$5 million", "500万加元"), ("HK$3bn", "30亿港元")],
)
def test_amounts_of_every_currency_are_compared_in_it(one: str, other: str) -> None:
    (left,), (right,) = read_measures(one), read_measures(other)
    assert (left.sort, left.ranges) == (right.sort, right.ranges)
    assert left.sort not in {"count", "USD", "CNY"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("借给社员900万元", "lent its members 9 million yuan"),
        ("给了农户3000万元", "gave farmers 30 million yuan"),
        ("Rs 5 million", "500万卢比"),
        ("US$5", "5美元"),
    ],
)
def test_the_end_of_a_word_is_no_currency(one: str, other: str) -> None:
    assert agree(one, other)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("up $2.04 or 4.56%", [("USD", 2.04), ("ratio", 0.0456)]),
        ("fell 0.4% to 1.11 euros", [("ratio", 0.004), ("EUR", 1.11)]),
        ("会议三点五分开始，百分之五点一的人迟到", [("ratio", 0.051)]),
    ],
)
def test_two_numbers_in_a_row_are_no_range_and_a_time_of_day_is_no_decimal(
    text: str, read: list[tuple[str, float]]
) -> None:
    assert [(each.sort, pytest.approx(each.ranges[0][0])) for each in read_measures(text)] == read
