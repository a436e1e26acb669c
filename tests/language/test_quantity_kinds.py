"""Quantities by kind, in both languages: a row is a text and the values, units and changes that are read in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tashan.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("存款2万多亿元，负债8千多万元", ["2e12", "8e7"]),
        ("总价3千零50万元和四十七万八千元", ["30500000", "478000"]),
        ("五六百万观众，三四千户", ["5e6", "3e3"]),
        ("他们赚了半个亿", ["5e7"]),
        ("分别为2.1、6.4和7.3亿元", ["2.1e8", "6.4e8", "7.3e8"]),
        ("打七五折，利润减半，翻两番", ["0.75", "0.5", "4"]),
        ("下调25个基点，百万分之三", ["0.0025", "0.000003"]),
        ("零下20摄氏度", ["-20"]),
        ("面积10²，共3.2×10^6元", []),
        ("three hundred sixteen thousand workers", ["316000"]),
        ("three and a half billion yuan", ["3.5e9"]),
        ("half a million dollars", ["5e5"]),
        ("500k users and 671B parameters", ["5e5", "671e9"]),
        ("rose 2, 6 and 7 percent", ["0.02", "0.06", "0.07"]),
        ("Output halved", ["0.5"]),
        ("20 degrees below zero", ["-20"]),
        ("事故致3死1重伤，5车受损", ["3", "1", "5"]),
        ("夺得9金4银1铜", ["9", "4", "1"]),
        ("接种三针，另有两剂和80多页说明", ["3", "2", "80"]),
        ("录取线高出20余分", ["20"]),
        ("售出门票12 345张", ["12345"]),
        ("13城市和4公司入围，2024企业名录", ["13", "4"]),
        ("水位达131公尺，电池4200毫安时，重210g", ["131", "4200", "210"]),
        ("销量下降7.5%至2.2亿台", ["-0.075", "2.2e8"]),
        ("近万观众到场", ["10000"]),
        ("中德两国、甲乙两厂都在场", []),
        ("公元前356年，前3世纪，21世纪，民法典310条", []),
        ("fire kills 3, traps 12", ["3", "12"]),
        ("two dead, 14 injured", ["2", "14"]),
        ("a magnitude 6.4 quake, magnitude-5.9 aftershock", ["6.4", "5.9"]),
        ("the singer, aged 71, sold 40 records", ["71", "40"]),
        ("a 16-storey tower for a 24-member council", ["16", "24"]),
        ("five gold, two silver and 11 bronze", ["5", "2", "11"]),
        ("the death toll rose to 61; a total of 19", ["61", "19"]),
        ("shares rose 8pc to 75 cents", ["0.08", "0.75"]),
        ("fell from 4,210 to 3,905, or 7.2%", ["4210", "3905", "0.072"]),
        ("hundreds of thousands homeless", ["2e5"]),
        ("she lost nine of her cousins", ["9"]),
        ("yields of 6.4t/ha and 31 quintals at minus 12C", ["6.4", "31", "-12"]),
        ("1 in every 400 cars", ["0.0025"]),
        ("three second hand lorries", ["3"]),
        ("客流翻了一倍，电压110千伏", ["2", "110"]),
        ("零下三十二三度", ["-33"]),
        ("男女之比为3比2，以3比2取胜", ["1.5"]),
        ("共有1，234家，产值2 345.6亿元", ["1234", "234560000000"]),
        ("融资十几亿元", ["1e9"]),
        ("一斤5块8，一根3角，涨了五毛钱", ["5.8", "0.3", "0.5"]),
        ("他有百万粉丝，年薪百万，姓百里", ["1e6", "1e6"]),
        ("网民规模突破4亿", ["4e8"]),
        ("调来1000顶帐篷", ["1000"]),
        ("up 0.3 of a percentage point, or 12bps", ["0.003", "0.0012"]),
        ("1.5 quadrillion yen, 500 crore rupees", ["1.5e15", "5e9"]),
        ("a few dozen firms, dozens of towns", ["24", "24"]),
        ("ten times faster, by a factor of three", ["10", "3"]),
        ("in stage five of its plan", []),
        ("it wants to double output and halve waste; the halving event", ["2"]),
        ("worth £280million, with 1.5k staff", ["2.8e8", "1500"]),
        ("half a tonne of ore and a quarter of a million users", ["0.5", "250000"]),
        ("900-plus ounces, hundreds of gallons, a 23-24,000 tonne pile", ["900", "200", "23000"]),
        ("2½ million users; two of every three of them", ["2.5e6", "0.6666666666666666666666666667"]),
        ("she went twice as a reporter", []),
        ("卖出三、四百个，十字路口，万分小心，纸张对折", ["300"]),
        ("每日供气100万方和20万方", ["1e6", "2e5"]),
        ("215K Reddit members, AED 1.4 trillion", ["215000", "1.4e12"]),
        ("women under 40, 3.5 cases per 1,000 adults", ["3.5"]),
    ],
)
def test_values_by_kind(text: str, values: list[str]) -> None:
    assert [q.value for q in find_quantities(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "value", "change"),
    [
        ("出口同比下降3.5%", "-0.035", "fall"),
        ("减免企业税费6亿元", "6e8", "fall"),
        ("出口没有下降3.5%", "0.035", None),
        ("失业率下降到4.9%", "0.049", None),
        ("人口减少2万人", "20000", "fall"),
        ("比上一年多2万人", "20000", "more"),
        ("净亏损3亿元", "3e8", "loss"),
        ("增速为-3.5%", "-0.035", "fall"),
        ("Exports fell 3.5%", "-0.035", "fall"),
        ("Exports did not fall 3.5%", "0.035", None),
        ("Unemployment fell to 4.9%", "0.049", None),
        ("It cut rates by 25 basis points", "0.0025", "fall"),
        ("1,000 more than Wuhan", "1000", "more"),
        ("a net loss of 3 billion yuan", "3e9", "loss"),
    ],
)
def test_what_moved_is_told_from_a_total(text: str, value: str, change: str | None) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.change) == (Decimal(value), change)


@pytest.mark.parametrize(
    ("text", "unit", "measure"),
    [
        ("30000日元", "other", "JPY"), ("HK$300", "other", "HKD"), ("獲利8,384億元新台幣", "other", "TWD"),
        ("800亩地", "other", "mu"), ("0.3个百分点", "ratio", "pp"), ("120 square kilometres", "other", "km2"),
        ("500 Hong Kong dollars", "other", "HKD"), ("25 basis points", "ratio", "bp"),
    ],
)  # fmt: skip
def test_the_measure_says_what_a_wide_unit_is(text: str, unit: str, measure: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.unit, quantity.measure) == (unit, measure)


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure"),
    [
        ("The loss widened to $(7.7)M.", "-7.7e6", "USD", "USD"),
        ("a 4,500-square-foot shop", "4500", "other", "sqft"),
        ("an area of 25 permitted square kilometres", "25", "other", "km2"),
        ("Sales came to 36bn kroner.", "36e9", "other", "DKK"),
        ("It took a 475m euro hit.", "475e6", "other", "EUR"),
        ("The shares closed at 270.25p on Friday.", "2.7025", "other", "GBP"),
        ("Vehicle sales rose to 4.7 million.", "4.7e6", "count", ""),
        ("Fuel demand is to more than double since it began.", "2", "ratio", "fold"),
        ("中国制造了超过 9 成的产品。", "0.9", "ratio", ""),
        ("A placement of CAD $1,000,000 closed.", "1e6", "other", "CAD"),
        ("It raised CA$7m.", "7e6", "other", "CAD"),
        ("Sales came to 167.7 trillion KRW.", "167.7e12", "other", "KRW"),
        ("Located 1.4 km west of the zone.", "1.4", "other", "km"),
        ("The firm reported billions in losses.", "2e9", "other", ""),
        ("It was also down (11.8% on the year).", "-0.118", "ratio", "%"),
    ],
)
def test_forms_of_news_and_accounts(text: str, value: str, unit: str, measure: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.unit, quantity.measure) == (Decimal(value), unit, measure)


@pytest.mark.parametrize(
    "text",
    [
        "the upcoming Bitcoin halving in April",
        "a five-digit odometer",
        "It sells in 7-Elevens",
        "Class 1, 3 and 4 trucks",
        "Saturday's doubles",
    ],
)
def test_words_that_hold_a_number_are_none(text: str) -> None:
    assert find_quantities(text) == ()


def test_thousands_of_years_last() -> None:
    (quantity,) = find_quantities("It has stood for thousands of years.")
    assert quantity.kind == "duration"


def test_a_move_told_twice_has_one_direction() -> None:
    points, share = find_quantities("收盘掉17点或0.16%。")
    assert (points.measure, share.value) == ("pt", Decimal("-0.0016"))


def test_both_ends_of_a_move_of_counts_are_read() -> None:
    assert [int(found.value) for found in find_quantities("It rose from 917 to 1,016.")] == [917, 1016]


def test_a_mark_of_money_is_read_in_any_case() -> None:
    for mark in ("Rs", "RS", "rs"):
        assert [one.measure for one in find_quantities(f"It costs {mark} 500 a month.")] == ["INR"]
