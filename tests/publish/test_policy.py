"""The policy names the scripts of the frame by their hashes, and no others."""

from __future__ import annotations

import pytest

from tashan.publish.policy import allow_script, find_policy, hash_source, lock_page

FRAME = (
    "<html><HEAD><script>one()</script><script type='application/json'>{}</script><script src='a.js'></script>"
    "<style>a{}</style></HEAD></html>"
)


def test_the_scripts_and_styles_of_the_frame_are_named_and_data_are_not() -> None:
    policy = find_policy(FRAME)
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src 'self' {hash_source('one()')}; style-src 'self' {hash_source('a{}')}; " in policy
    assert "unsafe" not in policy


def test_a_hash_is_that_of_the_standard() -> None:
    """The example of CSP Level 3, section 6.7.3.3."""
    assert hash_source("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_the_policy_stands_before_everything_in_the_head() -> None:
    assert lock_page("<html><head><title>\\1 <head></title>", "p").startswith(
        '<html><head><meta http-equiv="Content-Security-Policy" content="p"><title>\\1 <head>'
    )


@pytest.mark.parametrize("text", ["reload()", "x"])
def test_the_preview_may_add_one_script(text: str) -> None:
    page = lock_page(FRAME, find_policy(FRAME)).encode()
    assert f"script-src 'self' {hash_source(text)} {hash_source('one()')}".encode() in allow_script(page, text)
