"""Chinese words.

In: text in either script. Out: its tokens in order, which joined give the text back, so offsets can be counted.
Segmentation is jieba's model in Rust (rjieba); Traditional characters are looked up in their Simplified form.
"""

from __future__ import annotations

from tashan.language.script import simplify_characters


def cut_words(text: str) -> tuple[str, ...]:
    """The tokens of `text`, white space and punctuation included: `"".join(cut_words(text)) == text`."""
    simplified = simplify_characters(text)
    import rjieba  # noqa: PLC0415  its dictionary takes a tenth of a second to load

    tokens: list[str] = rjieba.cut(simplified)
    if simplified == text:
        return tuple(tokens)
    return tuple(_cut_like(text, tokens))


def _cut_like(text: str, tokens: list[str]) -> list[str]:
    """`text` cut at the same places as `tokens`, which are as long together."""
    pieces, start = [], 0
    for token in tokens:
        pieces.append(text[start : start + len(token)])
        start += len(token)
    return pieces
