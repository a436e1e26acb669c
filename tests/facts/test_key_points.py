"""Key points: how many, which kind, and in which order."""

from __future__ import annotations

from tests.facts.articles import article, facts

TEXT = (
    "成都的国有创投基金连续五年投资亏损的芯片公司，其中三家已经上市。",
    "武汉的高校每年送出三十万毕业生，其中四成留在光谷办公司或者做研发。",
    "苏州的零部件工厂为机器人公司提供现成的配件，样机两周就能做出来。",
    "路还很长，大家要有耐心，也要有信心，更要有行动，这一点不用多说。",
    "谁会是下一个？我们还能做些什么，又该从哪里做起，什么时候开始？",
)


def chosen(*paragraphs: str) -> list[str]:
    sentences = {citation: sentence.text for citation, sentence in article(*paragraphs).cited_sentences()}
    return [sentences[citation] for citation in facts(*paragraphs).key_points]


def test_claims_are_chosen_before_general_remarks_and_questions() -> None:
    assert chosen(*TEXT) == list(TEXT[:3])


def test_a_repeated_sentence_is_chosen_once_while_others_are_left() -> None:
    assert chosen(TEXT[0], TEXT[0], TEXT[1], TEXT[2]) == [TEXT[0], TEXT[1], TEXT[2]]


def test_there_are_at_most_five_and_in_reading_order() -> None:
    cities = ["成都", "武汉", "苏州", "西安", "长沙", "宁波", "合肥", "青岛"]
    many = [
        f"{city}的国有基金投资了{n}家芯片公司，当地的银行也愿意贷款给初创企业。" for n, city in enumerate(cities, 12)
    ]
    found = chosen(*many, *(sentence.replace("芯片", "机器人") for sentence in many), *many, *many, *many, *TEXT[:3])
    assert len(found) == 5


def test_an_article_of_one_short_line_has_no_key_point() -> None:
    assert chosen("成都很好。") == []
