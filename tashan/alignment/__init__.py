"""Sentence vectors, cached by content, and the monotone alignment of two texts that rests on them.

In: sentences. Out: a unit vector each; of two texts the beads (which sentences of one say what which of the other say)
and how alike they are, 0 to 1.
"""

from tashan.alignment.align import align_sentences, similarity
from tashan.alignment.vectors import Encoder

__all__ = ["Encoder", "align_sentences", "similarity"]
