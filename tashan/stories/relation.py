"""The relation of a version to the canonical one, with the evidence.

In: the comparison of the canonical text (a) with another (b) and the marks of a machine in b. Out: one of the
relations of the model, and Messages that say what it rests on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel, Levenshtein

from tashan.model import Message, Relation
from tashan.stories.marks import is_machine_made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tashan.model import Article
    from tashan.stories.decide import Comparison
    from tashan.stories.marks import Mark

# Share of letters that stand in both, bead by bead. Independent Chinese translations of one WMT22 document share 0.48
# to 0.87 and a machine-translated copy of a Chinese article about 0.54; edited reprints stay above 0.9.
SAME_WORDING = 0.89
# An update keeps at least this share of the earlier article and adds at least this share of new sentences.
UPDATE_KEPT = 0.6
UPDATE_ADDED = 0.03
SENTENCE_KEPT = 0.8
# An edited reprint leaves many sentences as they are; a machine changes nearly each one (labelled copies: at most
# 0.09).
WORD_FOR_WORD, KEPT_SENTENCES = 0.95, 0.3
# A version that tells at most this share of the original is an abridged one.
ABRIDGED = 0.75
# Programs that replace words put one where another stood: so large a share of the letters that differ is in another's
# place (0.85 in a labelled text); translation puts in and leaves out more (0.23 to 0.45 in thirteen labelled or made).
IN_PLACE = 0.65


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
    if wording >= SAME_WORDING or _share_kept(found) >= KEPT_SENTENCES:
        return _copied(found, evidence)
    shown = (*evidence, *(mark.message for mark in marks))
    if found.b.chinese and (
        _share_in_place(found) >= IN_PLACE or any(mark.message.code == "evidence-spun" for mark in marks)
    ):
        return "machine-rewrite", (*shown, _message("evidence-words-replaced"))
    return "machine-translation", shown


def _copied(found: Comparison, evidence: list[Message]) -> tuple[Relation, tuple[Message, ...]]:
    """A reprint, or an abridged one where much of the original is missing."""
    share = _share_told(found)
    if share <= ABRIDGED:
        return "abridged", (*evidence, _message("evidence-abridged", percent=_percent(share)))
    return "reprint", tuple(evidence)


def _share_told(found: Comparison) -> float:
    """Share of the original, by length, that stands in the version too."""
    told = sum(found.a.lengths[i] for bead in found.beads if bead.b for i in bead.a)
    return float(told / max(found.a.lengths.sum(), 1))


def _share_kept(found: Comparison) -> float:
    """Share of the version, by length, that is word for word the original's."""
    beads = [bead for bead in found.beads if bead.a and bead.b]
    kept = sum(found.b.lengths[j] for bead in beads if _alike(found, bead.a, bead.b) >= WORD_FOR_WORD for j in bead.b)
    return float(kept / max(found.b.lengths.sum(), 1))


def _share_in_place(found: Comparison) -> float:
    """Share of the differing letters of aligned sentences that stand where another one stood, 0 to 1."""
    replaced = changed = 0
    for bead in found.beads:
        if bead.a and bead.b:
            one = _letters(tuple(found.a.plain[i] for i in bead.a))
            steps = Levenshtein.editops(one, _letters(tuple(found.b.plain[j] for j in bead.b)))
            replaced, changed = replaced + sum(step.tag == "replace" for step in steps), changed + len(steps)
    return replaced / changed if changed else 0.0


def measure_wording(found: Comparison) -> float:
    """Share of letters and digits that aligned sentences have in common, 0 to 1."""
    shared = total = 0.0
    for bead in found.beads:
        if bead.a and bead.b:
            one = _letters(tuple(found.a.plain[i] for i in bead.a))
            other = _letters(tuple(found.b.plain[j] for j in bead.b))
            shared += Indel.normalized_similarity(one, other) * (len(one) + len(other))
            total += len(one) + len(other)
    return shared / total if total else 0.0


def _declared(article: Article, evidence: list[Message]) -> tuple[Relation, tuple[Message, ...]]:
    """What the front matter's `translation:` says."""
    made = article.translation
    if made and made.by == "machine":
        relation: Relation = "translation" if made.reviewed else "machine-translation"
        return relation, (*evidence, _message("evidence-declared-machine", engine=made.engine or ""))
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
    if not _one_outlet(a.publisher, b.publisher):
        return ()
    then, later = a.modified or a.published, b.modified or b.published
    if not (then and later and later > then):
        return ()
    kept = sum(
        found.a.lengths[i]
        for bead in found.beads if bead.a and bead.b and _alike(found, bead.a, bead.b) >= SENTENCE_KEPT for i in bead.a
    )  # fmt: skip
    added = [bead for bead in found.beads if not bead.a]
    share = sum(found.b.lengths[j] for bead in added for j in bead.b) / max(found.b.lengths.sum(), 1)
    if kept < UPDATE_KEPT * found.a.lengths.sum() or share < UPDATE_ADDED:
        return ()
    return (
        _message("evidence-later", publisher=b.publisher or "", date=later.date().isoformat()),
        _message("evidence-added", count=str(len(added))),
    )


def _one_outlet(one: str | None, other: str | None) -> bool:
    """Whether two publishers are one, also where one of them says 客户端 or (updated) after its name."""
    first, second = (one or "").casefold(), (other or "").casefold()
    return bool(first and second) and (first.startswith(second) or second.startswith(first))


def _alike(found: Comparison, own: tuple[int, ...], other: tuple[int, ...]) -> float:
    one, two = _letters(tuple(found.a.plain[i] for i in own)), _letters(tuple(found.b.plain[j] for j in other))
    return Indel.normalized_similarity(one, two)


@lru_cache(maxsize=8192)
def _letters(sentences: tuple[str, ...]) -> str:
    return "".join(filter(str.isalnum, "".join(sentences)))


def _percent(share: float) -> str:
    return str(round(100 * min(share, 1.0)))


def _message(code: str, **values: str) -> Message:
    return Message(code=code, values=tuple(values.items()))
