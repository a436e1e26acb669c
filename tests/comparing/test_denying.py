"""Denials beside one another in two languages, and names that a Chinese text has or has not."""

from __future__ import annotations

import pytest

from tashan.comparing.coverage import told_alike
from tashan.comparing.denying import find_turned
from tashan.comparing.times import find_time_words
from tashan.comparing.transcribed import find_foreign_names


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("他们同意了这个方案。", "They agreed to the plan."),
        ("他无法走路。", "He was unable to walk."),
        ("他没有来。", "He did not come."),
        ("也有人不同意这样比较。", "Some do not agree with such a comparison."),
        ("公司拒绝回答。", "The company would not answer."),
        ("并不是没有争议。", "There was some controversy."),
        # One of two denials stands inside of a word, or in a set phrase, in one language only.
        ("这张标签不粘，也不防水。", "The label is inadequate and not watertight."),
        ("如果您不满意，请不要留下差评。", "If you are unhappy, please do not leave a bad review."),
        ("这根软管不适合输油。", "This hose is not suitable for oil."),
        (
            "食谱全是英文，网上也没找到中文版。",
            "The recipes are all English, an inconvenience, and there isn't a Chinese one.",
        ),
        ("球队还没有公布首发名单，但已有传言。", "The team have yet to name their line-up, but there are rumours."),
        ("我更适合当教练，而不是去踢球。", "Coaching was the right fit for me, more so than playing."),
        ("我不禁想到他们会怎么说。", "I couldn't help but think what they would say."),
        ("他未来的去向悬而未决。", "His future hangs in the balance."),
        ("两种做法都不是错误。", "Neither doing it early nor doing it late is a mistake."),
        ("我还没说完，你在干什么？", "I haven't finished speaking, what are you doing?"),
        ("可能要到下个雨季才能评论。", "We probably won't be able to comment on it until the next rainy season."),
        ("有问题请随时咨询我们。", "If you have questions, please don't hesitate to ask us."),
        ("何必想着让他们承认呢？", "We do not need to think of making them admit it."),
        ("我们没有得到任何品牌的批准或认可。", "We are not approved nor endorsed by any brand."),
        ("三脚架也必不可少。", "A tripod is necessary as well."),
        ("中非合作带来了就业。", "China-Africa cooperation has brought jobs."),
        ("大部分男人都没有工作，有人喝酒。", "Most of the men are unemployed, and some drink at work."),
        ("碎片的危害没那么大。", "The pieces are less harmful."),
        ("这与天气不无关系。", "This has to do with the weather."),
        ("这不仅仅是玩具，它能演奏音乐。", "It isn't only a toy, it plays music."),
        # A word of a name or of a title denies nothing.
        ("我们在梦之岛看了一场球赛。", "We watched a game at Yume no Shima."),
        ("出发前我又看了一遍隔壁的龙猫。", "Before leaving I watched Tonari no Totoro once more."),
        ("她在车上读完了《老无所依》。", "She finished “No Country for Old Men” on the train."),
        ("他最喜欢的书是《别走》。", "His favourite book is “Never Go”."),
        ("他最喜欢的书是《留下》。", "His favourite book is “Never Go”."),
    ],
)
def test_both_say_the_same(chinese: str, english: str) -> None:
    assert find_turned(chinese, english) is None


@pytest.mark.parametrize(
    ("chinese", "english", "side"),
    [
        ("他们同意了这个方案。", "They did not agree to the plan.", "english"),
        ("大门不会关闭。", "The door will be closed.", "chinese"),
        ("不仅价格合适，质量也很好。", "The price is right, and the quality is not good.", "english"),
        ("他说：“我们同意了。”", "He said, “We have not agreed.”", "english"),
        ("在涩谷还能买到这种票。", "In Shibuya no shop sells this ticket.", "english"),
        ("人们去不去都会收到通知。", "People will not be notified in either case.", "english"),
        # What is denied is told, and nothing but the denial is gone; what nobody can do; a denial inside of a word is its own.
        ("报告所说的不符合事实。", "What the report says conforms to the facts.", "chinese"),
        ("我不担心，因为他们会反对。", "I am worried, because they will be in opposition to us.", "chinese"),
        ("乘客也可以看懂路牌。", "Passengers are unable to read the signs.", "english"),
        (
            "公司将有能对付不友好邻居的船。",
            "The firm will not have ships to deal with unfriendly neighbours.",
            "english",
        ),
        ("法院去年阻止了这项工程。", "The court did not block the project last year.", "english"),
    ],
)
def test_one_denies(chinese: str, english: str, side: str) -> None:
    found = find_turned(chinese, english)
    assert found is not None
    assert found[0] == side


