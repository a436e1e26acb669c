"""What platforms append to an article → removals.

In: the blocks of a text with what rules have found in it. Out: removals of an institution's advert after its invitation
to follow it, of `关于我们` sections and of lists of related articles. Only the end of a text is looked at, and a
paragraph goes on evidence of its own: it names the institution, which the article never does, or speaks as a seller.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tashan.normalise.blocks import Block
from tashan.normalise.findings import Findings
from tashan.normalise.plain import read_plain
from tashan.normalise.rules import Rules, Where
from tashan.normalise.tracked import Edit

TAIL_SHARE = 0.5
"""An advert's invitation stands in the second half of a text; what stands above it is never an advert."""
MAX_TITLE = 60
"""Characters of the longest title in a list of other articles."""
NAMELESS = "an advert of the institution that published the text"

_HOUSES = "研究院|研讨院|研究所|研究中心|工作室|集团|团体|智库|公众号|传媒|咨询|俱乐部"
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*")
_CHINESE_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,12}}?(?:{_HOUSES})")
"""Names of institutions: Latin ones with two capitals, Chinese ones by their last word."""
_EVERYWHERE: frozenset[Where] = frozenset({"any", "edges", "tail"})


def find_adverts(text: str, blocks: Sequence[Block], findings: Findings, rules: Rules) -> list[Edit]:
    """Removals after what `findings` holds; blocks that are gone already are passed over."""
    plains = [read_plain(text[block.inner : block.end]).text.strip() for block in blocks]
    start = int(len(blocks) * TAIL_SHARE)
    found = _find_institution(plains, _kept_text(text, blocks, findings), findings, start, rules)
    found |= _find_related(plains, blocks, findings, start, rules)
    return [Edit(blocks[number].start, blocks[number].end, "", reason) for number, reason in found.items()]


def _kept_text(text: str, blocks: Sequence[Block], findings: Findings) -> list[str]:
    """What is left of each block so far."""
    kept, here = [], 0
    edits = sorted(findings.edits, key=lambda edit: edit.start)
    for number, block in enumerate(blocks):
        pieces, at = [], block.inner
        while here < len(edits) and edits[here].start < block.end:
            pieces.append(text[at : max(edits[here].start, at)])
            at = max(at, edits[here].end)
            here += 1
        kept.append("" if number in findings.gone else "".join([*pieces, text[at : block.end]]))
    return kept


def _find_institution(
    plains: list[str], kept: list[str], findings: Findings, start: int, rules: Rules
) -> dict[int, str]:
    """Blocks of the advert, which begins with an invitation or with a heading like 关于我们, and why each goes."""
    about = next((n for n in range(start, len(plains)) if _is_about(plains, n, rules)), None)
    openers = [n for n in (*findings.invitations, about) if n is not None and n >= start]
    if not openers:
        return {}
    first = min(openers)
    body = "\n".join(kept[:first])
    names = _names(" ".join(plains[n] for n in {*openers, *findings.invitations}), body) | _names(
        findings.credits.publisher or "", body
    )
    adverts: dict[int, str] = {}
    for number in range(first, len(plains)):
        gone = number in findings.gone
        seller = rules.match("seller", plains[number], _EVERYWHERE)
        if gone or number == about or seller or any(name in plains[number] for name in names):
            names |= _names(plains[number], body)
            if not gone:
                adverts[number] = seller.rule.reason if seller else NAMELESS
    findings.gone.update(adverts)
    return adverts


def _names(plain: str, body: str) -> set[str]:
    """Names in an advert that the article itself never mentions."""
    found = (*_LATIN_NAME.findall(plain), *_CHINESE_NAME.findall(plain))
    return {name for name in found if name not in body}


def _is_about(plains: list[str], number: int, rules: Rules) -> bool:
    """A short heading like 关于我们, and a paragraph below that speaks as a seller."""
    if number + 1 >= len(plains) or not rules.match("about", plains[number], _EVERYWHERE):
        return False
    return rules.match("seller", plains[number + 1], _EVERYWHERE) is not None


def _find_related(
    plains: list[str], blocks: Sequence[Block], findings: Findings, start: int, rules: Rules
) -> dict[int, str]:
    """A line that announces other articles, and the titles under it, and why they go; a heading is the author's."""
    related: dict[int, str] = {}
    reason: str | None = None
    for number in range(start, len(plains)):
        if number in findings.gone:
            continue
        if blocks[number].kind == "heading":
            reason = None
            continue
        heading = rules.match("related", plains[number], _EVERYWHERE)
        if heading:
            reason = heading.rule.reason
        elif not _looks_like_title(plains[number]):
            reason = None
        if reason:
            related[number] = reason
    findings.gone.update(related)
    return related


def _looks_like_title(plain: str) -> bool:
    return len(plain) <= MAX_TITLE and not re.search(r"[。；;]|[.]$|[，,].*[，,].*[，,]", plain)
