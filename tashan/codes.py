"""The catalogue of problem codes, those of later rooms included: what each means and how to mend it.

In: a code and what was found. Out: a Problem with the code's severity. The documentation of codes is made from CODES.
A code never changes its meaning; a retired one is not used again.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tashan.problems import Problem, Problems, Severity


class Code(Struct, frozen=True, kw_only=True):
    """One kind of problem."""

    code: str
    severity: Severity
    meaning: str
    mend: str


def _error(code: str, meaning: str, mend: str) -> Code:
    return Code(code=code, severity="error", meaning=meaning, mend=mend)


def _warning(code: str, meaning: str, mend: str) -> Code:
    return Code(code=code, severity="warning", meaning=meaning, mend=mend)


_CATALOGUE = (
    # --- C: files and folders ---
    _error("C001", "The file cannot be read.", "Give the file read permission, or look at the disk's message."),
    _error("C002", "A folder is named like an article.", "Rename the folder, or put the file in its place."),
    _error("C003", "A symbolic link points to nothing, or to itself.", "Put the file itself in the corpus."),
    _error("C004", "A symbolic link leads out of the corpus.", "Copy the file into the corpus; links stay inside it."),
    _error("C005", "It is not a regular file but a pipe, socket or device.", "Put a regular text file there."),
    _error("C006", "The file is empty.", "Write the article, or delete the file."),
    _error("C007", "The file is larger than an article can be.", "Split the text, or take out embedded data."),
    _warning("C008", "The file name is too long for an address.", "Rename the file; the title may stay long."),
    _warning(
        "C009",
        "The file name has characters that an address cannot hold; its address has hyphens instead.",
        "Use letters, digits, - and _.",
    ),
    _warning("C010", "The file name holds spaces; its address has hyphens instead.", "Rename the file with hyphens."),
    _error("C011", "The file is not text.", "Save the article as plain text or Markdown."),
    _error("C012", "The text is in no encoding that is read here.", "Save the file as UTF-8."),
    _warning("C013", "The encoding was guessed on thin evidence.", "Save the file as UTF-8."),
    _warning("C014", "A document of this type is not read.", "Save it as .md, .markdown or .txt."),
    _warning(
        "C016",
        "Two files have the same address; the second one is found under its id.",
        "Rename one, or give it another slug.",
    ),
    _warning(
        "C017",
        "An edition's file has no article beside it; it is read as an article of its own.",
        "Add the article, or rename the file.",
    ),
    _warning("C018", "An edition's file says another language than its name.", "Make `lang` and the file name agree."),
    _error("C019", "The corpus is not a folder.", "Name an existing folder with --corpus."),
    _warning("C020", "The corpus holds no article.", "Add a .md, .markdown or .txt file."),
    _warning("C021", "The text holds replacement characters: it was damaged before.", "Copy it from its source again."),
    _error("C022", "The file lies outside the corpus.", "Name a file in the corpus folder."),
    _error("C023", "An article of that name exists already.", "Rename the one or the other; nothing is overwritten."),
    _error("C024", "A page in `_pages/` has a name that it cannot have.", "Rename the page as the message says."),
    _warning("C025", "Folders lie too deep to be read.", "Move the articles into a folder further up."),
    # --- F: front matter ---
    _error("F101", "The front matter is opened but never closed.", "Close it with a line like its first one."),
    _error("F102", "The front matter is not valid YAML.", "Quote values that hold `: `, quotes or brackets."),
    _error("F103", "The front matter is not valid TOML.", "Quote text values; write key = value."),
    _error("F104", "The front matter is not valid JSON.", "Use double quotes and commas between entries."),
    _error("F105", "The block holds no `key: value` entries.", "Write one `key: value` a line."),
    _error("F106", "The front matter or YAML file is too large.", "Keep long text in the body."),
    _error("F107", "Values are nested too deeply.", "Write flat keys."),
    _error("F108", "There are too many values, or aliases multiply them.", "Write each value out; do not use aliases."),
    _error("F109", "A YAML tag asks for something else than text, number, list or entries.", "Take the `!tag` out."),
    _error("F110", "A key is given twice.", "Keep one of the two."),
    _error("F111", "A key is not text.", "Write the key as plain text."),
    _error("F112", "An alias refers to nothing, or to itself.", "Write the value out."),
    _warning("F114", "A key is unknown and looks like a slip of the pen.", "Use the key that the message names."),
    _error("F120", "A value has the wrong type.", "Give a value of the type that the message names."),
    _error("F121", "The value is too long.", "Shorten it; the message names the bound."),
    _error("F122", "A date cannot be read.", "Write 2025-02-13, or 2025-02-13T15:58:16+08:00."),
    _error("F123", "A date does not exist.", "Correct the day, month or hour."),
    _warning("F124", "A date lies in the future.", "Correct the year, or wait."),
    _warning("F125", "The article was modified before it was published.", "Correct `date` or `lastmod`."),
    _error("F126", "A language is not one of ours.", "Write zh-Hans, zh-Hant or en."),
    _error("F127", "Several languages are named; a file has one.", "Keep the language of this file's text."),
    _error("F128", "The slug is no part of an address.", "Use letters, digits, - and _; no slash, no dots in a row."),
    _error("F129", "The slug is too long.", "Shorten the slug; the message names the bound."),
    _error("F130", "The value is not one of the allowed words.", "Use one of the words that the message names."),
    _error("F131", "The address is no web address.", "Write the whole address, with https://."),
    _error("F133", "A passage's hash is not eight hexadecimal digits.", "Let the tool write `translated_from`."),
    _error("F134", "An article of that name does not exist in this corpus.", "Correct the name, or add the article."),
    _error("F135", "An article refers to itself.", "Name the other article."),
    _error("F136", "An article is said to be and not to be a version of another.", "Keep one of the two."),
    _error("F138", "A city is not in cities.yml.", "Correct the id, or add the city to cities.yml."),
    _error(
        "F139",
        "An entry inside `source` or `translation` is unknown.",
        "Use an entry that the message names.",
    ),
    _warning("F140", "Two keys say the same thing differently.", "Keep one of the two."),
    _warning("F141", "A value is empty.", "Fill it in, or delete the key."),
    _warning(
        "F142", "A link names an article that is not published.", "Name a published article, or publish that one."
    ),
    _warning("F143", "A ` #` in a value would begin a comment; it was read as text.", "Put the value in quotes."),
    _warning(
        "F144", "A full-width mark, or no space, stands where YAML wants `: `.", "Write a plain colon and a space."
    ),
    _warning("F145", "A value holds what YAML reads otherwise; it was read as text.", "Put the value in quotes."),
    _warning("F146", "A tab stands where YAML wants spaces; it was read as two.", "Replace the tabs by spaces."),
    # --- R: reference data (cities.yml, themes.yml, metrics.yml, terms.yml) ---
    _error("R201", "The file is no list of `id: {…}` entries.", "Begin each entry with its id and a colon."),
    _error("R202", "An id is not in lower-case Latin letters, digits and hyphens.", "Rename the id."),
    _error("R203", "A field is missing.", "Add the field that the message names."),
    _error("R204", "A field is unknown.", "Use one of the fields that the message names."),
    _error("R205", "A value is not one of the allowed words.", "Use one of the words that the message names."),
    _error("R206", "A place, parent or metric is not in its file.", "Correct the id, or add the entry."),
    _error("R207", "Places are each other's parents.", "Let `parent` name the larger place."),
    _warning("R208", "Two entries share a name or alias.", "Keep the spelling on one of them."),
    _error("R211", "More than one place is the benchmark or the nation.", "Keep the mark on one place."),
    _error("R212", "A value has the wrong type.", "Give a value of the type that the message names."),
    # --- N: normalising ---
    _error(
        "R213",
        "The colour cannot be read on its ground.",
        "Take a darker one for light paper, a brighter one for dark.",
    ),
    _warning("N301", "No title was found.", "Add `title:` to the front matter."),
    _warning(
        "N302", "There is no text, or all of it is boilerplate: no page is made.", "Look at `inspect`; add the text."
    ),
    _warning("N303", "The text is not in the language that the front matter names.", "Correct `lang`."),
    _warning("N304", "More than half of the text was taken for boilerplate.", "Look at `inspect`; report wrong rules."),
    _error("N305", "The text is in neither Chinese nor English.", "Leave it out of the corpus, or add a translation."),
    _error(
        "N306",
        "The text has more lines, sentences or characters than one can have.",
        "Split it into several articles.",
    ),
    _warning("N307", "A sentence is too long to read facts from it.", "End its sentences, or take out embedded data."),
    # --- E: editions ---
    _warning("E401", "A passage changed since its translation was made.", "Mend it, then run `build.py translated`."),
    _warning("E402", "A figure differs between an article and its translation.", "Correct the one that is wrong."),
    _warning("E403", "A figure is missing from a translation, or from its original.", "Add it, or take it out."),
    _warning("E404", "A passage has no counterpart in the translation.", "Translate it, or take it out."),
    _warning("E405", "A translation has a passage that its original has not.", "Take it out, or add it."),
    _warning("E406", "A written-out passage is like none of its original.", "Mend it, or take it out."),
    _warning(
        "E407", "The conversion between the scripts had to choose.", "Look at it, then `check --script --accept`."
    ),
    _warning(
        "E408",
        "A written-out passage leaves out, moves or rewrites a sentence of its original.",
        "Keep its sentences, in their order; else the passage is converted.",
    ),
    _warning("E409", "A text is too long to be compared with its translation.", "Split the article."),
    _warning(
        "E410", "A passage of an edition is still in its original's language.", "Translate it, or have it drafted."
    ),
    # --- S: stories ---
    _error("S501", "Articles are said to be one story and not to be one.", "Take one of the links out."),
    _warning("S502", "An article is like one version of a story and unlike another.", "Add `version_of` if it is one."),
    _warning(
        "S503",
        "An article has the link, the title or nearly the text of another.",
        "Say with `version_of` or `not_version_of` how they belong together, or delete one.",
    ),
    # --- V: reviews (reviews/<story>.yml) ---
    _warning("V601", "A review is laid out in another way than reviews are.", "Write it as the message says."),
    _warning("V602", "A review names an article, place or theme that is not there.", "Correct the name."),
    _warning(
        "V603", "A review cites a sentence that is not there.", "Review the story again: `build.py review STORY`."
    ),
    _warning(
        "V604", "A sentence has changed since it was reviewed.", "Review the story again: `build.py review STORY`."
    ),
    _warning("V605", "The line of a cell is too long.", "Shorten it."),
    _warning("V606", "The figures of a line differ between its languages.", "Let both say the same."),
)

CODES: Mapping[str, Code] = {entry.code: entry for entry in _CATALOGUE}


def report(problems: Problems, path: str, code: str, message: str, *, line: int = 0, column: int = 0) -> None:
    """Add a problem with the severity that the catalogue gives its code. Raises KeyError for an unlisted code."""
    severity = CODES[code].severity
    problems.add(Problem(path=path, line=line, column=column, severity=severity, code=code, message=message))
