"""Bounds: what `check` and `build` cost on files that were made to be costly, each in a process of its own.

    python -m benchmarks.bounds [--check] [NAME …]

Prints processor seconds and the most memory of each; the bounds are 10 s and 500 MB for `check`, 60 s for `build`. A
build is of all editions, with nothing kept from before, no sentence vectors either; with `--check` there is none. With
words only those files whose names hold one of them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tashan.resources import PROJECT

HEAD = "---\ntitle: 标题\nlang: {lang}\nrights: full\n---\n\n"
ZH, LINE = HEAD.format(lang="zh-Hans"), "城市的创新需要耐心和时间，也需要资本。"
MANY = 100_000
PASSAGES = 10_000

ALIASES = "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(10))
REVIEWED = "".join(f"  p{n}s0-00000000: {{drop: x}}\n" for n in range(300))

FILES = {
    "100,000 passages": {"a.md": ZH + "".join(f"第{n}段：{LINE}\n\n" for n in range(MANY))},
    "100,000 headings": {"a.md": ZH + "".join(f"## 标题{n}\n\n" for n in range(MANY))},
    "100,000 list items": {"a.md": ZH + "".join(f"- 第{n}项：耐心\n" for n in range(MANY))},
    "100,000 sentences in a passage": {"a.md": ZH + "耐心需要时间。" * MANY},
    "10,000 passages, the most there may be": {"a.md": ZH + "".join(f"第{n}段{LINE}\n\n" for n in range(PASSAGES))},
    "1,000 passages beside a translation": {
        "a.md": ZH + "".join(f"第{n}段：{LINE}{n}家企业。\n\n" for n in range(1_000)),
        "a.en.md": HEAD.format(lang="en") + "".join(f"Passage {n}: patience, {n} firms.\n\n" for n in range(1_000)),
    },
    "TOML: 10,000 dots in a key": {"a.md": f"+++\na{'.a' * 10_000} = 1\n+++\n\n{LINE}\n"},
    "TOML: 50,000 brackets": {"a.md": f"+++\nx = {'[' * 50_000}\n+++\n\n{LINE}\n"},
    "YAML: 50,000 brackets": {"a.md": f"---\nx: {'[' * 50_000}\n---\n\n{LINE}\n"},
    "1,000 figures in a passage": {"a.md": ZH + "".join(f"杭州增长{n}.5%，" for n in range(1_000)) + "。\n"},
    "100,000 cells of a table": {"a.md": f"{ZH}| 甲 | 乙 |\n|---|---|\n" + "| 耐心 | 资本 |\n" * (MANY // 2)},
    "a line of two megabytes": {"a.md": ZH + LINE * (2 * 1024 * 1024 // len(LINE.encode()))},
    "half a million characters without an end": {"a.md": ZH + "1." * 249_000},
    "eight megabytes without an end": {"a.md": ZH + "1." * 4_000_000},
    "links that never close": {"a.md": ZH + "[a](" * 500_000},
    "brackets that never close": {"a.md": ZH + "[" * 1_000_000},
    "a quotation 2,000 deep": {"a.md": ZH + ">" * 2_000 + " 话"},
    "YAML: aliases of aliases, ten deep": {"a.md": f"---\na: &a [x, x, x]\n{ALIASES}---\n\n{LINE}\n"},
    "300 reviews of 300 sentences": {
        "a.md": f"{ZH}{LINE}\n",
        **{f"reviews/r{n}.yml": "sentences:\n" + REVIEWED for n in range(300)},
    },
}


def measure(files: dict[str, str], command: str) -> tuple[float, float]:
    """Processor seconds and megabytes of a command over these files."""
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "corpus"
        corpus.mkdir()
        for path, text in files.items():
            (corpus / path).parent.mkdir(exist_ok=True)
            (corpus / path).write_text(text, encoding="utf-8")
        # A folder that holds a corpus is the one whose results are kept and recalled: this one is new.
        process = subprocess.Popen(  # noqa: S603  the command is ours
            [sys.executable, str(PROJECT / "build.py"), command],
            cwd=name,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    commands = ("check",) if options.check else ("check", "build")
    print("| file |" + "".join(f" {command}: seconds | MB |" for command in commands))
    print("| --- |" + " ---: | ---: |" * len(commands))
    for name, files in FILES.items():
        if options.names and not any(word in name for word in options.names):
            continue
        cells = [measure(files, command) for command in commands]
        print(f"| {name} |" + "".join(f" {seconds:.1f} | {memory:.0f} |" for seconds, memory in cells), flush=True)


if __name__ == "__main__":
    main()
