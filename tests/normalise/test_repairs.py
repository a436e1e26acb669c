"""What editors, PDF readers and scrapers broke is mended, and the record shows each place."""

from __future__ import annotations

import pytest

from tashan.model import FrontMatter, Normalised, RawArticle
from tashan.normalise import normalise_article
from tashan.problems import Problems


def normalise(body: str, **front: object) -> Normalised:
    head = FrontMatter(**{"title": "城市的故事", "lang": "zh-Hans", **front})  # type: ignore[arg-type]
    raw = RawArticle(id="a", path="a.md", front=head, body=body, body_line=5)
    return normalise_article(raw, Problems())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("⼈才与⾼地，⽅向在⺠⽣。", "人才与高地，方向在民生。"),
        ("龍\uf9dc城。", "龍隆城。"),
        ("ＡＩ与２０２４年的４８％。", "AI与2024年的48%。"),
        ("ﬁrst e\u0301tape。", "first étape。"),
        ("城\u200b市\ufeff的\u00ad耐\u2060心。", "城市的耐心。"),
        ("城\u202e市\u2066的\u200f耐心。", "城市的耐心。"),
        ("爱❤️心与👩‍👧。", "爱❤️心与👩‍👧。"),
        ("城\ufe0f市。", "城市。"),
        ("**“****量****”**的增长。", "**“量”**的增长。"),
        ("**要摆脱****“****量****”****的重视。**", "**要摆脱“量”的重视。**"),
        ("** 首先 **，要等。", "**首先**，要等。"),
        ("**首先，要等。", "首先，要等。"),
        ("在这里？》 《为什么》 都有，对此, 他说: 好。", "在这里？》《为什么》都有，对此,他说:好。"),
        ("2017年 之江成立，漕 河泾也在。", "2017年之江成立，漕河泾也在。"),
        ("使用 DeepSeek 的 To C 企业。", "使用 DeepSeek 的 To C 企业。"),
        ("见[文件](../../etc/passwd)与[网站](https://a.b)。", "见文件与[网站](https://a.b)。"),
        ("点[这里](javascript:alert(1))看。", "点这里看。"),
        ("前\u00a0后 words\tand tabs。", "前后 words and tabs。"),
    ],
)
def test_a_broken_text_is_mended(before: str, after: str) -> None:
    (passage,) = normalise(before).article.passages
    assert passage.markdown == after


def test_a_repair_is_recorded_with_its_line_and_surroundings() -> None:
    found = normalise("第一段。\n\n广东的**“****量****”**在增长。")
    assert [(record.line, record.before, record.after) for record in found.repaired] == [
        (7, "广东的**“****量****”**在增长", "广东的**“量”**在增长")
    ]


def test_a_headline_keeps_the_space_that_divides_it() -> None:
    (heading, _) = normalise("## 错过的城市 应该学些什么？\n\n正文说的是耐心与时间。").article.passages
    assert heading.text == "错过的城市 应该学些什么？"


@pytest.mark.parametrize(
    "hidden",
    [
        "![图](https://a.b/c.png)",
        "![](../secret.png)",
        "<img src=x onerror=alert(1)>",
        "<!-- 给编辑的话 -->",
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<iframe src=x></iframe>",
    ],
)
def test_pictures_comments_and_code_are_taken_out_and_listed(hidden: str) -> None:
    found = normalise(f"前面的话。{hidden}后面的话。")
    assert found.article.passages[0].markdown == "前面的话。后面的话。"
    assert [(record.line, record.text) for record in found.removed] == [(5, hidden)]


def test_code_between_fences_is_shown_as_it_is() -> None:
    body = "```html\n<!-- x --> <script>1</script> ![a](b)  **“****\n```"
    assert normalise(body).article.passages[0].markdown == body


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        ("第一句话说的是城市，还有人...", "第一句话说的是城市，还有人。"),
        ("第一句话说的是城市，还有人。第二句话说…", "第一句话说的是城市，还有人。第二句话说的是企业。"),
        ("另写的摘要，没有写完。后面...", "另写的摘要，没有写完。"),
        ("另写的摘要……", "第一句话说的是城市，还有人。"),
        ("写完的摘要。", "写完的摘要。"),
    ],
)
def test_a_summary_that_was_cut_off_ends_with_its_sentence(summary: str, shown: str) -> None:
    found = normalise("第一句话说的是城市，还有人。第二句话说的是企业。", summary=summary, lines={"summary": 3})
    assert found.article.summary == shown
    wanted = [] if shown == summary else [(3, summary, shown)]
    assert [(record.line, record.before, record.after) for record in found.repaired] == wanted


def test_a_long_sentence_that_was_cut_off_gives_way_to_the_ones_before_it() -> None:
    long = "第二句话" + "说的是企业，" * 40 + "说完了。"
    found = normalise(f"第一句话说的是城市。{long}", summary=f"第一句话说的是城市。{long[:30]}...")
    assert found.article.summary == "第一句话说的是城市。"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("城市的耐心_腾讯新闻", "城市的耐心"),
        ("城市的耐心 - 搜狐", "城市的耐心"),
        ("城市的耐心|澎湃新闻", "城市的耐心"),
        ("搜狐的耐心 - 一种", "搜狐的耐心 - 一种"),
    ],
)
def test_a_title_loses_the_name_of_the_site(title: str, shown: str) -> None:
    assert normalise("正文一句。", title=title).article.title == shown


