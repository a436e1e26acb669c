"""A second lock on every page: a Content-Security-Policy that runs only the scripts of the frame.

In: a frame without any article in it, and a page. Out: the page with the policy in its head. Scripts are named by their
hashes (CSP Level 3), read off the frame alone, so that one which found its way into an article would not be among them.
"""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
_SCRIPT = "script-src 'self'"


def find_policy(frame: str) -> str:
    """The policy under which the scripts and styles that stand in `frame` work, and nothing else does.

    Files come from the site alone, small pictures from the style sheets (`data:`); there is no frame, plug-in or base.
    """
    found: dict[str, list[str]] = {"script": [], "style": []}
    for kind, attributes, text in _INLINE.findall(frame):
        if "src=" not in attributes and "json" not in attributes:  # data are no script
            found[kind.lower()].append(hash_source(text))
    scripts, styles = (" ".join(["'self'", *dict.fromkeys(found[kind])]) for kind in ("script", "style"))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
    )


def hash_source(text: str) -> str:
    """How a policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def lock_page(page: str, policy: str) -> str:
    """`page` with the policy at the beginning of its head."""
    return _HEAD.sub(
        lambda head: f'{head[0]}<meta http-equiv="Content-Security-Policy" content="{policy}">', page, count=1
    )


def allow_script(page: bytes, text: str) -> bytes:
    """A page under a policy that also runs one script more, which the preview adds on the way."""
    return page.replace(_SCRIPT.encode(), f"{_SCRIPT} {hash_source(text)}".encode(), 1)
