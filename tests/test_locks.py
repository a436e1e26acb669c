"""The two lock files hold what pyproject.toml asks for, one and the same version in both, and name no index."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tashan.resources import PROJECT

SITE, DEV = "requirements.txt", "requirements-dev.txt"


def read_lock(name: str) -> dict[str, set[str]]:
    """Package name: its pinned versions; several where an environment marker chooses."""
    pins: dict[str, set[str]] = defaultdict(set)
    for package, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (PROJECT / name).read_text("utf-8"), re.MULTILINE):
        pins[canonicalize_name(package)].add(version)
    return pins


def read_wishes(*, dev: bool) -> Iterable[Requirement]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    groups = [project["project"]["dependencies"], *([project["dependency-groups"]["dev"]] if dev else [])]
    return (Requirement(line) for group in groups for line in group)


@pytest.mark.parametrize(("name", "dev"), [(SITE, False), (DEV, True)])
def test_a_lock_holds_every_wish(name: str, dev: bool) -> None:
    pins = read_lock(name)
    unmet = [
        str(wish)
        for wish in read_wishes(dev=dev)
        if not any(wish.specifier.contains(version) for version in pins.get(canonicalize_name(wish.name), ()))
    ]
    assert not unmet, f"{name} lacks {unmet}: make lock"


def test_what_is_tested_is_what_is_published() -> None:
    dev = read_lock(DEV)
    assert {name: pins for name, pins in read_lock(SITE).items() if pins != dev.get(name)} == {}


@pytest.mark.parametrize("name", [SITE, DEV])
def test_a_lock_names_no_index(name: str) -> None:
    assert "://" not in (PROJECT / name).read_text("utf-8")
