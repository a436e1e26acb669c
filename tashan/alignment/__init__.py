"""Sentence vectors, cached by content, and the monotone alignment of two texts that rests on them."""

from tashan.alignment.align import align_sentences, similarity
from tashan.alignment.vectors import Encoder

__all__ = ["Encoder", "align_sentences", "similarity"]
