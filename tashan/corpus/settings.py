"""What a corpus says about its Traditional Chinese: editions.yml and script-decisions.yml.

In: a corpus folder. Out: the standard of the conversion, and the words whose Traditional form a person approved. Faults
carry their place in the file.
"""

from __future__ import annotations

from pathlib import Path

from tashan.codes import report
from tashan.corpus.decode import NotTextError, decode
from tashan.corpus.files import read_bytes, relative_name
from tashan.corpus.heads import describe, report_duplicates
from tashan.corpus.yamltree import Tree, TreeError, parse_yaml
from tashan.language.script import DEFAULT_STANDARD, STANDARDS
from tashan.problems import Problems
from tashan.resources import CORPUS

HOME = CORPUS
"""The project's own corpus, whose reference data stands in for what another corpus leaves out."""
EDITIONS, DECISIONS = "editions.yml", "script-decisions.yml"


def read_standard(folder: Path, problems: Problems) -> str:
    """`standard` of editions.yml; the default where no file says otherwise."""
    home = folder if exists(folder / EDITIONS) else HOME
    tree = read_yaml(home / EDITIONS, home, problems) if exists(home / EDITIONS) else None
    if tree is None or tree.data is None:
        return DEFAULT_STANDARD
    if not isinstance(tree.data, dict):
        _fault(problems, EDITIONS, tree, (), "R201", f"is {describe(tree.data)}; valid: `standard: s2tw`")
        return DEFAULT_STANDARD
    for key in tree.data:
        if key != "standard":
            _fault(problems, EDITIONS, tree, (key,), "R204", f"`{key}` is unknown; valid: standard")
    standard = tree.data.get("standard", DEFAULT_STANDARD)
    if not isinstance(standard, str) or standard not in STANDARDS:
        message = f"`standard` is {describe(standard)}; valid: {', '.join(STANDARDS)}"
        _fault(problems, EDITIONS, tree, ("standard",), "R205", message)
        return DEFAULT_STANDARD
    return standard


def read_decisions(folder: Path, standard: str, problems: Problems) -> tuple[tuple[str, str], ...]:
    """Simplified words and the forms approved for `standard`: the project's own, then those of `folder`, which win."""
    found: dict[str, str] = {}
    for home in dict.fromkeys((HOME.resolve(), folder.resolve())):
        if exists(home / DECISIONS):
            found |= _read_decisions(home, standard, problems)
    return tuple(found.items())


def _read_decisions(folder: Path, standard: str, problems: Problems) -> dict[str, str]:
    tree = read_yaml(folder / DECISIONS, folder, problems)
    if tree is None or tree.data is None:
        return {}
    valid = "valid: `s2tw:` and below it lines such as 头发: 頭髮"
    if not isinstance(tree.data, dict):
        _fault(problems, DECISIONS, tree, (), "R201", f"is {describe(tree.data)}; {valid}")
        return {}
    for name, words in tree.data.items():
        if name not in STANDARDS or not isinstance(words, dict):
            _fault(problems, DECISIONS, tree, (name,), "R201", f"`{name}` is {describe(words)}; {valid}")
    words = tree.data.get(standard)
    found = {}
    for hans, hant in words.items() if isinstance(words, dict) else ():
        if isinstance(hant, str) and len(hans) == len(hant):
            found[hans] = hant
        else:
            message = f"`{hans}` becomes {describe(hant)}; valid: as many characters, as in 头发: 頭髮"
            _fault(problems, DECISIONS, tree, (standard, hans), "R212", message)
    return found


def read_yaml(path: Path, folder: Path, problems: Problems) -> Tree | None:
    """The tree of one YAML file, duplicates reported; None where it cannot be used, which is reported too."""
    name, data = relative_name(path, folder), read_bytes(path, folder, problems)
    try:
        decoded = None if data is None else decode(data)
        if decoded is None:
            if data is not None:
                report(problems, name, "C012", "is in no known encoding; valid: UTF-8")
            return None
        tree = parse_yaml(decoded.text)
    except NotTextError as error:
        report(problems, name, "C011", f"is not text: {error}; valid: YAML")
        return None
    except TreeError as error:
        report(problems, name, error.code, error.message, line=error.line, column=error.column)
        return None
    report_duplicates(tree, name, problems)
    return tree


def exists(path: Path) -> bool:
    """Whether something stands there, be it a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def _fault(problems: Problems, name: str, tree: Tree, where: tuple[str, ...], code: str, message: str) -> None:
    line, column = tree.values.get(where) or tree.keys.get(where) or (1, 1)
    report(problems, name, code, message, line=line, column=column)
