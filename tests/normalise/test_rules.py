"""Every rule for boilerplate, held to its own examples."""

from __future__ import annotations

import pytest

from tashan.model import FrontMatter, RawArticle
from tashan.normalise import normalise_article
from tashan.normalise.rules import Rule, Rules, load_rules, spin
from tashan.problems import Problems

RULES = load_rules("zh-Hans")
BEFORE = "第一段说的是城市怎样从无到有，慢慢长大。"
AFTER = "最后一段说的是人们怎样看待这座城市，以及今后的日子。"


SELLER = "我们服务的客户包括多家企业。"
AROUND = {"seller": ("关注某某公众号", ""), "about": ("", SELLER), "related": ("", "")}
"""What stands before and after an example of a scope that depends on it."""


def _read(text: str, scope: str) -> tuple[str, tuple[str, ...]]:
    """Text and reasons of an article whose last paragraph but one is `text`."""
    above, below = AROUND.get(scope, ("", ""))
    body = "\n".join([BEFORE] * 3 + [above, text, below, AFTER])
    raw = RawArticle(id="a", path="a.txt", front=FrontMatter(title="城市的故事"), body=body, body_line=1)
    found = normalise_article(raw, Problems())
    return "\n".join(p.text for p in found.article.passages), tuple(r.reason for r in found.removed)


def _examples(field: str, rules: Rules = RULES) -> list[pytest.param]:
    return [
        pytest.param(rule, spin(example, choice), id=f"{rule.id}:{spin(example, choice)[:24]}")
        for rule in rules.all
        for example in getattr(rule, field)
        for choice in ((0, 1, 2) if "{" in example else (0,))
    ]


@pytest.mark.parametrize(("rule", "example"), _examples("removes"))
def test_a_rule_removes_its_examples(rule: Rule, example: str) -> None:
    text, reasons = _read(example, rule.scope)
    assert example not in text
    assert reasons, f"{rule.id} left {example}"
    assert text.startswith(BEFORE)
    assert text.endswith(AFTER)


@pytest.mark.parametrize(("rule", "example"), _examples("keeps"))
def test_a_rule_keeps_text_that_only_sounds_like_it(rule: Rule, example: str) -> None:
    text, reasons = _read(example, rule.scope)
    assert example in text, f"{rule.id} took {example}"
    assert rule.reason not in reasons


def test_every_rule_says_why_and_shows_what_it_takes_and_leaves() -> None:
    for rule in RULES.all:
        assert rule.reason
        assert rule.removes
        assert rule.keeps
