"""How the articles of a corpus stand to one another: editions, addresses, links.

In: articles as their files were read. Out: the same, those that cannot be used left out: editions joined by
`translationKey`, addresses apart, and links only to articles that are there. What was guessed is a warning, what cannot
be is an error of that article.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from tashan.codes import report
from tashan.model import EDITIONS, Lang, RawArticle
from tashan.problems import Problems, suggest


def settle(found: Sequence[RawArticle], problems: Problems) -> tuple[RawArticle, ...]:
    """The articles that can be used, as they stand to one another."""
    joined = _joined_by_key(found)
    ids = {raw.id for raw in joined}
    for raw in joined:
        _check_links(raw, ids, problems)
    faulty = {problem.path for problem in problems.errors}
    sound = [raw for raw in joined if raw.path not in faulty]
    ids = {raw.id for raw in sound}
    return tuple(_with_addresses([_checked_edition(raw, ids, problems) for raw in sound], problems))


def _joined_by_key(found: Sequence[RawArticle]) -> list[RawArticle]:
    """Articles of one `translationKey` are editions of the one in the first of their languages."""
    groups: dict[str, list[RawArticle]] = defaultdict(list)
    for raw in found:
        if raw.front.translation_key and raw.edition_of is None:
            groups[raw.front.translation_key].append(raw)
    original = {key: min(group, key=_rank) for key, group in groups.items() if len({_lang(raw) for raw in group}) > 1}
    joined = []
    for raw in found:
        first = original.get(raw.front.translation_key or "")
        own = first is None or raw.edition_of is not None or _lang(raw) == _lang(first)
        joined.append(raw if own or first is None else replace(raw, edition_of=first.id, edition_lang=_lang(raw)))
    return joined


def _rank(raw: RawArticle) -> tuple[int, str]:
    lang = _lang(raw)
    return (EDITIONS.index(lang) if lang else -1, raw.path)


def _lang(raw: RawArticle) -> Lang | None:
    return raw.edition_lang or raw.front.lang


def _checked_edition(raw: RawArticle, ids: Collection[str], problems: Problems) -> RawArticle:
    """An edition beside its original; alone it is an article of its own."""
    front = raw.front
    if front.lang and raw.edition_lang and front.lang != raw.edition_lang:
        line = front.lines.get("lang", front.lines.get("language", 0))
        message = f"`lang` is {front.lang}, but the file's name says {raw.edition_lang}; valid: one language"
        report(problems, raw.path, "C018", message, line=line)
    if raw.edition_of is None or raw.edition_of in ids:
        return raw
    broken = next((p.path for p in problems.errors if p.path.rpartition(".")[0] == raw.edition_of), None)
    message = f"is an edition of '{raw.edition_of}'"
    if broken:
        message += f", which the error in {broken} leaves out; it is read as an article of its own"
        message += "; valid: that one mended"
    else:
        message += ", which is not there; it is read as an article of its own; valid: an edition beside its article"
    report(problems, raw.path, "C017", message)
    return replace(raw, edition_of=None)


def _with_addresses(found: Iterable[RawArticle], problems: Problems) -> list[RawArticle]:
    """No two files have one address; letter case and accents written in two ways do not tell them apart.

    Who comes second to a slug is found under its id, which is its own.
    """
    taken: dict[str, RawArticle] = {}
    apart = []
    for raw in found:
        own = raw
        first = taken.setdefault(_key(_address(raw)), raw)
        if first is not raw:
            own = replace(raw, front=replace(raw.front, slug=None))
            line = raw.front.lines.get("slug", 0)
            message = f"has the address '{_address(raw)}', which {first.path} has already; it is found under '{raw.id}'"
            report(problems, raw.path, "C016", f"{message}; valid: another name or slug", line=line)
        apart.append(own)
    return apart


def _key(address: str) -> str:
    return unicodedata.normalize("NFC", address).casefold()


def _address(raw: RawArticle) -> str:
    """The slug that a reader sees, with the language of an edition's file."""
    slug = raw.front.slug or raw.edition_of or raw.id
    return f"{slug}.{raw.edition_lang}" if raw.edition_of else slug


def _check_links(raw: RawArticle, ids: Collection[str], problems: Problems) -> None:
    """What `version_of` and `not_version_of` name exists, is another article, and is not both."""
    front = raw.front
    wanted = [("version_of", front.version_of)] if front.version_of else []
    wanted += [("not_version_of", other) for other in front.not_version_of]
    for key, other in wanted:
        line = front.lines.get(key, 0)
        if other == raw.id:
            report(problems, raw.path, "F135", f"`{key}` names the article itself; valid: another article", line=line)
        elif other not in ids:
            hint = (
                suggest(other, [one for one in ids if one != raw.id])
                or "; valid: the name of a file without its ending"
            )
            message = f"`{key}` names '{other}', which is not in this corpus{hint}"
            report(problems, raw.path, "F134", message, line=line)
    if front.version_of and front.version_of in front.not_version_of:
        message = f"'{front.version_of}' is named by `version_of` and by `not_version_of`; valid: one of them"
        report(problems, raw.path, "F136", message, line=front.lines.get("not_version_of", 0))
