"""The catalogue of problem codes in, its documentation page out."""

from __future__ import annotations

from tashan.corpus import CODES

_GROUPS = {
    "C": "Files and folders",
    "F": "Front matter",
    "R": "Reference data",
    "N": "Normalising",
    "E": "Editions and translations",
    "S": "Stories",
    "V": "Reviews",
}
_HEAD = """# Problem codes

What `build.py check` and the other commands print as `path:line:col: CODE message [severity]`. The message says what
was found and what would be valid; this page says what each code means and how to mend it. A code never changes its
meaning. An error leaves its article out of the site; one of the reference data, or of the whole, stops the build. With
`--strict` every problem does. This page is made from `tashan/codes.py`; a test keeps it equal.
"""


def catalogue_page() -> str:
    """docs/design/problems.md."""
    parts = [_HEAD]
    for letter, name in _GROUPS.items():
        rows = [
            f"| {entry.code} | {entry.severity} | {entry.meaning} | {entry.mend} |"
            for code, entry in sorted(CODES.items())
            if code[0] == letter
        ]
        table = ["| code | severity | meaning | how to mend it |", "|---|---|---|---|", *rows]
        parts.append("\n".join([f"## {name}", "", *table]))
    return "\n".join([parts[0], *(f"{part}\n" for part in parts[1:])])
