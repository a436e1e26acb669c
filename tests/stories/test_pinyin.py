"""Latin letters that are Chinese names."""

from __future__ import annotations

import pytest

from tashan.stories.drift.pinyin import is_pinyin


@pytest.mark.parametrize("name", ["Yushu Technology", "Hangzhou", "Wang Tao", "Qiangwang", "Zhang Wei", "Guangdong"])
def test_pinyin_is_recognised(name: str) -> None:
    assert is_pinyin(name)


@pytest.mark.parametrize("name", ["Silver Basin", "Rice", "Peter", "Deep Seek", "Carole Middleton", "Tesla", "GDP"])
def test_other_names_are_not_pinyin(name: str) -> None:
    assert not is_pinyin(name)
