"""What platforms append to an article → removals.

In: the blocks of a text with what rules have found in it. Out: removals of an institution's advert after its invitation
to follow it, of `关于我们` sections and of lists of related articles. Only the end of a text is looked at, and a
paragraph goes on evidence of its own: it names the institution, which the article never does, or speaks as a seller.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tashan.normalise.blocks import Block
from tashan.normalise.boilerplate import Findings
from tashan.normalise.plain import read_plain
from tashan.normalise.tracked import Edit

TAIL_SHARE = 0.5
"""An advert's invitation stands in the second half of a text; what stands above it is never an advert."""
REASON = "an advert of the institution that published the text"
RELATED = "a list of other articles"

_NAME = re.compile(
    r"[A-Z][A-Za-z0-9_]*[A-Z][A-Za-z0-9_]*|[A-Z]{2,}|[\u4e00-\u9fffA-Z]{2,12}?(?:研究院|研讨院|研究所|研究中心|工作室|集团|团体|智库|公众号|传媒|咨询|俱乐部)"
)
_SELLS = re.compile(
    r"致\s?力于(?:成为|打造|为|摸索|探索|推动|提供)|为(?:广大)?(?:客户|业主|企业|读者|用户|园区|政府)[^。]{0,24}(?:供给|提供)"
    r"|(?:我们|咱们|我司|本公司)(?:的)?(?:服务|效劳|客户|团队|深耕|专注|专一|业务|产品)|(?:服务|效劳|合作)的?(?:客户|品牌|企业|伙伴)[^。]{0,6}(?:包括|包含|有|涵盖|遍及)"
    r"|(?:综合|整体|一站式|系统)(?:解决|处理)?(?:方案|服务商|服务|效劳)|全(?:生命周期|流程|产业链|过程)(?:的)?(?:服务|效劳|支持)"
    r"|是(?:一家|一个|国内|中国|全国|领先)[^。]{0,24}(?:机构|公司|平台|媒体|智库|服务商|企业|社区)|(?:引擎|平台|媒体|智库|机构),?(?:专注|专一)于"
    r"|(?:成立|创立|创办|创建)于\s?\d{4}年|专注于?[^。]{0,20}(?:领域|研究|服务|报道)的(?:机构|公司|平台|媒体|智库|自媒体|公众号)"
    r"|(?i:about us|is a leading|we are committed to|our (?:clients|customers|services) include)"
)
_ABOUT = re.compile(
    r"[\W_]{0,4}(?:关于(?:我们|作者|本刊|本站|[\w·]{2,16})|(?:机构|公司|平台|品牌|作者|媒体)(?:简介|介绍)|About (?:us|[\w ]{2,30}))[\W_]{0,4}",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"[\W_]{0,6}(?:(?:相关|推荐|延伸|拓展|扩展|更多|热门|热点|精彩|往期|近期|精选|猜你|编辑|为您|最新)(?:阅读|浏览|文章|推荐|新闻|报道|回顾|链接|内容|精选|喜欢|回放|好文|资讯|专题|视频|排行|你喜欢)"
    r"|相關(?:閱讀|文章|新聞|報道)|延伸閱讀|推薦閱讀|更多文章"
    r"|(?i:related (?:articles|stories|news|posts|reading)|read more|more (?:stories|news|from .{2,30})|you may (?:also )?like|recommended(?: for you)?))[\W_]{0,6}"
)
MAX_TITLE = 60


def find_adverts(text: str, blocks: Sequence[Block], findings: Findings) -> list[Edit]:
    """Removals after what `findings` holds; blocks that are gone already are passed over."""
    plains = [read_plain(text[block.inner : block.end]).text.strip() for block in blocks]
    start = int(len(blocks) * TAIL_SHARE)
    adverts = _find_institution(plains, _kept_text(text, blocks, findings), findings, start)
    related = _find_related(plains, findings, start)
    return [Edit(blocks[n].start, blocks[n].end, "", REASON) for n in adverts] + [
        Edit(blocks[n].start, blocks[n].end, "", RELATED) for n in related
    ]


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


def _find_institution(plains: list[str], kept: list[str], findings: Findings, start: int) -> list[int]:
    """Blocks of the advert, which begins with an invitation or with a heading like 关于我们."""
    about = next((n for n in range(start, len(plains)) if _is_about(plains, n)), None)
    openers = [n for n in (*findings.invitations, about) if n is not None and n >= start]
    if not openers:
        return []
    first = min(openers)
    body = "\n".join(kept[:first])
    names = _names(" ".join(plains[n] for n in openers), body) | _names(findings.credits.publisher or "", body)
    adverts = []
    for number in range(first, len(plains)):
        plain = plains[number]
        gone = number in findings.gone
        if gone or number == about or _SELLS.search(plain) or any(name in plain for name in names):
            names |= _names(plain, body)
            adverts += [] if gone else [number]
    findings.gone.update(adverts)
    return adverts


def _names(plain: str, body: str) -> set[str]:
    """Names in an advert that the article itself never mentions."""
    return {name for name in _NAME.findall(plain) if name not in body}


def _is_about(plains: list[str], number: int) -> bool:
    """A short heading like 关于我们, and a paragraph below that speaks as a seller."""
    following = plains[number + 1 : number + 2]
    return len(plains[number]) <= 24 and bool(_ABOUT.fullmatch(plains[number])) and any(map(_SELLS.search, following))


def _find_related(plains: list[str], findings: Findings, start: int) -> list[int]:
    """A heading for other articles, and the titles under it."""
    related = []
    inside = False
    for number in range(start, len(plains)):
        if number in findings.gone:
            continue
        heading = bool(_RELATED.fullmatch(plains[number]))
        inside = heading or (inside and _looks_like_title(plains[number]))
        related += [number] if inside else []
    findings.gone.update(related)
    return related


def _looks_like_title(plain: str) -> bool:
    return len(plain) <= MAX_TITLE and not re.search(r"[。；;]|[.]$|[，,].*[，,].*[，,]", plain)
