"""What keeps the project in repair is there and says what the documents say of it."""

from __future__ import annotations

import re
from fnmatch import fnmatch

import pytest
import yaml

from tashan.publish.swap import REPLACED
from tashan.publish.workplace import PREFIX
from tashan.resources import PROJECT

ROOT = PROJECT


@pytest.mark.parametrize("path", [".gitignore", "templates/repository/dot-gitignore"])
def test_what_a_killed_build_may_leave_is_never_committed(path: str) -> None:
    ignored = (ROOT / path).read_text(encoding="utf-8").splitlines()
    for folder in (".tashan/", f"{PREFIX}abc/", f"site{REPLACED}1/"):
        assert any(fnmatch(folder, line.lstrip("/")) for line in ignored), folder


def test_weaknesses_have_an_address_and_code_has_owners() -> None:
    assert "Report a vulnerability" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    owned = re.findall(r"^(?:# )?/(\S+) +@\w", (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8"), re.MULTILINE)
    assert owned
    assert all(any(ROOT.glob(path.rstrip("/"))) for path in owned)


def test_pins_are_renewed_and_workflows_are_audited() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip"}
    assert "zizmor" in (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ntest:")[2].partition("\n\n")[0]
