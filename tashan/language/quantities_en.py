"""Quantities in English text."""

from __future__ import annotations
from tashan.language.quantity import Quantity


def find_english(text: str) -> list[Quantity]:
    return []