@pytest.mark.parametrize(
    ("english", "chinese", "names"),
    [
        ("The mayor of Hangzhou met Scholz.", "杭州市长会见了肖尔茨。", []),
        ("A storm hit Florida yesterday.", "昨天一场风暴袭击了佛州。", []),
        ("A storm hit Ukraine yesterday.", "昨天一场风暴袭击了佛州。", ["Ukraine"]),
        ("Critics say the plan is late.", "批评者说计划太晚。", []),
        ("He banked with the National Bank. Generally it paid.", "他把钱存在国民银行。一般来说有利息。", []),
        ("The University of Macau opened.", "澳门大学开学了。", []),
        ("A Korean film won.", "一部韩国电影获奖。", []),
        ("The Central Committee met.", "六中全会召开。", []),
        ("Many villages lie in Yellow River.", "基地里有许多标注师。", ["Yellow River"]),
        ("Rain will fall in St. Wolfgang tomorrow.", "明天北京多阴雨。", ["St. Wolfgang"]),
        # A transcription that begins alike and keeps most consonants is the name, however its vowels are written.
        ("We spoke with Dave about it.", "我们和戴夫谈了这件事。", []),
        ("The former manager Sherwood was shocked.", "前主教练舍伍德感到震惊。", []),
        ("He called Governor Kemp a friend.", "他称州长肯普是朋友。", []),
        ("The classical Lewis model is used.", "这里用了经典的刘易斯模型。", []),
        ("We spoke with Bernard about it.", "我们和戴夫谈了这件事。", ["Bernard"]),
        # Characters that seldom transcribe names, where segmentation makes a name of them or quotation marks do.
        ("The firm sells Maybelline in every shop.", "这家公司在每家店都卖美宝莲的产品。", []),
        ("The town was hit by Dora last year.", "去年这座城市遭到“朵拉”的袭击。", []),
        ("He played for Falkirk for years.", "他在福尔柯克踢了好几年。", []),
        ("The car stood in Hillsborough all night.", "车整夜停在希尔斯伯勒。", []),
        ("Only then the man Jagaran saw the cracks.", "这时陈光明才看到裂缝。", ["Jagaran"]),
        # A capital for its country, who lives there, own characters, a title that is translated.
        ("For years Athens has opposed the name.", "多年来，希腊一直反对这个名称。", []),
        ("The Greek ships were late.", "希腊的船晚到了。", []),
        ("Many of the Syrians left.", "许多叙利亚人离开了。", []),
        ("He quoted Shelley's Masque of Anarchy.", "他引用了雪莱的《暴政的假面游行》。", []),
        ("The data were given by Byeong-seug himself.", "数据是炳锡本人给的。", []),
        # Titles in capitals and words made of words name nobody.
        ("The Divisional Police Fraud Enquiry Hotline is open.", "司警局防诈骗查询热线已开通。", []),
        ("It said that Okay was enough.", "它说好的就够了。", []),
        ("The director of Wellness Tourism spoke.", "康养旅游署长讲了话。", []),
    ],
)
def test_names(english: str, chinese: str, names: list[str]) -> None:
    assert [english[slice(*span)] for span in find_foreign_names(english, chinese, "")] == names


def test_a_translation_is_as_close_as_its_freer_side() -> None:
    assert told_alike("医院昨天开门。", "The hospital opened its door yesterday.") > 0.6
    assert told_alike("他们听到这些，实在闹心。", "They covered their ears, as tuning it out was not working.") < 0.4


def test_a_name_that_the_text_writes_out_elsewhere_was_only_repeated() -> None:
    english, chinese = "She stood on Wulin Square.", "她站在广场上。"
    assert find_foreign_names(english, chinese, "") == ((13, 25),)
    assert find_foreign_names(english, chinese, "", "武林广场在市中心。他们走过很多地方。") == ()


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("11月18日（星期六）", "11月18日（星期日）", True), ("2026年底前", "2026年上半年", True), ("下周开工", "下个月开工", True),
        ("下午就发货", "it is sent in the morning", True), ("傍晚靠岸", "it lands in the evening", False), ("去年动工", "前年动工", True),
        ("昨天下午", "yesterday afternoon", False), ("凌晨的大雾", "the fog of the morning", False), ("明天靠岸", "it lands tomorrow", False),
        ("晚8时40分", "at 8:40 p.m.", False), ("年底前", "下半年", False), ("15时50分", "at 14:50", True),
    ],
)  # fmt: skip
def test_times(one: str, other: str, *, contradict: bool) -> None:
    words = [(a, b) for a in find_time_words(one) for b in find_time_words(other) if a.sort == b.sort]
    assert any(not a.values & b.values for a, b in words) == contradict
