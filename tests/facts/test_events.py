"""Events: what happened, when and where."""

from __future__ import annotations

import pytest

from tests.facts.articles import facts


def events(*paragraphs: str, published: str | None = "2025-02-20") -> list[tuple[str, tuple[str, ...]]]:
    return [(event.date, event.places) for event in facts(*paragraphs, published=published).events]


def test_a_date_with_a_verb_of_happening_is_an_event() -> None:
    assert events("2019年，成都成立了一家交叉研究院。") == [("2019", ("chengdu",))]


def test_the_year_of_a_mere_statistic_is_no_event() -> None:
    assert events("2024年，成都GDP增长5.7%。") == []


def test_days_are_as_precise_as_the_text() -> None:
    assert events("2月5日，武汉召开了营商环境大会。") == [("2025-02-05", ("wuhan",))]


def test_a_week_is_no_day() -> None:
    assert events("上周，武汉召开了营商环境大会。") == [("2025-02", ("wuhan",))]
    assert events("上周，武汉召开了营商环境大会。", published="2025-03-04") == [("2025", ("wuhan",))]
    assert events("上周，武汉召开了营商环境大会。", published="2025-01-07") == []
    assert events("2月13日至15日，武汉召开了营商环境大会。") == [("2025-02-13", ("wuhan",))]
    assert events("上周三，武汉召开了营商环境大会。") == [("2025-02-12", ("wuhan",))]


def test_relative_years_count_from_the_day_of_publication() -> None:
    assert events("去年，湖北通过了新的科技条例。") == [("2024", ("hubei",))]


def test_a_heading_that_begins_with_a_year_dates_what_stands_below_it() -> None:
    told = "9月1号，第41届世界博览会在成都举办。"
    assert events("## 2010 年超越日本", told) == [("2010-09-01", ("chengdu",))]
    assert events("## 2010 年超越日本", "### 春天", told, "### 2011", "2月5日，武汉召开了大会。") == [
        ("2010-09-01", ("chengdu",)),
        ("2011-02-05", ("wuhan",)),
    ]
    assert events("## 2010 年超越日本", "## 写在最后", told) == [("2024-09-01", ("chengdu",))]
    assert events("## 2010 年超越日本", "今年7月，武汉召开了大会。") == []
    assert events("## 2010年代的故事", told) == events("## 2008—2018", told) == [("2024-09-01", ("chengdu",))]


def test_a_short_year_may_stand_apart() -> None:
    assert events("10 年 1 月武汉召开了大会。") == [("2010-01", ("wuhan",))]


def test_a_firm_in_a_text_that_does_not_name_its_city_places_no_event() -> None:
    assert events("2019年，科大讯飞发布了新的模型。") == [("2019", ("iflytek",))]
    assert events("合肥等了很久。2019年，科大讯飞发布了新的模型。") == [("2019", ("iflytek", "hefei"))]


def test_two_places_in_one_year_are_two_events() -> None:
    found = events("2024年，成都迈上新台阶，而武汉刚刚建成新港口。")
    assert found == [("2024", ("chengdu",)), ("2024", ("wuhan",))]


def test_several_dates_in_a_sentence_are_several_events() -> None:
    found = events("2017年，成都成立研究院，2020年，武汉发布大模型。")
    assert found == [("2017", ("chengdu",)), ("2020", ("wuhan",))]


def test_a_subject_before_the_date_belongs_to_the_event() -> None:
    assert events("成都与武汉一起，成为2024年求职者意向城市前三。") == [("2024", ("chengdu", "wuhan"))]


def test_an_undated_article_takes_its_year_from_the_reports_that_it_cites() -> None:
    found = events("2024年全年的GDP数据已经公布。", "2月5日，武汉召开了大会。", published=None)
    assert ("2025-02-05", ("wuhan",)) in found


def test_a_total_that_passed_a_mark_is_no_event() -> None:
    assert events("2024年，成都的经济总量突破2.3万亿元，武汉超过2万亿元。") == []
    assert events("In 2024 Chengdu's economic output passed 2.3 trillion yuan.") == []


def test_an_unnamed_firm_alone_tells_nothing() -> None:
    assert events("2025年2月10日，公司完成新系统的部署。") == []
    assert events("On 10 February 2025 the company completed its new system.") == []


def test_english_events_are_found() -> None:
    assert events("In 2019 Chengdu opened a research institute.") == [("2019", ("chengdu",))]


def test_dates_in_titles_are_no_dates_of_events() -> None:
    assert events("《2025年人才报告》发布，成都排名上升。") == []


@pytest.mark.parametrize(
    "text",
    [
        "四川力争2027年建成6个万亿级产业。",
        "杭州的地铁有望在2026年开通。",
        "In 2027 Hangzhou expects to have opened a new line.",
    ],
)
def test_what_is_only_hoped_for_is_no_event(text: str) -> None:
    assert events(text) == []


