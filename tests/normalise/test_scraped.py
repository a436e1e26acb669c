"""Pages as scrapers bring them from the big platforms, written for these tests: what is left is the article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tashan.model import FrontMatter, Normalised, RawArticle
from tashan.normalise import normalise_article
from tashan.problems import Problems

ONE = "近日，城市的创新故事再次引发关注，许多人开始重新思考产业与土壤的关系。"
TWO = "过去十年，这座城市把财政的一成投向了科研，企业的数量翻了两番。"
THREE = "专家认为，耐心比速度更重要，制度比热情更长久。"
TITLE = "一座城市的耐心从哪里来"
SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, kw_only=True)
class Page:
    """A scraped page, and what of it an article is."""

    name: str
    body: str
    left: tuple[str, ...]
    title: str = TITLE
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    publisher: str | None = None
    published: datetime | None = None
    markdown: bool = False


PAGES = (
    Page(
        name="wechat",
        body=f"""\
原创 李明 城市观察 2025年2月12日 08:30 浙江
点击上方蓝字，关注我们
{TITLE}
文/李明
编辑/王芳
来源/城市观察（ID：chengshi）
{ONE}
▲ 城市夜景。图源：某某图库
01
耐心是什么
{TWO}
{THREE}
- END -
作者：李明
编辑：王芳
排版：赵六
审核：孙七
转载请联系授权
欢迎关注“城市观察”视频号
分享、点赞、在看，一键三连
往期推荐
一座小城的十年
为什么是合肥？
阅读原文
阅读 1.2万
喜欢此内容的人还喜欢
""",
        left=(ONE, "01", "耐心是什么", TWO, THREE),
        authors=("李明",),
        editors=("王芳",),
        publisher="城市观察",
        published=datetime(2025, 2, 12, 8, 30, tzinfo=SHANGHAI),
    ),
    Page(
        name="sohu",
        body=f"""\
{TITLE}
2025-02-13 08:12 来源：城市观察
原标题：{TITLE}
{ONE}
{TWO}
{THREE}返回搜狐，查看更多
责任编辑：
声明：该文观点仅代表作者本人，搜狐号系信息发布平台，搜狐仅提供信息存储空间服务。
阅读 (1024)
""",
        left=(ONE, TWO, THREE),
        publisher="城市观察",
        published=datetime(2025, 2, 13, 8, 12, tzinfo=SHANGHAI),
    ),
    Page(
        name="newspaper",
        body=f"""\
{TITLE}
本报记者 李 明 王芳
《某某日报》（2025年02月13日 第 05 版）
{ONE}
{TWO}
{THREE}
（本报记者赵六参与采写）
(责编：孙七、周八)
分享让更多人看到
""",
        left=(ONE, TWO, THREE),
        authors=("李明", "王芳", "赵六"),
        editors=("孙七", "周八"),
        publisher="某某日报",
        published=datetime(2025, 2, 13, tzinfo=SHANGHAI),
    ),
    Page(
        name="agency",
        body=f"""\
{TITLE}
2025-02-13 10:20:30　来源：新华网
字体： 小 中 大 分享到：
新华社杭州2月13日电（记者李明、王芳）{ONE}
{TWO}
{THREE}（完）
【纠错】 【责任编辑:赵六 】
""",
        left=(f"新华社杭州2月13日电（记者李明、王芳）{ONE}", TWO, THREE),
        authors=("李明", "王芳"),
        editors=("赵六",),
        publisher="新华网",
        published=datetime(2025, 2, 13, 10, 20, 30, tzinfo=SHANGHAI),
    ),
    Page(
        name="portal",
        body=f"""\
{TITLE}
某某日报
2025-02-13 15:58
发布于北京
某某日报官方账号
{ONE}
{TWO}
{THREE}
来源丨某某日报
作者丨李明
责编丨王芳
校对丨赵六
免责声明：本内容来自平台创作者，不代表本平台的观点和立场。
""",
        left=(ONE, TWO, THREE),
        authors=("李明",),
        editors=("王芳",),
        publisher="某某日报",
        published=datetime(2025, 2, 13, 15, 58, tzinfo=SHANGHAI),
    ),
    Page(
        name="reprint",
        body=f"""\
{TITLE}
城市观察·2025年02月13日 10:20
本文来自微信公众号“城市观察”（ID：chengshi），作者：李明，经授权发布。
{ONE}
{TWO}
题图来自某某图库，基于CC0协议
该文观点仅代表作者本人，某某平台不代表其立场。
""",
        left=(ONE, TWO),
        authors=("李明",),
        publisher="城市观察",
        published=datetime(2025, 2, 13, 10, 20, tzinfo=SHANGHAI),
    ),
    Page(
        name="traditional",
        title="一座城市的耐心從哪裡來",
        body="""\
