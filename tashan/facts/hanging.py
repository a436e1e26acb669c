"""Sentences that lean on the one before: whoever reads them alone does not know who, what or where.

In: a sentence, in either script or English. Out: whether words of it point back.
"""

from __future__ import annotations

import re

_HANGS = re.compile(
    r"^[“\"「『（(]?(?:[它他她这那其此该]|同时|与此同时|但|而|却|因此|所以|于是|然而|不过|可是|另外|此外|同样|再|也|还|又|且|并|即|从而|甚至|比如|例如|以上"
    r"|上述|前者|后者|两者|二者|其实|事实上|对此|正因|当时|彼时|如今|首先|其次|最后|[一二三四五六七八九十]是|接着|不只|不仅如此)"
    r"|这里|那里|这座|那座|该市|这一[点切做说]|(?:上述|前述|这些|那些|这种|这个)[\u4e00-\u9fff]"
    r"|^\W?(?:it|its|they|their|he|she|his|her|this|that|these|those|such|there|here|but|and|so|yet|also|then|however"
    r"|therefore|meanwhile|instead|still|both|neither|the (?:former|latter|city|reason)"
    r"|the (?:first|second|third|fourth|fifth) is)\b"
    r"|\b(?:there|here)\b[.,;]?\s*$",
    re.IGNORECASE,
)
_TURNS = re.compile(r"^\W?(?:可是|但是?|而|不过|然而|却|(?:but|yet|and|so|however)\b,?)\s*", re.IGNORECASE)
"""Words that turn from what was said before, and are understood without it."""


def hangs(text: str) -> bool:
    """Whether words of a sentence point back to another."""
    return _HANGS.search(text) is not None


def lacks_subject(text: str) -> bool:
    """The same, but for a sentence that only turns from another: But Hefei has a university."""
    return hangs(_TURNS.sub("", text))
