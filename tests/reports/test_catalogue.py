"""Problem codes: every one in use is in the catalogue, every one in the catalogue is in use and on its page."""

from __future__ import annotations

import re

from tashan.corpus import CODES
from tashan.reports.catalogue import catalogue_page
from tests.conftest import PROJECT

PAGE = PROJECT / "docs" / "design" / "problems.md"


def test_every_code_in_use_is_in_the_catalogue_and_the_other_way_round() -> None:
    sources = [path for path in (PROJECT / "tashan").rglob("*.py") if path.name != "codes.py"]
    used = {code for path in sources for code in re.findall(r'"([CFRNESV]\d{3})"', path.read_text(encoding="utf-8"))}
    assert sorted(used) == sorted(CODES)


def test_the_page_of_codes_is_the_catalogue(update_golden: bool) -> None:
    if update_golden:
        PAGE.write_text(catalogue_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == catalogue_page()
