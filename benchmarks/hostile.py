"""Cost of reading what nobody should write: size and depth in, processor seconds out.

    python -m benchmarks.hostile

Each text is read and normalised alone; the last row is a thousand plain articles. Reading is meant to be linear in the
size of a text, so a row that costs many times its neighbours has found a rule that is not.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tashan.corpus import read_corpus
from tashan.normalise import normalise_article
from tashan.problems import Problems

if TYPE_CHECKING:
    from tashan.model import Normalised

LINE = "城市的创新需要耐心和时间，"
HOSTILE = {
    "a line of two megabytes": LINE * (2 * 1024 * 1024 // len(LINE.encode())),
    "a line of two megabytes in ASCII": "a" * (2 * 1024 * 1024),
    "a line of stars": "*a " * 700_000,
    "a line of radicals": "⼈" * 700_000,
    "20,000 headings": "\n\n".join(f"## 标题{n}\n\n正文{n}。" for n in range(20_000)),
    "a list 2,000 deep": "\n".join(" " * n + "- 项" for n in range(2_000)),
    "a quotation 2,000 deep": ">" * 2_000 + " 话",
    "brackets that never close": "[" * 1_000_000,
    "comments that never close": "<!--" * 500_000,
    "links that never close": "[a](" * 500_000,
}


def write_articles(folder: Path, many: int) -> None:
    """Plain articles of thirty paragraphs each."""
    for number in range(many):
        body = "\n\n".join(f"第{number}篇第{part}段：{LINE * (3 + part % 4)}这里有{part}家企业。" for part in range(30))
        text = f"---\ntitle: 第{number}篇文章\ndate: 2025-02-13\n---\n\n{body}\n\n（来源：某某报）\n"
        (folder / f"a{number}.md").write_text(text, encoding="utf-8")


def read_folder(folder: Path, problems: Problems) -> list[Normalised]:
    """Every article of a folder, normalised."""
    return [normalise_article(raw, problems) for raw in read_corpus(folder, problems)]


def _measure(name: str, folder: Path) -> None:
    start = time.process_time()
    found = read_folder(folder, Problems())
    print(f"{time.process_time() - start:6.1f} s  {len(found):5d} articles  {name}")


def main() -> None:
    """Print a row a text."""
    for name, text in HOSTILE.items():
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "a.md").write_text(text, encoding="utf-8")
            _measure(name, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder), 1_000)
        _measure("a thousand plain articles", Path(folder))


if __name__ == "__main__":
    main()
