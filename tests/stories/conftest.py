"""One encoder for all tests of this room: loading the model takes longer than most of them."""

from __future__ import annotations

import pytest

from tashan.alignment import Encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder()
