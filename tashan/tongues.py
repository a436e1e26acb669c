"""The languages and editions by their names.

Imports nothing of ours, so that the command line can name editions without waiting for the model.
"""

from __future__ import annotations

from typing import Literal, get_args

Lang = Literal["zh-Hans", "zh-Hant", "en"]
Edition = Lang
EDITIONS: tuple[Edition, ...] = get_args(Lang)
