"""Values that rooms exchange go through a store, or to another process, and are the same."""

from __future__ import annotations

import pickle

import pytest

from tashan.model import Citation
from tests.briefings.library import LIBRARY


def test_a_whole_library_is_the_same_afterwards() -> None:
    assert pickle.loads(pickle.dumps(LIBRARY)) == LIBRARY  # noqa: S301  our own


def test_a_value_stays_frozen_and_one_of_another_shape_is_none() -> None:
    citation = pickle.loads(pickle.dumps(Citation(article="a", passage=1, sentence=2)))  # noqa: S301
    with pytest.raises(AttributeError):
        citation.passage = 3
    kind, values = citation.__reduce__()
    assert kind(*values) == citation
    with pytest.raises(TypeError):
        kind(*values[:-1])