def test_what_was_announced_for_a_day_to_come_is_one() -> None:
    assert events("2026年5月1日，杭州将举办博览会。") == [("2026-05-01", ("hangzhou",))]


@pytest.mark.parametrize(
    "text",
    [
        "2012年《消费者》杂志上发表的一份研究里，学生分为两组。",
        "周五发布的调查显示，武汉的租金高。",
        "这是去年被加入了很多谈论的热门话题。",
        "他2015年6月29日发布了公告。",
        "小说于1873年出版，书名成为俗语。",
        "从20世纪60年代开始，围栏成为坚固的墙。",
        "2007年以后，成都的企业开始申请认定。",
        "一般认为那珂通世（1851~1908）提出了这个概念。",
        "2015年成都成立研究院后不久，问题就出现了。",
        "并于2月14日提交立法会进行首读。",
        "2月1日，对成都举办博览会表示祝贺。",
        "议会投票恢复了2004年宪法。",
        "一季度，广州举办展览56场。",
        "另一个重大事件发生在2015年。",
        "该论坛2015年在成都举办了分论坛。",
        "2014年成都出版总局学习会议精神。",
        "Established in 2002, the firm moved on.",
        "The event held by Acme in 2019 drew thousands.",
        "Since 2019 Chengdu has opened parks.",
        "The company opened a plant in Chengdu in 2019.",
        "In 2024, more than 80,000 people died.",
        "In 2017 Acme became the first to meet standards that Beijing published in 2010 and that experts set out.",
        "After Chengdu opened the park in 2019, prices rose.",
    ],
)
def test_a_date_without_somebody_who_does_something_is_no_event(text: str) -> None:
    assert all(date == "2017" for date, _ in events(text))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1898年，法国作家左拉发表公开信《我控诉》。", "1898"),
        ("去年8月，马斯克投资的Neuralink发布了一个设备。", "2024-08"),
        ("第一批中文学校成立于1892年。", "1892"),
        ("自2018年起，成都开始实施新条例。", "2018"),
        ("2月5日，在杭州召开了营商环境大会。", "2025-02-05"),
        ("吴强在成都做程序员，2000年他在家里憋了七天，拿出第一个版本。", "2000"),
        ("In 2021, Acme Robotics secured a contract.", "2021"),
        ("Acme Robotics was founded in 1994 by Jane Doe.", "1994"),
    ],
)
def test_a_deed_with_its_doer_is_an_event(text: str, date: str) -> None:
    assert [found for found, _ in events(text)] == [date]


def test_where_a_news_outlet_sits_is_not_where_its_news_is() -> None:
    assert events("2025年2月13日，央视新闻客户端发表评论，谈到广东的焦虑。") == [("2025-02-13", ("cctv-news",))]
    assert events("2025年2月13日，新华日报发表评论。") == [("2025-02-13", ("xinhua-daily",))]


def test_a_mark_with_a_name_is_an_event_on_whichever_side_of_the_number_it_stands() -> None:
    assert events("2023年，成都的地区生产总值突破2万亿元大关，同比增长6.0%。") == [("2023", ("chengdu",))]
    assert events("2023年，成都迈上经济总量2万亿元的台阶。") == [("2023", ("chengdu",))]
    assert events("2018年，武汉的常住人口超过1100万人。") == []


def test_a_quotation_does_not_end_inside_a_title() -> None:
    (event,) = facts("2月10日，武汉大学发表题为《踔厉前行，共同发展》的文章。", published="2025-02-20").events
    assert event.quote.endswith("的文章")


def test_a_place_is_carried_only_to_doers_without_a_name() -> None:
    told = "杭州的钱投得早。"
    assert events(f"{told}部分基金早在2018年就直接投给小公司。") == [("2018", ("hangzhou",))]
    assert events(f"{told}2018年，马斯克创办了一家新公司。") == [("2018", ())]


def test_a_date_in_what_was_done_is_no_second_event() -> None:
    assert events("2月10日，武汉大学开始筹备2026年年会。") == [("2025-02-10", ("wuhan-university", "wuhan"))]


def test_in_a_text_that_is_not_about_places_a_firm_with_the_name_of_one_places_no_event() -> None:
    around = "缓存要有期限。期限到了就重算。重算很慢。写法很多。读法也很多。"
    assert events(around, "2015年1月1日，亮点公司与山东兆信签订了协议。", around) == [("2015-01-01", ())]
    assert events(around, "2015年1月1日，亮点公司在山东举办了展览。", around) == [("2015-01-01", ("shandong",))]


def test_in_notes_on_a_history_only_days_with_a_year_make_events() -> None:
    old = "1860年开战，1861年议和，1864年城破，1870年重修。"
    assert events(old, "十二月十六日，武汉召开了会议。") == []
    assert events(old, "1861年12月16日，武汉召开了会议。") == [("1861-12-16", ("wuhan",))]
