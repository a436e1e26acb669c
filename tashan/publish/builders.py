"""Runs the site builder over the editions, each in its own process, at most one a core at a time.

In: settings files. Out: the text that each builder printed, or PublishError with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tashan.publish.problems import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tashan.model import Edition

BUILDERS: Mapping[str, tuple[str, ...]] = {
    "mkdocs": ("mkdocs", "build"),
}
"""Module and arguments by the name that `--publisher` takes; each also gets `-f SETTINGS`."""

_NOISE = ("DeprecationWarning", "UserWarning", "SyntaxWarning", "NO_MKDOCS_2_WARNING")
_SECONDS = 600
"""A builder that takes longer hangs: 600 pages take MkDocs under 20 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a builder did: its exit status and the lines of its log that warn or report an error."""

    edition: Edition
    status: int
    warnings: tuple[str, ...]
    log: str


def build_editions(
    settings: Mapping[Edition, Path], *, publisher: str, strict: bool, on_done: Callable[[Edition], None]
) -> tuple[Build, ...]:
    """Build every edition in parallel. Raises PublishError on an error, or under `strict` on any warning."""
    if publisher not in BUILDERS:
        raise PublishError(f"unknown publisher {publisher!r}; there is {', '.join(sorted(BUILDERS))}")

    def build(edition: Edition) -> Build:
        result = _run_builder(edition, settings[edition], BUILDERS[publisher])
        on_done(edition)
        return result

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        builds = tuple(pool.map(build, settings))
    _raise_failures(builds, strict=strict)
    return builds


def _run_builder(edition: Edition, settings: Path, builder: tuple[str, ...]) -> Build:
    module, *arguments = builder
    command = [sys.executable, "-m", module, *arguments, "-f", str(settings)]
    try:
        done = subprocess.run(  # noqa: S603  the command is ours
            command, capture_output=True, text=True, encoding="utf-8", env=_environment(), timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise PublishError(f"{edition}: {module} did not end within {_SECONDS} s") from error
    log = done.stdout + done.stderr
    return Build(edition=edition, status=done.returncode, warnings=_warnings(log), log=log)


def _environment() -> dict[str, str]:
    """The builder's environment: no clock but the one that is given, no colours, no advertisement in the log."""
    fixed = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "ignore"}
    return {**os.environ, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "0"), **fixed}


def _warnings(log: str) -> tuple[str, ...]:
    lines = (line.strip() for line in log.splitlines())
    return tuple(
        line
        for line in lines
        if line.startswith(("WARNING", "ERROR", "Error", "Aborted")) and not any(noise in line for noise in _NOISE)
    )


def _raise_failures(builds: tuple[Build, ...], *, strict: bool) -> None:
    findings: list[str] = []
    for build in builds:
        if build.status:
            findings += [f"{build.edition}: {line}" for line in build.warnings or build.log.splitlines()[-12:]]
        elif strict:
            findings += [f"{build.edition}: {line}" for line in build.warnings]
    if findings:
        raise PublishError("the site builder reported problems:", tuple(findings))
