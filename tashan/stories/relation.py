"""The relation of a version to the canonical one, with the evidence.

In: the comparison of the canonical text (a) with another (b) and the marks of a machine in b. Out: one of the
relations of the model, and Messages that say what it rests on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from tashan.model import Message, Relation
from tashan.stories.marks import is_machine_made

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tashan.model import Article
    from tashan.stories.decide import Comparison
    from tashan.stories.marks import Mark

# Share of letters that stand in both, bead by bead. Independent Chinese translations of one WMT22 document share 0.48
# to 0.87 and a machine-translated copy of a Chinese article about 0.54; edited reprints stay above 0.9.
SAME_WORDING = 0.89
# An update keeps at least this share of the earlier article and adds at least this share of new sentences.
UPDATE_KEPT = 0.6
UPDATE_ADDED = 0.1
SENTENCE_KEPT = 0.8


def find_relation(found: Comparison, marks: Sequence[Mark]) -> tuple[Relation, tuple[Message, ...]]:
    """How text b came from text a, the canonical one."""
    a, b = found.a.article, found.b.article
    evidence = [*_linked(a, b), _message("evidence-coverage", percent=_percent(found.coverage))]
    if b.translation:
        return _declared(b, evidence)
    if found.a.chinese != found.b.chinese:
        return _translated("translation", marks, [*evidence, _message("evidence-language", lang=b.lang)])
    wording = measure_wording(found)
    evidence.append(_message("evidence-wording", percent=_percent(wording)))
    if a.lang != b.lang and wording >= SAME_WORDING:
        return "script-variant", (*evidence, _message("evidence-script", lang=b.lang))
    update = _find_update(found)
    if update:
        return "update", (*evidence, *update)
    if wording >= SAME_WORDING:
        return "reprint", tuple(evidence)
    return _translated("translation", marks, evidence)


def measure_wording(found: Comparison) -> float:
    """Share of letters and digits that aligned sentences have in common, 0 to 1."""
    shared = total = 0.0
    for bead in found.beads:
        if bead.a and bead.b:
            one = _letters(found.a.plain[i] for i in bead.a)
            other = _letters(found.b.plain[j] for j in bead.b)
            shared += Indel.normalized_similarity(one, other) * (len(one) + len(other))
            total += len(one) + len(other)
    return shared / total if total else 0.0


def _declared(article: Article, evidence: list[Message]) -> tuple[Relation, tuple[Message, ...]]:
    """What the front matter's `translation:` says."""
    made = article.translation
    if made and made.by == "machine":
        return "machine-translation", (*evidence, _message("evidence-declared-machine", engine=made.engine or ""))
    return "translation", (*evidence, _message("evidence-declared-human"))


def _translated(
    otherwise: Relation, marks: Sequence[Mark], evidence: list[Message]
) -> tuple[Relation, tuple[Message, ...]]:
    shown = (*evidence, *(mark.message for mark in marks))
    return ("machine-translation" if is_machine_made(marks) else otherwise), shown


def _linked(a: Article, b: Article) -> tuple[Message, ...]:
    if b.edition_of == a.id or a.edition_of == b.id:
        return (_message("evidence-edition"),)
    return (_message("evidence-linked"),) if b.version_of == a.id or a.version_of == b.id else ()


def _find_update(found: Comparison) -> tuple[Message, ...]:
    """Evidence that b is a later article of the same outlet with most of a in it and new sentences besides."""
    a, b = found.a.article, found.b.article
    if not (a.publisher and b.publisher and a.publisher.casefold() == b.publisher.casefold()):
        return ()
    then, later = a.modified or a.published, b.modified or b.published
    if not (then and later and later > then):
        return ()
    kept = sum(found.a.lengths[i] for bead in found.beads for i in bead.a if bead.b and _is_kept(found, bead.a, bead.b))
    added = [bead for bead in found.beads if not bead.a]
    share = sum(found.b.lengths[j] for bead in added for j in bead.b) / max(found.b.lengths.sum(), 1)
    if kept < UPDATE_KEPT * found.a.lengths.sum() or share < UPDATE_ADDED:
        return ()
    return (
        _message("evidence-later", publisher=b.publisher, date=later.date().isoformat()),
        _message("evidence-added", count=str(len(added))),
    )


def _is_kept(found: Comparison, own: tuple[int, ...], other: tuple[int, ...]) -> bool:
    one, two = _letters(found.a.plain[i] for i in own), _letters(found.b.plain[j] for j in other)
    return Indel.normalized_similarity(one, two) >= SENTENCE_KEPT


def _letters(sentences: Iterable[str]) -> str:
    return "".join(char for sentence in sentences for char in sentence if char.isalnum())


def _percent(share: float) -> str:
    return str(round(100 * min(share, 1.0)))


def _message(code: str, **values: str) -> Message:
    return Message(code=code, values=tuple(values.items()))
