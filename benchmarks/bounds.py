"""Bounds: what `check` costs on files that were made to be costly, each in a process of its own.

    python -m benchmarks.bounds

Prints processor seconds and the most memory of each; the bounds are 10 s and 500 MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HEAD = "---\ntitle: 标题\nlang: {lang}\nrights: full\n---\n\n"
ZH, LINE = HEAD.format(lang="zh-Hans"), "城市的创新需要耐心和时间，也需要资本。"
MANY = 100_000
PASSAGES = 10_000

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
}


def measure(files: dict[str, str]) -> tuple[float, float]:
    """Processor seconds and megabytes of a check of these files."""
    with tempfile.TemporaryDirectory() as name:
        for path, text in files.items():
            (Path(name) / path).write_text(text, encoding="utf-8")
        process = subprocess.Popen(  # noqa: S603  the command is ours
            [sys.executable, "build.py", "check", name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Print a row for each."""
    print("| file | processor seconds | MB |\n| --- | ---: | ---: |")
    for name, files in FILES.items():
        seconds, memory = measure(files)
        print(f"| {name} | {seconds:.1f} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
