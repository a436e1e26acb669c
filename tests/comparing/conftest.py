"""What tests of comparing share."""

from __future__ import annotations

import pytest

from tashan.alignment import Encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder()