一座城市的耐心從哪裡來
記者李明／台北報導
2025-02-13 10:20
近日，城市的創新故事再次引發關注，許多人開始重新思考產業與土壤的關係。
（圖／某某圖庫）
過去十年，這座城市把財政的一成投向了科研，企業的數量翻了兩番。
點擊關注我們的公眾號
責任編輯：王芳
版權所有，未經授權不得轉載
延伸閱讀
一座小城的十年
""",
        left=(
            "近日，城市的創新故事再次引發關注，許多人開始重新思考產業與土壤的關係。",
            "過去十年，這座城市把財政的一成投向了科研，企業的數量翻了兩番。",
        ),
        authors=("李明",),
        editors=("王芳",),
        published=datetime(2025, 2, 13, 10, 20, tzinfo=SHANGHAI),
    ),
    Page(
        name="english",
        title="A City's Patience",
        body="""\
A City's Patience
By Jane Doe | Example Daily | Updated: 2025-02-13 09:12
Photo: Workers at a plant. [Photo/Agency]
The city has put a tenth of its budget into research over ten years.
Experts say patience matters more than speed.
Read more: The other city
Sign up for our newsletter
Share this article
© 2025 Example Daily. All rights reserved.
Related articles
Why Hefei?
""",
        left=(
            "The city has put a tenth of its budget into research over ten years.",
            "Experts say patience matters more than speed.",
        ),
        authors=("Jane Doe",),
        publisher="Example Daily",
        published=datetime(2025, 2, 13, 9, 12, tzinfo=SHANGHAI),
    ),
    Page(
        name="hugo",
        markdown=True,
        body=f"""\
# {TITLE}

> 本文转载自“城市观察”，作者：李明

**责任编辑：** 王芳

## 一、耐心是什么

{ONE}

![夜景](../a.png)

*图源：某某图库*

- 第一条：投早
- 第二条：投小

{TWO}

**（本文来源：某某网，略有删改）**

---

扫码关注我们

![](qr.png)
""",
        left=("一、耐心是什么", ONE, "第一条：投早", "第二条：投小", TWO),
        authors=("李明",),
        editors=("王芳",),
        publisher="城市观察",
    ),
    Page(
        name="spun",
        body=f"""\
{TITLE}
{ONE} 开展全文
{TWO}
▼ 点击下方存眷城市研讨所(CITY_Lab)
欢送扫码参加读者群
CITY Lab 是 ABC 的研讨引擎。
ABC Group:用技巧引领将来。
咱们效劳的客户包含:多家企业。前往搜狐,检查更多
""",
        left=(ONE, TWO),
    ),
)


def _normalise(page: Page) -> Normalised:
    path = "a.md" if page.markdown else "a.txt"
    return normalise_article(
        RawArticle(id="a", path=path, front=FrontMatter(), body=page.body, body_line=1), Problems()
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_only_the_article_is_left(page: Page) -> None:
    found = _normalise(page).article
    assert tuple(passage.text for passage in found.passages) == page.left
    assert found.title == page.title


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_people_publisher_and_date_are_read_off_the_page(page: Page) -> None:
    found = _normalise(page).article
    assert (found.authors, found.editors) == (page.authors, page.editors)
    assert (found.publisher, found.published) == (page.publisher, page.published)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_line_that_went_is_listed_with_its_line(page: Page) -> None:
    lines = page.body.splitlines()
    for record in _normalise(page).removed:
        assert record.text in lines[record.line - 1]
        assert record.reason


def test_dates_that_head_a_chronicle_stay() -> None:
    dates = [f"2025年2月{day}日" for day in range(1, 13)]
    body = "\n".join([ONE * 2, *(line for date in dates for line in (date, TWO * 2))])
    raw = RawArticle(id="a", path="a.txt", front=FrontMatter(title=TITLE), body=body, body_line=1)
    found = normalise_article(raw, Problems())
    assert [passage.text for passage in found.article.passages if passage.text.startswith("2025")] == dates
    assert found.article.published is None


def _left(*lines: str) -> list[str]:
    raw = RawArticle(id="a", path="a.txt", front=FrontMatter(title=TITLE), body="\n".join(lines), body_line=1)
    return [passage.text for passage in normalise_article(raw, Problems()).article.passages]


def test_an_invitation_at_the_top_makes_no_advert_of_what_follows() -> None:
    seller = "这家机构致力于成为企业的伙伴，ABC是它的名字。"
    assert _left("点击上方关注ABC公众号", ONE, seller, TWO, THREE, ONE, TWO, THREE) == [
        *(ONE, seller, TWO, THREE, ONE, TWO, THREE)
    ]


def test_an_invitation_at_the_end_takes_the_advert_with_it_and_no_more() -> None:
    seller = "本机构致力于成为企业的伙伴。"
    assert _left(ONE, TWO, THREE, ONE, TWO, "扫码关注ABC公众号", seller, "ABC懂你。", THREE) == [
        *(ONE, TWO, THREE, ONE, TWO, THREE)
    ]


def test_a_line_of_names_amid_the_text_is_text() -> None:
    assert _left(*[ONE] * 20, "记者 李明", *[TWO] * 20) == [*[ONE] * 20, "记者 李明", *[TWO] * 20]


def test_an_invitation_within_a_paragraph_amid_the_text_is_text() -> None:
    told = f"{ONE}关注某某公众号的人越来越多。"
    assert _left(*[ONE] * 20, told, *[TWO] * 20) == [*[ONE] * 20, told, *[TWO] * 20]