@pytest.mark.parametrize(
    "repeated", ["城市创新的故事", "## 城市创新的故事", "某某网：城市创新的故事", "**城市创新的故事**"]
)
def test_a_title_that_the_text_repeats_is_taken_out(repeated: str) -> None:
    found = normalise(f"{repeated}\n\n正文一句。", title="城市创新的故事")
    assert [passage.text for passage in found.article.passages] == ["正文一句。"]
    assert [record.reason for record in found.removed] == ["the title, repeated"]


def test_a_sentence_that_holds_the_title_stays() -> None:
    found = normalise("这是城市创新的故事。\n\n正文一句。", title="城市创新的故事")
    assert len(found.article.passages) == 2


def test_tags_that_name_a_platform_are_no_topics() -> None:
    found = normalise("正文一句。", tags=("qq", "创新", "腾讯")).article
    assert (found.topics, found.publisher) == (("创新", "腾讯"), "腾讯新闻")


def test_what_the_front_matter_says_counts_before_the_text() -> None:
    body = "作者：王芳\n\n正文一句。\n\n（来源：别的报）"
    found = normalise(body, authors=("李明",)).article
    assert (found.authors, found.publisher) == (("李明",), "别的报")


@pytest.mark.parametrize(
    "link", ["[qq](https://a.b/c)", "https://a.b/c", "原文链接：https://a.b/c", "[原文](https://a.b/c)"]
)
def test_a_link_alone_at_the_end_is_the_source(link: str) -> None:
    found = normalise(f"正文一句。\n\n第二句。\n\n{link}", tags=("qq",)).article
    assert found.source_url == "https://a.b/c"
    assert [passage.text for passage in found.passages] == ["正文一句。", "第二句。"]


def test_a_link_an_author_gives_is_no_source() -> None:
    prose = "这座城市的创新需要耐心，人们在等，企业也在等。"
    items = f"{prose}\n\n链接：https://a.b/c\n\n{prose}\n\n链接：https://a.b/d\n\n{prose}"
    found = normalise(items).article
    assert found.source_url is None
    assert sum("链接" in passage.text for passage in found.passages) == 2
    for link in ("[Reveal.js](https://a.b/reveal)", "> **[桌面版](https://a.b/desk)**"):
        found = normalise(f"{prose}\n\n{prose}\n\n{link}").article
        assert (found.source_url, len(found.passages)) == (None, 3)
    assert normalise(f"{prose}\n\n{prose}\n\n[南方周末](https://a.b/c)").article.source_url == "https://a.b/c"


def test_a_heading_over_what_to_read_further_is_the_authors() -> None:
    prose = "这座城市的创新需要耐心，人们在等，企业也在等。"
    text = (
        "\n\n".join([prose] * 4) + "\n\n## 拓展阅读\n\n- [康托尔和图灵](https://a.b/c)\n- [停机问题](https://d.e/f)\n"
    )
    assert [passage.text for passage in normalise(text).article.passages][-3:] == [
        "拓展阅读",
        "康托尔和图灵",
        "停机问题",
    ]


def test_links_that_a_text_announces_are_its_own() -> None:
    prose = "那座城市用了十年时间，才把一条旧街变成年轻人愿意留下来的地方，其中的过程值得细说。"
    link = "[https://example.org/web](https://example.org/web)"
    for body in (
        f"{prose}\n\n{prose}\n\n从这里开始了解：\n\n{link}",
        f"{prose}\n\n{prose}\n\nhttps://example.org/a/1\n\nhttps://example.org/web",
        f"{link}\n\n{prose}\n\n{prose}\n\n{prose}",
    ):
        found = normalise(body).article
        assert found.source_url is None, body
        assert any("example.org/web" in passage.text for passage in found.passages), body
    assert normalise(f"{prose}\n\n{prose}\n\n来源：\n\n{link}").article.source_url == "https://example.org/web"


def test_a_step_in_a_list_is_no_person() -> None:
    prose = "那座城市用了十年时间，才把一条旧街变成年轻人愿意留下来的地方，其中的过程值得细说。"
    texts = [p.text for p in normalise(f"{prose}\n\n{prose}\n\n- 下载源码\n\n- 编译镜像").article.passages]
    assert any("编译镜像" in text for text in texts)


def test_a_line_that_announces_what_the_title_names_is_no_title() -> None:
    prose = "这条语句列出正在运行的全部任务，也列出它们的状态、时间和出错的原因，供管理员判断。"
    body = f"{prose}\n\n`SHOW TRAFFIC JOBS` 返回以下列：\n\n{prose}"
    found = normalise(body, title="SHOW TRAFFIC JOBS").article
    assert any("返回以下列" in passage.text for passage in found.passages)


def test_a_link_that_opens_the_rest_goes_with_its_mark() -> None:
    found = normalise("First words about a city that grew. [Read more](https://example.org/x/y)\n\nSecond words of it.")
    assert "[" not in found.article.passages[0].text
