"""Front matter of finished documents."""

from __future__ import annotations

import pytest

from tashan.model import Document
from tashan.publish.meta import join_meta, split_meta
from tashan.publish.problems import PublishError


def test_splits_metadata_from_the_body() -> None:
    document = Document(path="a.md", text="---\ntitle: 广州\n---\n# 广州\n---\n")
    assert split_meta(document) == ({"title": "广州"}, "# 广州\n---\n")


def test_a_document_without_front_matter_has_no_metadata() -> None:
    assert split_meta(Document(path="a.md", text="# 广州\n")) == ({}, "# 广州\n")


def test_joining_undoes_splitting() -> None:
    meta = {"title": "：“引号” # no comment", "tashan": {"json_ld": {"@type": "Article"}}}
    assert split_meta(Document(path="a.md", text=join_meta(meta, "# x\n"))) == (meta, "# x\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: 广州\n# 广州\n", "a.md: front matter opens with --- and never closes"),
        ("---\n- 广州\n---\n", "a.md: front matter must be a mapping, found list"),
        ("---\ndate: 2025-02-13\n---\n", "a.md: front matter is no plain data"),
        ("---\ntitle: [广州\n---\n", "a.md: front matter is no plain data"),
    ],
)
def test_broken_front_matter_is_an_error_that_names_the_page(text: str, message: str) -> None:
    with pytest.raises(PublishError, match=message):
        split_meta(Document(path="a.md", text=text))
