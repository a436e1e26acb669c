"""What a version says otherwise, each kind in a pair of sentences that the test shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tashan.model import Label, Reference, Term
from tashan.stories.drift import find_drift
from tashan.stories.drift.names import _wrong_letters
from tashan.stories.namebook import NameBook
from tests.stories.making import HARBOUR, HARBOUR_EN, ORCHARD, REFERENCE, compare_texts, make_article, marked

if TYPE_CHECKING:
    from tashan.alignment import Encoder
    from tashan.model import Drift, Lang

BOOK = NameBook(REFERENCE)


def drifts(
    encoder: Encoder, original: str, copy: str, langs: tuple[Lang, Lang] = ("zh-Hans", "zh-Hans")
) -> list[Drift]:
    """Drift between two sentences, each with the same surroundings."""
    around = {"zh-Hans": HARBOUR, "zh-Hant": HARBOUR, "en": HARBOUR_EN}
    a = make_article("a", [*around[langs[0]][:2], original, *around[langs[0]][2:4]], langs[0])
    b = make_article("b", [*around[langs[1]][:2], copy, *around[langs[1]][2:4]], langs[1])
    return list(find_drift(compare_texts(encoder, a, b), BOOK, encode=encoder.encode))


@pytest.mark.parametrize(
    ("original", "copy", "expected"),
    [
        ("全市有8个万亿元级产业集群。", "全市有8万亿级产业集群。", ("number", "8个万亿元级", "8万亿级")),
        ("高技术制造业占比近1/3。", "高技术制造业占比近1%。", ("number", "近1/3", "近1%")),
        ("工厂一共雇了三百名工人。", "工厂一共雇了三千名工人。", ("number", "三百名", "三千名")),
        ("客人里近四成来自外省。", "客人里超四成来自外省。", ("number", "近四成", "超四成")),
        ("新厂投资了46亿元。", "新厂投资了46亿美元。", ("number", "46亿元", "46亿美元")),
        ("去年公司拿到了12项专利。", "去年公司拿到了多项专利。", ("number", "12项", "-")),
        ("园区于2019年5月开工建设。", "园区于2016年5月开工建设。", ("date", "2019年5月", "2016年5月")),
        ("港口在上世纪80年代扩建过。", "港口在上世纪60年代扩建过。", ("date", "上世纪80年代", "上世纪60年代")),
        ("来避暑的成都游客住在岸边。", "来躲避暑热的承德游客住在岸边。", ("name", "成都", "承德")),
        ("林见山在这里住了很久。", "Lin Jianshan在这里住了很久。", ("name", "林见山", "Lin Jianshan")),
        ("公司的总部设在望舒。", "公司的总部设在望叙(Wangshu)。", ("name", "望舒", "望叙")),
        ("公司的总部设在临川港。", "公司的总部设在临川巷。", ("name", "临川港", "临川巷")),
        ("公司的总部设在临川港的码头边。", "公司的总部设在望舒的码头边。", ("name", "临川港", "望舒")),
        ("这家公司不会搬走。", "这家公司会搬走。", ("negation", "不会搬", "会搬")),
        ("她的声望不足以阻止他们。", "她的声望足以阻止他们。", ("negation", "不足以", "足以")),
        ("嫌疑人的名字在周五没有进行公布。", "嫌疑人的名字在周五公布了。", ("negation", "没有", "公布")),
        ("他只写了“耐心”两个字。", "他只写了“耐心”三个字。", ("number", "“耐心”两个字", "“耐心”三个字")),
        ("他加上了“真正”二字。", "他添加了“真实”一词。", ("number", "“真正”二字", "“真实”一词")),
        ("今年的运费比去年上涨了。", "今年的运费比去年下跌了。", ("negation", "上涨", "下跌")),
        ("渡口公司并非没有准备。", "渡口公司没有做好安排。", ("negation", "并非没有", "没有")),
        ("渡口公司没有任何准备。", "渡口公司不是没有做准备。", ("negation", "没有", "不是没有")),
        ("轮渡公司的经理表示，船票不会涨价。", "轮渡公司的乘客表示，船票不会涨价。", ("quote", "经理", "乘客")),
        ("她在七年前搬到了岸边。", "她在七年后搬到了岸边。", ("date", "七年前", "七年后")),
        # A hedge that is all that fell away, a 副 that came, and somebody else of one family.
        ("据报道，轮渡公司亏损严重。", "轮渡公司亏损严重。", ("stance", "据报道，", "轮渡公司亏损严重")),
        ("他声称码头的账目都没有问题。", "他码头的账目都没有问题。", ("stance", "声称", "他码头的账目都没有问题")),
        ("这件事由州长亲自过问。", "这件事由副州长亲自过问。", ("name", "州长", "副州长")),
        (
            "船长萨拉·佩林说，特里格·佩林会来。",
            "船长特里格·佩林说，特里格·佩林会来。",
            ("name", "萨拉", "特里格"),
        ),
        (
            "渡口公司去年春天与Boots在上游的旧码头建立了一家合资企业，双方各占一半。",
            "渡口公司去年春天与Superdrug在上游的旧码头建立了一家合资企业，双方各占一半。",
            ("name", "Boots", "Superdrug"),
        ),
        ("事故造成渡船上两名乘客受伤。", "事故导致渡船上的两名乘客死亡。", ("negation", "受伤", "死亡")),
        ("乘客在岸上最长可以停留十天。", "乘客在岸上最短可以停留十天。", ("negation", "最长", "最短")),
        ("码头落成于1997年春。", "码头在1997年秋天落成。", ("date", "年春", "年秋")),
        (
            "渡口公司已经意识到了水位不可忽视。",
            "渡口公司还没有意识到水位不可以忽视。",
            ("negation", "意识", "还没有意识"),
        ),
        ("大桥今年至少要花费超过30万元。", "大桥今年至多花费了300,000元。", ("number", "超过30万元", "300,000元")),
        ("“开渔节”后每天来的船都超过20条。", "“开渔节”之前每天来的船都超过20条。", ("date", "后", "之前")),
        ("渡口公司仍然处在亏损之中。", "渡口公司已经走出了亏损。", ("negation", "仍然", "已经")),
        ("新来的船受到更严格的规定限制。", "新来的船只将会受到更宽松的规定的限制。", ("negation", "严格", "宽松")),
        ("乘客对船票的价格感到愤怒。", "乘客们对于船票价格感到很满意。", ("negation", "愤怒", "满意")),
        ("来码头的乘客人数骤降。", "前来码头的乘客人数大幅增加。", ("negation", "骤降", "增加")),
        ("码头并不缺少好故事。", "码头是缺少好的故事的。", ("negation", "缺少", "缺少")),
        ("修桥不会超过八年。", "大桥的修建不会少于八年。", ("number", "超过八年", "少于八年")),
        ("只有三个渡口已同意停运。", "仅有六个渡口已经同意停止运行。", ("number", "三个", "六个")),
        ("大桥每年检修一次。", "大桥每年检修两次。", ("date", "一次", "两次")),
        # By the dictionary, where no list has the pair.
        ("孩子们觉得码头的故事很有趣。", "孩子们觉得码头的故事很无聊。", ("negation", "有趣", "无聊")),
        # By the clauses that go together: a contrary, a grant in a denial's place, a short clause, 看不到 as a denial.
        ("学生乘坐渡船免收一切费用。", "学生坐渡船都要收取全部的费用。", ("negation", "免收", "收取")),
        ("码头的新规定尚未制定出来。", "码头的新规定已经拟好了。", ("negation", "尚未", "已经")),
        ("乘客们不能期望船员等他们。", "乘客们能够指望船员等着他们。", ("negation", "不能", "能")),
        (
            "尽管还没有被证实，但许多人都说，新船会来。",
            "虽然已经得到证实，很多人都表示，新的船会来。",
            ("negation", "还没有", "证实"),
        ),
        ("孩子们从岸边看不到对面的灯塔。", "孩子从岸上看到了对面的灯塔。", ("negation", "看不到", "看到")),
        ("新船今天没有通过码头的检验。", "新船在今天通过了码头检验。", ("negation", "没有通过", "通过")),
        ("渡口公司的经理无法宣布新的票价。", "渡口公司经理能够宣布新票价。", ("negation", "无法", "宣布")),
        # The clause holds another word that denies: all else is word for word.
        ("码头需要采取措施防止失窃。", "码头不需要采取措施防止失窃。", ("negation", "-", "不")),
    ],
)
def test_a_distortion_is_named_with_its_place(
    encoder: Encoder, original: str, copy: str, expected: tuple[str, str, str]
) -> None:
    found = [marked(drift) for drift in drifts(encoder, original, copy)]
    kinds = {entry[0] for entry in found}
    assert kinds == {expected[0]}
    assert any(
        (expected[1] == "-" or expected[1] in entry[1] or entry[1] in expected[1])
        and (expected[2] == "-" or expected[2] in entry[2] or entry[2] in expected[2])
        for entry in found
    )


def test_two_names_that_changed_places_are_named_both(encoder: Encoder) -> None:
    found = drifts(
        encoder, "工程由郑海涛负责设计，孙立群负责施工。", "这项工程由孙立群负责进行设计，由郑海涛负责施工。"
    )
    assert [drift.kind for drift in found] == ["name", "name"]
    found = drifts(encoder, "王芳指责李伟没有修好码头。", "李伟指责王芳没有修好码头。")
    assert [marked(drift) for drift in found] == [("name", "王芳", "李伟"), ("name", "李伟", "王芳")]


def test_a_nation_s_adjective_is_no_slip_of_its_country() -> None:
    assert _wrong_letters("France", "French unions marched") is None
    assert _wrong_letters("France", "Frence won the match") == (0, 6)


def test_what_was_taken_from_a_double_negation_is_named(encoder: Encoder) -> None:
    for original, copy, code in (
        ("渡口公司并非没有准备。", "渡口公司没有做好安排。", "drift-negation-undoubled"),
        ("渡口公司没有任何准备。", "渡口公司不是没有做准备。", "drift-negation-doubled"),
    ):
        (found,) = drifts(encoder, original, copy)
        whole = "并非没有" if "并非" in original else "不是没有"
        values = {"word": whole.removesuffix("没有"), "original" if "并非" in original else "copy": whole}
        assert (found.message.code, dict(found.message.values)) == (code, values)


def test_a_name_in_latin_letters_is_counted_wherever_it_stands_and_shown_where_the_original_names_it(
    encoder: Encoder,
) -> None:
    told = ["渡口边的风车是一家小厂造的，大家都这样说。", "林见山在这里住了很久，他的船停在港口。"]
    copied = [
        "渡口边的风车是Lin Jianshan的小厂造的，大家都这样说。",
        "Lin Jianshan在这里住了很久，Lin Jianshan的船停在港口。",
    ]
    a = make_article("a", [*HARBOUR[:2], *told, *HARBOUR[2:4]], "zh-Hans")
    b = make_article("b", [*HARBOUR[:2], *copied, *HARBOUR[2:4]], "zh-Hans")
    (found,) = (one for one in find_drift(compare_texts(encoder, a, b), BOOK) if one.kind == "name")
    assert dict(found.message.values) == {"original": "林见山", "copy": "Lin Jianshan", "count": "3"}
    assert found.original is not None
    assert "林见山" in found.original.text


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("农业占了三成。", "农业占了30%。"),
        ("渡口公司并非没有准备。", "渡口公司不是没有做准备。"),
        ("渡口公司并非没有准备。", "渡口公司做了准备。"),
        ("渡口公司是不是没有准备好船只？", "渡口公司有没有准备好船只？"),
        ("渡口公司是不是没有准备好，乘客都在问。", "乘客都在问，渡口公司是否没有准备好。"),
        (
            "平时“无客不开”，需要时“有叫必到”，因此被称为“最懂乡亲的渡口”。",
            "通常“没有乘坐的客人就不会发船”,需要时“有人叫就必须到”,因此被称为“最懂得乡亲的渡口”。",
        ),
        ("农业占了三成。", "农业占了3/10。"),
        ("经济总量达到1.2万亿元。", "经济总量达到12000亿元。"),
        ("近一半的居民是外来的。", "接近50%的居民是外来的。"),
        ("这件事已经过去二十多年。", "这件事已经过去20多年。"),
        ("2024年，货运量增长3.5%。", "2024年货运量增长了3.5%。"),
        ("公司从望舒搬到了临川港。", "该公司从望舒搬到了临川港。"),
        ("青槐科技的总部就在这里。", "青槐科技总部设在此处。"),
        ("他并不认为这是一个错误。", "他不认为这是一个错误。"),
        ("房屋都被洪水淹没。", "房屋都被洪水淹了。"),
        ("杭州给科技初创企业较好的安家条件。", "杭州为科技初创公司提供更好的定居条件。"),
        ("库珀负责监管机场，他在电子邮件中说明了原因。", "监管机场的库珀在电子邮件里说明了原因。"),
        ("评论要在“耐心”前面加上“真正”两个字。", "评论要在“耐心”之前加上“真正”一词。"),
        ("总理阿里汉·斯迈洛夫参观了大桥。", "总理阿里汗·斯迈洛夫参观了大桥。"),
        ("真正该问的是，商户还愿不愿意等。", "真正该问的是，商户是否还愿意等。"),
        ("这项技术目前尚未用在渡船上。", "这项技术目前还在用到渡船上之前。"),
        ("码头的大部分地区停电。", "码头大部分地区没有电。"),
        ("李伟和王芳昨天一起来到码头。", "王芳和李伟昨天一起来到了码头。"),
        ("位于贝尔格莱德的塞尔维亚码头重新开放。", "塞尔维亚贝尔格莱德的码头重新开放。"),
        ("停航的后果要过几天才能知道。", "几天之内不会知道停航的后果。"),
        ("复航的前提是要修好发动机。", "如果没有修好发动机就不复航。"),
        ("渡口的服务还是不错的。", "渡口的服务还是很好的。"),
        ("老人的船远在镇外，要过桥去看。", "老人的船在镇外不远处，要过桥去看。"),
    ],
)
def test_what_says_the_same_is_not_reported(encoder: Encoder, original: str, copy: str) -> None:
    assert [marked(drift) for drift in drifts(encoder, original, copy)] == []


@pytest.mark.parametrize(
    ("original", "copy", "expected"),
    [
        ("The park cost 12 billion yuan.", "园区花费了1.2亿元。", [("number", "12 billion yuan", "1.2亿元")]),
        ("The park cost 12 billion yuan.", "园区花费了120亿元。", []),
        ("About 40 per cent of the workers are women.", "约四成的工人是女性。", []),
        (
            "The company moved its head office to Linchuan Port.",
            "公司把总部搬到了望舒。",
            [("name", "Linchuan Port", "望舒")],
        ),
        ("The company moved to Linchuan Port.", "公司搬到了临川巷。", [("name", "Linchuan Port", "临川巷")]),
        ("It opened on 3 May 2021.", "它于2021年5月8日开业。", [("date", "3 May 2021", "2021年5月8日")]),
        ("It opened on 3 May 2021.", "它于2021年5月3日开业。", []),
        ("Ships came here in the 1970s and 1980s.", "20世纪七八十年代，船只来到这里。", []),
        ("Ships came here in the 1970s.", "20世纪90年代，船只来到这里。", [("date", "1970s", "20世纪90年代")]),
        ("The pier was begun in 1995.", "码头在上世纪90年代动工。", []),
        ("Never use JPEGs on the front page of the guide.", "导览的首页不要使用 JPEG。", []),
        ("It serves around 50k to 60k visitors a day.", "它每天接待大约5～6万名访客。", []),
        ("Two piers are doubling the cost of the port.", "两座码头使港口的成本增加一倍。", []),
        ("There are hundreds of lamps on the pier.", "码头上有上百盏灯。", []),
        ("Bridges of 40-odd years, more than 40 years old.", "桥已有四十多年，40余年了。", []),
        ("The route is 60 miles long.", "这条线路长97公里。", []),
        ("The firm will open between 140 and 160 shops this year.", "公司今年将新开140至160家店。", []),
        ("It has taken the port more than two decades to recover.", "港口用了二十多年才恢复。", []),
        ("The bridge stood for half a century.", "大桥立了半个世纪。", []),
        ("Isn't it dangerous to cross the river here at night?", "夜里从这里过河不是很危险吗？", []),
        ("Oh, that is quite all right, said the boatman.", "哦，没关系，船夫说。", []),
        ("It has been a while since the boats came.", "船很久没有来了。", []),
        ("The train leaves at 5.30pm on the next day.", "火车第二天下午5:30开。", []),
        ("The scene is from season 2.", "这一幕出自第2季。", []),
        ("He left the town 91 years ago.", "他在30多年前离开了镇子。", [("number", "91 years", "30多年")]),
        ("He left the town two years ago.", "他在两个月前离开了镇子。", [("number", "two years", "两个月")]),
        ("He left the town several months ago.", "几周前，他离开了镇子。", [("date", "several months ago", "几周前")]),
        ("He left thirty years after the pier was built.", "三十年前码头落成，后来他离开了。", []),
        ("He left the town two weeks ago.", "他在14天前离开了镇子。", []),
        ("He left the town several days later.", "几天前，他离开了镇子。", [("date", "several days later", "几天前")]),
        ("The pier opened in late March.", "码头在3月初开放。", [("date", "late March", "月初")]),
        ("The pier opened in late March.", "码头在3月下旬开放。", []),
        (
            "The mayor Paul Flake opened the new pier.",
            "市长杰夫·弗雷克为新码头揭幕。",
            [("name", "Paul Flake", "杰夫·弗雷克")],
        ),
        ("The mayor Jeff Flake opened the new pier.", "市长杰夫·弗雷克为新码头揭幕。", []),
        ("The mayor Jorge Flores opened the new pier.", "市长豪尔赫·弗洛雷斯为新码头揭幕。", []),
        (
            "The ferry reportedly lies on the ground of the lake.",
            "渡船沉在湖底。",
            [("stance", "The ferry reportedly lies on the ground of the lake", "渡船沉在湖底")],
        ),
        ("The ferry reportedly lies on the ground of the lake.", "据称渡船沉在湖底。", []),
        ("He left the town 35 years ago.", "他在30多年前离开了镇子。", []),
        ("The castle fell to the Islamic conquest of the coast.", "城堡在沿海被伊斯兰教徒征服时失守。", []),
    ],
)
def test_english_and_chinese_are_compared_by_value(
    encoder: Encoder, original: str, copy: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [marked(drift) for drift in drifts(encoder, original, copy, ("en", "zh-Hans"))] == expected


@pytest.mark.parametrize(
    ("original", "copy", "kinds"),
    [
        ("如果水位再涨，大桥可能会封闭。", "If the water keeps rising, the bridge will be closed.", {"stance"}),
        ("如果水位再涨，大桥可能会封闭。", "If the water keeps rising, the bridge may be closed.", set()),
        ("这可能会加剧风险。", "The risks for everybody grow worse because of it.", {"stance"}),
        ("这不可能有别的结果。", "There is no other way that this could have ended.", set()),
        (
            "市长不希望拆桥，但说渡船也要留下。",
            "The mayor wanted to pull down the bridge, but said the ferries must stay.",
            {"negation"},
        ),
        ("价格降了40元，商户都很高兴。", "The price had dropped to 40 yuan, and shopkeepers were glad.", {"number"}),
        ("价格降了40元，商户都很高兴。", "The price had dropped by 40 yuan, and shopkeepers were glad.", set()),
        ("这是不到一周里的第二次。", "This was the second time in more than a week.", {"number"}),
        ("世界粮食计划署（WFP）送来了面粉。", "The World Food Programme sent flour.", set()),
        ("渡口似乎会在秋天重新开放。", "The ferry landing opens again this autumn.", {"stance"}),
        ("渡口似乎会在秋天重新开放。", "The ferry landing looks set to open again this autumn.", set()),
        ("表决可能会推迟。", "The vote on May 14 will be put off because of it.", {"stance"}),
        ("他们救出了一名10天大的婴儿。", "They freed a 10-month-old baby.", {"number"}),
        ("市政府打算收紧渡船的规矩。", "The city plans to loosen the rules for ferries.", {"negation"}),
        ("市政府打算收紧渡船的规矩。", "The city plans to tighten the rules for ferries.", set()),
        ("渡口公司29日公布了结果。", "On the 19th, the ferry company announced the results.", {"date"}),
        ("渡口公司29日公布了结果。", "On the 29th, the ferry company announced the results.", set()),
        ("渡口公司29、30日公布了结果。", "On the 29th and 30th, the ferry company announced the results.", set()),
        ("渡船在2016年年中停运。", "The ferry stopped at the end of 2016.", {"date"}),
        ("大桥每年检修一次。", "The bridge is inspected twice a year.", {"date"}),
        ("大桥每年检修一次。", "The bridge is inspected once a year.", set()),
        ("每条船的得分都在9分以上。", "Each of the boats scored an average of 9 and below.", {"number"}),
        ("船长丁宁因病缺席了今年的比赛。", "Captain Liu Shiwen missed the race of this year due to illness.", {"name"}),
        ("渡船在2016年年中停运。", "The ferry stopped in the middle of 2016.", set()),
        ("大桥的造价达到了3687万元。", "The bridge cost a great deal of money.", {"number"}),
        ("船长约翰·刘易斯住在渡口边的小屋里。", "Donald Trump lives in the hut beside the ferry landing.", {"name"}),
        ("船长陈建国住在渡口边的小屋里。", "Captain Chen Jianhua lives in the hut beside the ferry landing.", {"name"}),
        ("展览上周在法兰克福的码头开幕。", "The exhibition opened at the pier of Munich last week.", {"name"}),
    ],
)
def test_hedges_and_contraries_are_told_across_languages(
    encoder: Encoder, original: str, copy: str, kinds: set[str]
) -> None:
    assert {drift.kind for drift in drifts(encoder, original, copy, ("zh-Hans", "en"))} == kinds


def test_a_sentence_left_out_is_an_omission_and_a_new_one_an_addition(encoder: Encoder) -> None:
    a = make_article("a", [*HARBOUR, ORCHARD[1]])
    b = make_article("b", [*HARBOUR[:3], ORCHARD[3], *HARBOUR[3:]])
    found = find_drift(compare_texts(encoder, a, b), BOOK)
    assert [marked(drift) for drift in found] == [("omission", ORCHARD[1], "-"), ("addition", "-", ORCHARD[3])] or [
        marked(drift) for drift in found
    ] == [("addition", "-", ORCHARD[3]), ("omission", ORCHARD[1], "-")]


def test_a_sentence_left_out_is_missed_although_the_next_one_is_like_it(encoder: Encoder) -> None:
    pair = ["检修期间，所有货车都要绕行上游的青石桥。", "检修期间，所有客车都要绕行下游的白石桥。"]
    a = make_article("a", [HARBOUR[0], *pair, *HARBOUR[2:]])
    b = make_article("b", [HARBOUR[0], pair[1], *HARBOUR[2:]])
    assert [marked(drift) for drift in find_drift(compare_texts(encoder, a, b), BOOK)] == [("omission", pair[0], "-")]


REWORDED = (
    "今年春天，临川港大桥开始进行检修，预计要花费2亿元。",
    "在检修期间，全部的货车都需要绕道走上游的青石桥。",
    "这座大桥在1987年建成，总长度为1,860米。",
    "工程师们去年检测时发现，一部分吊杆已经生锈。",
    "附近的商户们担心，绕道会使他们失去一半客人。",
    "市交通局同意增加渡轮，每10分钟开一班。",
)
"""HARBOUR in other words."""


# The second is short too, and most of its characters stand nearby.
@pytest.mark.parametrize("added", ["船漆成白色。", "客人也绕行上游。"])
def test_a_short_sentence_that_a_copy_in_other_words_adds_is_told(encoder: Encoder, added: str) -> None:
    a, b = make_article("a", HARBOUR), make_article("b", [*REWORDED[:4], f"{REWORDED[4]}{added}", REWORDED[5]])
    found = find_drift(compare_texts(encoder, a, b), BOOK, encode=encoder.encode)
    assert [marked(drift) for drift in found] == [("addition", "-", added)]


def test_a_clause_of_a_few_characters_is_missed_in_a_copy_that_goes_by_clauses(encoder: Encoder) -> None:
    found = drifts(
        encoder, "船员修好了发动机，只有两人受了轻伤，当晚都已回家。", "发动机被船员修理好了，受轻伤的只有两个人。"
    )
    assert [marked(drift)[:2] for drift in found] == [("omission", "当晚都已回家")]


def test_sentences_alone_at_one_place_in_two_languages_are_one_translated_freely(encoder: Encoder) -> None:
    a = make_article("a", [*HARBOUR[:3], "风水轮流转，这下轮到渡船了。", *HARBOUR[3:]])
    b = make_article("b", [*HARBOUR_EN[:3], "Every dog has its day, and so do old boats.", *HARBOUR_EN[3:]], "en")
    assert find_drift(compare_texts(encoder, a, b), BOOK) == ()


def test_a_sentence_that_only_moved_is_not_left_out(encoder: Encoder) -> None:
    a, b = make_article("a", HARBOUR), make_article("b", [HARBOUR[-1], *HARBOUR[:-1]])
    assert find_drift(compare_texts(encoder, a, b), BOOK) == ()


def test_a_clause_left_out_is_marked_inside_its_sentence(encoder: Encoder) -> None:
    found = drifts(encoder, "去年，公司不顾股东的反对，买下了隔壁的厂房。", "去年，公司买下了隔壁的厂房。")
    assert [(d.kind, d.message.code, dict(d.message.values)["original"]) for d in found] == [
        ("omission", "drift-omission-clause", "不顾股东的反对，")
    ]


@pytest.mark.parametrize(
    ("original", "copy", "expected"),
    [
        (
            "渡口公司计划今年再买六条船，其中两条留给上游的村子，并把三个码头并成一个。",
            "这家渡口公司打算在今年内再购入六条船,并且将三个码头合并为一个。",
            [("omission", "其中两条留给上游的村子", "这家渡口公司打算在今年内再购入六条船,并且将三个码头合并为一个。")],
        ),
        (
            "船票每张五元，账目每年公布一次。",
            "每张船票的价格为五元,账目一年公布一次,乘客对此一直很不满意。",
            [("addition", "船票每张五元，账目每年公布一次。", "乘客对此一直很不满意")],
        ),
        (
            "渡口公司计划今年再买六条船，并把三个码头并成一个。",
            "这家渡口公司打算在今年内再购入六条船,并且将三个码头合并为一个。",
            [],
        ),
        ("公司要再买六条船，坐渡船的人都很高兴。", "这家公司打算再购入六条船,对此,乘客们非常欢迎。", []),
        ("约有10000户人家在等船，码头很挤。", "大约10,000户家庭正在等候渡船,码头十分拥挤。", []),
    ],
)
def test_a_clause_left_out_of_a_copy_in_other_words_is_found_by_the_encoder(
    encoder: Encoder, original: str, copy: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [marked(drift) for drift in drifts(encoder, original, copy)] == expected


def test_a_clause_left_out_of_an_english_copy_is_marked_whatever_letters_it_shares(encoder: Encoder) -> None:
    whole = "The council, after a long debate with shopkeepers, decided to close the pier for the whole of the winter."
    found = drifts(encoder, whole, whole.replace(" after a long debate with shopkeepers,", ""), EN)
    assert [(drift.kind, drift.message.code) for drift in found] == [("omission", "drift-omission-clause")]
    assert "after a long debate with shopkeepers" in dict(found[0].message.values)["original"]


def test_a_negation_in_other_words_is_no_edit_of_one(encoder: Encoder) -> None:
    assert drifts(encoder, "这也是大桥不可忽视的毛病。", "这也是大桥不成无视的毛病。") == []


def test_a_negation_that_changes_nothing_may_come_and_go(encoder: Encoder) -> None:
    assert drifts(encoder, "在大桥没有建成之前，人们坐船过江。", "在大桥建成之前，人们坐船过江。") == []


def test_an_item_listed_twice_is_an_addition(encoder: Encoder) -> None:
    found = drifts(encoder, "投资者有东山集团和西岭集团。", "投资者有东山集团,东山集团和西岭集团。")
    assert [d.message.code for d in found] == ["drift-addition-repeated"]


def test_a_number_that_moved_to_the_next_sentence_is_not_lost(encoder: Encoder) -> None:
    a = make_article("a", ["大桥建成于1987年，全长1860米，宽24米。", "它是全市第一座跨江大桥。", *HARBOUR[3:]])
    b = make_article("b", ["大桥建成于1987年，宽24米。", "它全长1860米，是全市第一座跨江大桥。", *HARBOUR[3:]])
    assert [drift for drift in find_drift(compare_texts(encoder, a, b), BOOK) if drift.kind == "number"] == []


def test_marks_are_places_in_the_cited_sentences_of_either_script(encoder: Encoder) -> None:
    a = make_article("a", [*HARBOUR[:2], "新厂投資了四十六億元。", *HARBOUR[2:]], "zh-Hant")
    b = make_article("b", [*HARBOUR[:2], "新厂投资了六十四亿元。", *HARBOUR[2:]])
    (drift,) = find_drift(compare_texts(encoder, a, b), NameBook(Reference()))
    assert drift.original is not None
    assert drift.original.citation.passage == 2
    assert marked(drift) == ("number", "四十六億元", "六十四亿元")


def test_items_of_a_list_that_the_original_has_in_one_sentence_are_not_put_in(encoder: Encoder) -> None:
    english = (
        "Among those who came were the president of Colombia, Juan Santos; the president of Costa Rica, José Figueres; "
        "the prime minister of Israel, Benjamin Netanyahu; the former prime minister of Pakistan, Benazir Bhutto; the "
        "governor of Puerto Rico, Luis Muñoz; the mayor of Lisbon, Pedro Lopes; the secretary of housing, Shaun "
        "Donovan; and the leader of the opposition in Canada, Michael Ignatieff."
    )
    chinese = (
        "到场的有哥伦比亚总统胡安·桑托斯；哥斯达黎加总统何塞·菲格雷斯；以色列总理本杰明·内塔尼亚胡；巴基斯坦前总理贝娜齐尔·布托；"
        "波多黎各总督路易斯·穆尼奥斯；里斯本市长佩德罗·洛佩斯；住房部长肖恩·多诺万；加拿大反对党领袖迈克尔·伊格纳捷夫。"
    )
    assert {drift.kind for drift in drifts(encoder, english, chinese, ("en", "zh-Hans"))} <= {"name"}


def test_the_same_text_has_no_drift(encoder: Encoder) -> None:
    a, b = make_article("a", [*HARBOUR, *ORCHARD]), make_article("b", [*HARBOUR, *ORCHARD])
    assert find_drift(compare_texts(encoder, a, b), BOOK) == ()


EN = ("en", "en")


@pytest.mark.parametrize(
    ("original", "copy", "expected"),
    [
        (
            "The former mayor Helen Marlow opened the new pier.",
            "The new pier was opened by the former mayor Peter Quist.",
            ("name", "Helen Marlow", "Peter Quist"),
        ),
        (
            "The council backed the plan for a new pier.",
            "The plan for a new pier was opposed by the council.",
            ("negation", "backed", "opposed"),
        ),
        (
            "The council wants to build a new pier near the old market.",
            "The council wants to build a new pier near the old market, although several neighbours loudly objected.",
            ("addition", "", "although several neighbours loudly objected"),
        ),
        (
            "The old pier near the market was closed last spring, because heavy lorries damaged several pillars.",
            "Last spring the old pier by the market was closed.",
            ("omission", "because heavy lorries damaged several pillars", ""),
        ),
    ],
)
def test_an_english_copy_in_other_words_is_compared_by_names_opposites_and_clauses(
    encoder: Encoder, original: str, copy: str, expected: tuple[str, str, str]
) -> None:
    found = [marked(drift) for drift in drifts(encoder, original, copy, EN)]
    assert [entry[0] for entry in found] == [expected[0]]
    assert expected[1] in found[0][1]
    assert expected[2] in found[0][2]


@pytest.mark.parametrize(
    ("original", "copy"),
    [
        ("The German firm opened a new pier.", "The new pier was opened by a firm from Germany."),
        ("The Dutch firm opened the new pier.", "The new pier was opened by the firm from the Netherlands."),
        ("Yes, the delivery person has been changed.", "Another person will deliver it."),
        ("He said the plan was good, as everybody had hoped.", "The plan was good, he said, and all had hoped so."),
    ],
)
def test_an_english_copy_that_says_the_same_in_other_words_has_no_drift(
    encoder: Encoder, original: str, copy: str
) -> None:
    assert [marked(drift) for drift in drifts(encoder, original, copy, EN)] == []


@pytest.mark.parametrize(("copy", "changed"), [("LNTV新闻客户端", []), ("BHTV新闻客户端", ["drift-name-changed"])])
def test_a_name_of_which_only_the_beginning_is_spelt_otherwise_is_the_same(
    encoder: Encoder, copy: str, changed: list[str]
) -> None:
    def outlet(key: str, name: str, *aliases: str) -> Term:
        return Term(id=key, kind="institution", name=Label(zh_hans=name, en=key), aliases=aliases)

    terms = (outlet("ln", "岭南台", "LNTV"), outlet("news", "岭南台新闻客户端"), outlet("bh", "北海台", "BHTV"))
    book = NameBook(replace(REFERENCE, terms=terms))
    a, b = (
        make_article(key, [*HARBOUR[:2], f"{name}今天发表了一篇很长的评论。", *HARBOUR[2:4]], "zh-Hans")
        for key, name in (("a", "岭南台新闻客户端"), ("b", copy))
    )
    found = find_drift(compare_texts(encoder, a, b), book)
    assert [drift.message.code for drift in found if drift.kind == "name"] == changed
