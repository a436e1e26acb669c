"""A translation model on this machine: a folder in CTranslate2's format, as its converters make it of Opus-MT.

In: the folder, with `model.bin` and SentencePiece models (`source.spm`, `target.spm`, or one `sentencepiece.model`).
Out: an Engine. Its packages are the extra `local`: ctranslate2 and sentencepiece.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tashan.language.sentences import split_sentences
from tashan.locales import LOCALES
from tashan.translating.engines import Answer, Request
from tashan.translating.transport import EngineError

if TYPE_CHECKING:
    from tashan.translating.guard import Style

MOST_TOKENS = 512
"""Pieces of one sentence's translation; a model that goes round in circles ends there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderEngine:
    """A model that is run here, sentence by sentence."""

    name: str
    model: Any = field(repr=False)
    source: Any = field(repr=False)
    target: Any = field(repr=False)
    style: Style = "plain"
    retries: bool = False

    def translate(self, request: Request) -> Answer:
        """The sentences one by one: such models were trained on single ones."""
        sentences = [sentence.text for sentence in split_sentences(request.text)] or [request.text]
        pieces = [[*self.source.encode(sentence, out_type=str), "</s>"] for sentence in sentences]
        results = self.model.translate_batch(pieces, max_decoding_length=MOST_TOKENS)
        found = [result.hypotheses[0] for result in results]
        glue = LOCALES[request.target].between_sentences
        cut = any(len(tokens) >= MOST_TOKENS for tokens in found)
        return Answer(text=glue.join(self.target.decode(tokens).strip() for tokens in found), cut=cut)


def open_folder(folder: Path) -> FolderEngine:
    """The model in `folder`. Raises EngineError with what is missing."""
    try:
        import ctranslate2  # noqa: PLC0415  an extra
        import sentencepiece  # noqa: PLC0415  an extra
    except ImportError:
        raise EngineError('ct2 needs two packages: pip install "tashan[local]"') from None
    inner = folder / "model" if (folder / "model" / "model.bin").is_file() else folder
    if not (inner / "model.bin").is_file():
        raise EngineError(f"{folder} holds no model.bin; valid: a folder that a converter of CTranslate2 made")
    both = [folder / name for name in ("source.spm", "target.spm")]
    one = folder / "sentencepiece.model"
    files = both if all(path.is_file() for path in both) else [one, one]
    if not files[0].is_file():
        raise EngineError(f"{folder} holds no source.spm and target.spm, nor a sentencepiece.model")
    source, target = (sentencepiece.SentencePieceProcessor(model_file=str(path)) for path in files)
    name = folder.resolve().name
    return FolderEngine(name=name, model=ctranslate2.Translator(str(inner), device="cpu"), source=source, target=target)
