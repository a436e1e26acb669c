"""What only looks different is no drift, and what is told of it is still told when it differs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tashan.language.dates import DateMention
from tashan.stories.drift import find_drift
from tashan.stories.drift.dates import agree
from tashan.stories.namebook import NameBook
from tests.stories.making import HARBOUR, HARBOUR_EN, REFERENCE, compare_texts, make_article

if TYPE_CHECKING:
    from tashan.alignment import Encoder
    from tashan.model import Lang

BOOK = NameBook(REFERENCE)
PUBLISHED = datetime(2018, 11, 5, tzinfo=UTC)


def kinds(encoder: Encoder, original: str, copy: str, lang: Lang = "zh-Hans") -> set[str]:
    """The kinds of drift between two sentences with the same surroundings, both published on 5 November 2018."""
    around = HARBOUR if lang == "zh-Hans" else HARBOUR_EN
    a = make_article("a", [*HARBOUR[:2], original, *HARBOUR[2:4]], published=PUBLISHED)
    b = make_article("b", [*around[:2], copy, *around[2:4]], lang, published=PUBLISHED)
    return {drift.kind for drift in find_drift(compare_texts(encoder, a, b), BOOK, encode=encoder.encode)}


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        # Times.
        ("渡口1-9月的运量较去年同期增长4.7%。", "今年前9个月，渡口的运量同比增长4.7%。"),
        ("渡口9月当季的运量触及一年来最低。", "渡口第三季的运量降至一年来最低。"),
        ("新规将于2019年1月1日施行，从10月1日起先行试点。", "新规2019年1月1日起施行，今年10月1日开始先行试点。"),
        ("船在开出渡口之前停了两个小时。", "船停了两个小时，之后才开出渡口。"),
        ("渡口每天18点至24点不得鸣笛。", "渡口每天晚上6点到12点都不能鸣笛。"),
        # Numbers.
        ("主队以25：18拿下首局。", "主队以25-18拿下首局。"),
        ("两队打成3：3平，都没有再进球。", "两队打成3平，都没有再进球。"),
        ("接下来船队将休息一日，检修码头。", "接下来船队将休息1天，检修码头。"),
        ("拆除码头上的广告牌31块、假站牌3块。", "拆掉31块码头上的广告牌和3块假站牌。"),
        ("棉布服装、家用电器分别下降13.0%、6.7%。", "棉布服装减少13.0%，家用电器减少6.7%。"),
        ("渡口连续七季录得零宗事故。", "渡口已连续7个季度没有出现一宗事故。"),
        ("油价突破80美元关口后继续上行。", "油价在站上80美元之后继续上行。"),
        ("船票可以打98折，全天有效。", "船票可以享受98%的价格，全天有效。"),
        ("每年的乘客不足8万人，都是本地人。", "每年的乘客缺乏8万人，都是本地人。"),
        ("列车由每小时160公里提高到200公里。", "列车从每小时160公里提升至每小时200公里。"),
        ("渡口边每10个老人中就有一个独居。", "渡口边一成的老人独自居住。"),
        ("附近5个村庄的村民没有搬走。", "周边五个村庄的村民仍留在原地。"),
        ("渡口的预算缩减至原来的七成。", "渡口的预算减少了30%。"),
        ("渡口每人限购两张船票。", "渡口每人最多买两张船票。"),
        # Denials.
        ("渡口的运量连续六年负增长。", "渡口的运量连续6年减少。"),
        ("由于渡船停航，他没赶上大桥的开幕式。", "因渡船停航，他错过了大桥的开幕式。"),
        ("没有渡船，两岸的货物就无法往来。", "离开了渡船，两岸的货物便无法往来。"),
        ("船主和公司均未在协议中承认或否认这一说法。", "船主和公司对这一说法在协议中既不承认也不否认。"),
        ("将由公司组织的检验改为由船主自己提交报告。", "检验不再由公司组织，而由船主自己提交报告。"),
        ("据要求匿名的船员透露，大桥还会再关一年。", "据不愿透露姓名的船员透露，大桥还会再关一年。"),
        ("船队在多次催告后仍然拒绝归队。", "船队在多次催告后依然回绝归队。"),
        # Hedges and names.
        (
            "尽管担心货运的争端可能导致渡口也遭殃，运量仍在增长。",
            "虽然人们越来越担心货运的争端会波及渡口，运量仍在增长。",
        ),
        ("人们似乎对渡口的情况更加担忧。", "似乎人们对渡口的情况更加担忧。"),
        ("韩国对美出口则下滑11.8%，因为油船少了。", "对美国的出口则因为油船减少而下降11.8%。"),
        ("这项工程对渡口今后的发展具有重大意义。", "这项工程对渡口今后的发展意义重大。"),
        ("渡口的乘客较前一日减少7人。", "渡口的乘客比前一天少7人。"),
        ("当地多间医院仍然停电。", "当地有多家医院还没有恢复供电。"),
        ("消息人士称，有消息称大桥要关。", "消息人士称，有动静称大桥要关。"),
    ],
)
def test_other_words_for_the_same_are_no_drift(encoder: Encoder, original: str, copy: str) -> None:
    assert kinds(encoder, original, copy) == set()


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("渡口12日发布了新的船票规定。", "The ferry published its new fares on September 12."),
        (
            "这件事已经结束，我期待着在九月重返学校。",
            "This matter is now closed and I look forward to getting back to school in September.",
        ),
        ("他以1分57秒05的成绩游过了河。", "He swam across the river in 1:57.05."),
        ("本节还有6分09秒时，客队叫了暂停。", "With 6'09'' left in the quarter, the visitors called a time-out."),
        (
            "渡口法院共罚款1206.07万元，拘留4146人。",
            "The ferry court imposed fines of 12.06 million yuan and detained 4,146.",
        ),
        (
            "修桥要花500万至1000万美元（约合3319.5万至6639万元人民币）。",
            "The bridge will cost US$5 million-US$10 million (around RMB 33.195 million-RMB 66.39 million).",
        ),
        (
            "低于15米的渡船可以不需要船长陪同。",
            "Passengers don't need to be accompanied by the captain if the ferries are lower than 15 metres.",
        ),
        ("从桥上看，爆炸的危害力并不是很大。", "Seen from the bridge, the blast may have been a small one."),
        ("这批船票的差错率仅为万分之三。", "Only three in ten thousand of these tickets were wrong."),
        ("渡口每人限购两张船票。", "Nobody may buy more than two tickets at the ferry."),
        ("时刻表的误差始终小于千分之一。", "The error of the timetable never exceeded a tenth of a percent."),
        ("船长承诺年内不会涨价。", "The captain promised that prices would stay the same for the rest of the year."),
        ("他最早也要到周五才能离开渡口。", "He will not leave the ferry before Friday at the earliest."),
        ("游泳比赛的关门时间为6小时15分。", "The swimmers have six and a quarter hours."),
        (
            "渡口的医院仍然停电，病人在户外。",
            "The hospital by the ferry is still without power, and patients are outside.",
        ),
        (
            "货运周为深化双方交流发挥了不可替代的作用。",
            "The freight week plays an irreplaceable role in deepening the exchange between the two sides.",
        ),
        ("这会给对中国的出口带来很大的压力。", "This will put great pressure on China's import."),
    ],
)
def test_a_free_translation_is_no_drift(encoder: Encoder, original: str, copy: str) -> None:
    assert not kinds(encoder, original, copy, "en") & {"number", "date", "negation"}


@pytest.mark.parametrize(
    ("original", "copy", "kind"),
    [
        ("渡口计划五年内将持股增至67%。", "渡口计划今后五年将持股比例提高67%。", "number"),
        ("乘客从2010年的8万人次升至2014年的25万人次。", "乘客从2010年的8万人次增加了25万人次（2014年）。", "number"),
        ("渡口的预算减少了三成。", "渡口的预算减少了七成。", "number"),
        ("渡口近5个月没有开船。", "渡口超过5个月没有开船。", "number"),
        ("渡船的关税由10％降至5％。", "渡船的关税从5%提高到10%。", "number"),
        ("渡口于去年9月21日重新开放。", "渡口于2016年9月21日重新开放。", "date"),
        ("渡口于6月1日重新开放。", "渡口于2009年6月1日重新开放。", "date"),
        ("他在1997年之后当上了船长。", "他在1997年之前当上了船长。", "date"),
        ("渡口管委会主任姚幸福介绍，大桥秋天关闭。", "渡口管委会主任姚兴福说，大桥将在秋天关闭。", "name"),
        (
            "渡口公司副秘书长、轮渡中心副主任徐兵表示，大桥秋天关闭。",
            "渡口公司副秘书长、轮渡中心主任徐兵说，大桥将在秋天关闭。",
            "name",
        ),
    ],
)
def test_what_does_differ_is_still_told(encoder: Encoder, original: str, copy: str, kind: str) -> None:
    assert kind in kinds(encoder, original, copy)


def mention(text: str, iso: str, end: str | None = None) -> DateMention:
    """A date as it was read from a text that leaves some of it to be inferred."""
    return DateMention(start=0, end=len(text), text=text, iso=iso, end_iso=end, kind="relative")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # What is inferred counts for nothing.
        (mention("12日", "2018-11-12"), mention("August 12", "2018-08-12"), True),
        (mention("12日", "2018-11-12"), mention("August 13", "2018-08-13"), False),
        (mention("九月", "2019-09"), mention("in September", "2018-09"), True),
        (mention("九月", "2019-09"), mention("in October", "2018-10"), False),
        (mention("周一", "2018-11-12"), mention("on Monday", "2018-11-05"), True),
        # A year that is told is held against one of another time only.
        (mention("10月1日", "2019-10-01"), mention("今年10月1日", "2018-10-01"), True),
        (mention("6月1日", "2018-06-01"), mention("June 1, 2009", "2009-06-01"), False),
        (mention("去年9月21日", "2017-09-21"), mention("September 21, 2016", "2016-09-21"), False),
        # Spans, the day of writing, quarters.
        (
            mention("8月9日至23日", "2019-08-09", "2019-08-23"),
            mention("August 9 to 23", "2018-08-09", "2018-08-23"),
            True,
        ),
        (
            mention("8月9日至23日", "2019-08-09", "2019-08-23"),
            mention("August 9 to 24", "2018-08-09", "2018-08-24"),
            False,
        ),
        (mention("今天", "2018-11-05"), mention("November 4", "2018-11-04"), True),
        (mention("今天", "2018-11-05"), mention("November 2", "2018-11-02"), False),
        (mention("9月", "2018-09"), mention("第三季", "2018-07", "2018-09"), True),
        (mention("8月", "2018-08"), mention("第三季", "2018-07", "2018-09"), False),
        (mention("2015", "2015"), mention("2014-2015", "2014", "2015"), True),
        (mention("本周", "2018-11-05", "2018-11-11"), mention("last week", "2018-10-29", "2018-11-04"), False),
    ],
)
def test_dates_are_compared_in_what_both_tell(one: DateMention, other: DateMention, *, same: bool) -> None:
    assert agree(one, other, "2018") is same


@pytest.mark.parametrize(
    ("original", "copy", "lang", "kind"),
    [
        (
            "渡口全年的乘客比预期高出三成，栈桥上天天有人。",
            "游客全年比料想的多3倍，栈桥上每天有人。",
            "zh-Hans",
            "number",
        ),
        (
            "渡口的修缮费镇里出六成，其余由船主出。",
            "The town pays 40 percent for the ferry, its owners the rest.",
            "en",
            "number",
        ),
        ("渡口的货运量降幅接近九成。", "Freight at the ferry fell by close to 90 percentage points.", "en", "number"),
        (
            "乘客给渡口打的分数上升了3.4分。",
            "The marks that passengers give the ferry rose by 3.4 percent.",
            "en",
            "number",
        ),
        ("船主拒绝透露渡船的造价。", "The owner agreed to disclose the cost of the ferry.", "en", "negation"),
        ("第2号渡口没有提出申诉。", "Ferry No. 2 lodged an appeal.", "en", "negation"),
    ],
)
def test_what_was_hidden_by_how_it_is_put_is_told(
    encoder: Encoder, original: str, copy: str, lang: Lang, kind: str
) -> None:
    assert kind in kinds(encoder, original, copy, lang)


@pytest.mark.parametrize(
    ("original", "copy", "lang"),
    [
        ("新船的电池容量2400千瓦时。", "新船电池的容量是2.4兆瓦时。", "zh-Hans"),
        ("新船的电池容量2400千瓦时。", "The new boat has a battery of 2.4 MWh.", "en"),
        ("渡口的冷库常年保持零下18摄氏度。", "渡口冷库的温度全年维持在-18℃。", "zh-Hans"),
        ("停电时渡口的备用电池可维持一周。", "停电时渡口备用的电池可以维持7天。", "zh-Hans"),
        ("渡口的乘客增长3个百分点。", "Passengers of the ferry grew by 3 percent.", "en"),
        ("第2号渡口提出了申诉。", "Ferry No. 2 lodged an appeal.", "en"),
    ],
)
def test_the_same_put_so_is_not(encoder: Encoder, original: str, copy: str, lang: Lang) -> None:
    assert kinds(encoder, original, copy, lang) == set()


@pytest.mark.parametrize(
    ("original", "copy", "kind"),
    [
        ("渡口的船工每天凌晨三点上班。", "The ferrymen start work at five in the morning every day.", "date"),
        ("渡船早上8点半开出码头。", "The ferry leaves the dock at half past nine in the morning.", "date"),
        ("4月17日，渡船开航，当天上午就坐满了人。", "The ferry sailed on April 27 and was full that morning.", "date"),
        ("渡口没有裁掉一名船工，票价也维持不变。", "It laid off two boatmen, and fares stay as they are.", "negation"),
        (
            "渡口同意推迟末班船，老人坐船免费。",
            "It refused to put off the last boat; old people pay nothing.",
            "negation",
        ),
        ("渡船每天开四趟，风大时停开。", "The ferry makes two trips a day and does not run in high winds.", "number"),
        (
            "渡口共有船工217人，年运客约90万人次，两成是学生。",
            "It has 217 boatmen and carries some 900,000 people a year.",
            "omission",
        ),
    ],
)
def test_a_translation_is_asked_clause_by_clause(encoder: Encoder, original: str, copy: str, kind: str) -> None:
    assert kind in kinds(encoder, original, copy, "en")


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        (
            "渡口的船每两年检修一次，缆绳每季度检查。",
            "Boats are overhauled every other year, ropes every three months.",
        ),
        ("渡口从没指望满座，但没有一班低于85%。", "It never expected to be full, but no trip fell below 85 percent."),
        ("渡船早上8点半开出码头。", "The ferry leaves the dock at half past eight in the morning."),
        ("渡口夜间的噪声为47分贝，未超过50分贝的限值。", "Noise is 47 decibels at night, within the limit of 50."),
    ],
)
def test_a_translation_that_says_the_same_of_a_clause_is_silent(encoder: Encoder, original: str, copy: str) -> None:
    assert not kinds(encoder, original, copy, "en")


def test_a_month_of_this_year_is_last_month(encoder: Encoder) -> None:
    a = make_article("a", [*HARBOUR[:2], "渡口上月换了三条旧船。"], published=PUBLISHED)
    b = make_article("b", [*HARBOUR[:2], "渡口今年10月更换了三条旧船。"], published=PUBLISHED)
    assert not find_drift(compare_texts(encoder, a, b), BOOK, encode=encoder.encode)


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("The mayor has also asked the province for two more doctors.", True),
        ("The old dock stays open for fishing boats.", False),
    ],
)
def test_a_sentence_put_in_is_told_although_its_words_stand_nearby(encoder: Encoder, added: str, *, told: bool) -> None:
    chinese = ["渡口的新船又添了两条，全省还要再添几条，乘客也可以直接问船长。", "旧码头留给渔船使用，不收费用。"]
    english = [
        "The ferry has two more boats, the province is to add a few, and passengers can ask the captain.",
        f"No fee is charged there. {added}" if told else added,
    ]
    a = make_article("a", [*HARBOUR[:2], *chinese, *HARBOUR[2:4]], published=PUBLISHED)
    b = make_article("b", [*HARBOUR_EN[:2], *english, *HARBOUR_EN[2:4]], "en", published=PUBLISHED)
    found = find_drift(compare_texts(encoder, a, b), BOOK, encode=encoder.encode)
    assert [drift.copy.text for drift in found if drift.kind == "addition" and drift.copy] == [added] * told


@pytest.mark.parametrize(
    ("original", "copy", "kind"),
    [
        ("渡口的乘客不无怨言，船主都知道。", "渡口的乘客没有怨言，船主全都知道。", "negation"),
        ("船主并非不知情，渡口早就有人上报。", "船主不知情，渡口早就有人上报。", "negation"),
        ("不过船主没有否认渡口仍在亏损。", "不过船主否认渡口仍然在亏损。", "negation"),
        ("渡口的噪声没有超标，水质也合格。", "渡口的噪声超过了标准，水质也合格。", "negation"),
        ("船主认为尚不能说渡口已经脱困。", "船主认为可以说渡口已经脱离困境。", "negation"),
        ("渡口的栈桥上未见裂缝。", "渡口的栈桥上出现了裂缝。", "negation"),
        ("渡口每月至少检修一次，不会提前通知。", "渡口每月至多检修一次，会提前通知。", "number"),
        ("渡口的票价从51元跌到不足8元。", "渡口的票价从51元跌了不足8元。", "number"),
    ],
)
def test_denials_are_counted_where_they_stand(encoder: Encoder, original: str, copy: str, kind: str) -> None:
    assert kind in kinds(encoder, original, copy)


@pytest.mark.parametrize(
    ("original", "copy", "lang"),
    [
        ("渡船与栈桥的距离不得少于200米。", "渡船和栈桥之间的距离至少是200米。", "zh-Hans"),
        ("渡口的票价跌到不足8元。", "渡口的票价跌到不敷8元。", "zh-Hans"),
        ("渡口的乘客不无怨言，船主都知道。", "渡口的乘客不是没有怨言，船主全都知道。", "zh-Hans"),
        ("渡口的乘客并非没有怨言。", "渡口的乘客不乏怨言。", "zh-Hans"),
        ("船主没有否认渡口仍在亏损。", "船主承认渡口仍然在亏损。", "zh-Hans"),
        ("渡口每月至少检修一次。", "渡口每个月最少检修一次。", "zh-Hans"),
        (
            "船主透露，栈桥十月动工，不会封闭渡口。",
            "The owner disclosed that work on the pier starts in October, without closing the ferry.",
            "en",
        ),
        ("渡船没有一天停运，乘客走南岸。", "The ferry ran every single day; passengers took the south bank.", "en"),
        (
            "船主承认渡口落后于计划，但不认同“白花了钱”的说法。",
            'The owner admitted that it was behind plan but did not agree that the money was "spent for nothing".',
            "en",
        ),
    ],
)
def test_denials_of_denials_and_bounds_are_no_drift(encoder: Encoder, original: str, copy: str, lang: Lang) -> None:
    assert not kinds(encoder, original, copy, lang) & {"number", "date", "negation"}


def test_a_day_told_from_another_one_is_not_wrong_with_it(encoder: Encoder) -> None:
    original, copy = "4月19日，渡船触礁，次日中午恢复航行。", "4月9日,渡船触礁,第二天中午恢复航行。"
    a, b = (
        make_article(name, [*HARBOUR[:2], text, *HARBOUR[2:4]], published=PUBLISHED)
        for name, text in (("a", original), ("b", copy))
    )
    dates = [drift for drift in find_drift(compare_texts(encoder, a, b), BOOK) if drift.kind == "date"]
    assert [dict(drift.message.values) for drift in dates] == [{"original": "4月19日", "copy": "4月9日"}]


def test_a_denial_in_a_sentence_that_stands_alone_is_none_lost(encoder: Encoder) -> None:
    original = "检查人员测得镍浓度每升2.4毫克，是限值的4.8倍，氟化物则没有超标。"
    copy = "They measured 2.4 milligrams of nickel per litre, 4.8 times the limit. Fluoride was within the limit."
    assert "negation" not in kinds(encoder, original, copy, "en")
