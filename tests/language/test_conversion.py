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
    ("simplified", "traditional"),
    [
        ("运来三千两百只羊，他只会唱歌", "運來三千兩百隻羊，他只會唱歌"),
        ("买入37只基金，最多只涨一成", "買入37隻基金，最多只漲一成"),
        ("第11天后他走了，天后巡演", "第11天後他走了，天后巡演"),
        ("改完稿子，并为来客准备，公司合并为一家", "改完稿子，並為來客準備，公司合併為一家"),
        ("可以换发新证，她换了发型", "可以換發新證，她換了髮型"),
        ("此话一出，全场安静；他唱一出戏", "此話一出，全場安靜；他唱一齣戲"),
        ("这是她喜欢干的事，毛巾晾干了", "這是她喜歡幹的事，毛巾晾乾了"),
        ("他不愿签，后来签了字，贴上标签", "他不願簽，後來簽了字，貼上標籤"),
        ("两国关系密切，相关系统已停", "兩國關係密切，相關系統已停"),
        ("涉事人系某厂员工，中文系的学生", "涉事人係某廠員工，中文系的學生"),
        ("等了三分多钟，对她情有独钟", "等了三分多鐘，對她情有獨鍾"),
        ("折合人民币一千元，折叠整齐", "折合人民幣一千元，摺疊整齊"),
        ("广播电视总台的台灯", "廣播電視總臺的檯燈"),
        ("市场准入的标准", "市場准入的標準"),
        ("申请回避，没有回音", "申請迴避，沒有回音"),
        ("行政复议的范畴", "行政復議的範疇"),
        ("住院8–12 周，周围很静", "住院8–12 週，周圍很靜"),
        ("谷歌的云服务，谷雨时节", "谷歌的雲服務，穀雨時節"),
    ],
)
def test_news_has_the_form_of_its_place(simplified: str, traditional: str) -> None:
    assert convert_by_words(simplified, "s2tw") == traditional


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("原告岳红、范海平、于秀荣到庭", "原告岳紅、范海平、于秀榮到庭"),
        ("记者徐松、李志敏、王征、张东升", "記者徐松、李志敏、王征、張東升"),
        ("代理人杨秀发到庭，她的一头秀发", "代理人楊秀發到庭，她的一頭秀髮"),
        ("安徽的钟老师三点钟老师", "安徽的鍾老師三點鐘老師"),
        ("外长扎里夫、埃里克在马里，人在车里", "外長扎里夫、埃里克在馬里，人在車裡"),
        ("教授沈阳已经离开，校方问过沈阳", "教授沈陽已經離開，校方問過沈陽"),
        ("沈阳市的工厂，沈阳警方承认", "瀋陽市的工廠，瀋陽警方承認"),
        ("岳父在工地涂抹墙面，朴素的党书记", "岳父在工地塗抹牆面，樸素的黨書記"),
    ],
)
def test_names_are_written_as_their_bearers_write_them(simplified: str, traditional: str) -> None:
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
