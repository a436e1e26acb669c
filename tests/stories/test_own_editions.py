"""A corpus's own translations are held to figures, dates and known names; their wording is their editors' choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from benchmarks.clustering.corpora import make_article
from benchmarks.drift import Case, find_case_drift
from tashan.model import Label, Reference, Term

if TYPE_CHECKING:
    from tashan.alignment import Encoder

CHINESE = ("评论劝广东先别慌。", "宇树科技的机器人走上了舞台。", "全市去年新增了36家企业。")
ENGLISH = (
    "The commentary tells Guangdong not to panic.",
    "Unitree's robots have appeared on stage.",
    "Last year the city gained 36 companies.",
)
REFERENCE = Reference(
    terms=(Term(id="unitree", kind="company", name=Label(zh_hans="宇树科技", en="Unitree")),),
)


def drifts(encoder: Encoder, english: tuple[str, ...]) -> list[str]:
    copy = replace(make_article("a.en", "en", english), edition_of="a")
    case = Case(
        name="own", original=make_article("a", "zh-Hans", CHINESE), copy=copy, reference=REFERENCE, drift=(), same=()
    )
    return [drift.kind for drift in find_case_drift(case, encoder)]


def test_a_faithful_translation_of_ones_own_raises_no_alarm(encoder: Encoder) -> None:
    assert drifts(encoder, ENGLISH) == []


def test_a_wrong_number_in_it_is_named(encoder: Encoder) -> None:
    assert drifts(encoder, (*ENGLISH[:2], "Last year the city gained 63 companies.")) == ["number"]
