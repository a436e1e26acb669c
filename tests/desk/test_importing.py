"""Raw texts become articles with what could be found, and a list of what a person should fill in."""

from __future__ import annotations

from pathlib import Path

from tashan.corpus import read_corpus
from tashan.desk.importing import import_texts
from tashan.normalise import normalise_article
from tashan.problems import Problems

RAW = "一座城市的耐心从哪里来\n作者：李明\n这座城市的创新需要耐心。\n发表评论\n"


def test_a_raw_text_becomes_an_article_with_what_was_found(tmp_path: Path) -> None:
    corpus, raw = tmp_path / "corpus", tmp_path / "raw text.txt"
    corpus.mkdir()
    raw.write_bytes(RAW.encode("gb18030"))
    (imported,) = import_texts([raw], corpus, Problems())
    assert imported.path == corpus / "raw-text.md"
    assert imported.path.read_text(encoding="utf-8") == (
        "---\ntitle: 一座城市的耐心从哪里来\nlang: zh-Hans\nauthors:\n- 李明\nsource:\n"
        "  publisher: ''\n  url: ''\n  title: 一座城市的耐心从哪里来\n  published: ''\nrights: excerpt\n"
        "draft: true\n---\n\n这座城市的创新需要耐心。\n"
    )
    assert raw.read_bytes() == RAW.encode("gb18030")


def test_what_only_a_person_knows_is_listed(tmp_path: Path) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text(RAW, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    (imported,) = import_texts([raw], tmp_path / "corpus", Problems())
    assert [field.split(":")[0] for field in imported.missing] == [
        "source.publisher",
        "source.url",
        "date and source.published",
        "summary",
        "rights",
    ]
    assert imported.lines[0] == f"{imported.path}: a draft made of raw.txt; pieces left out: 3"
    assert imported.lines[3].startswith("  left out, line 4: “发表评论” (")
    assert imported.lines[4] == f"  the whole text stays in {raw}"
    assert imported.lines[5].startswith("  fill in: ")


def test_an_imported_article_is_a_sound_member_of_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(RAW, encoding="utf-8")
    (tmp_path / "raw" / "b.md").write_text("---\ntitle: 城市\n---\n\n## 一\n\n正文一句。\n", encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    assert len(list(import_texts([tmp_path / "raw"], tmp_path / "corpus", Problems()))) == 2
    problems = Problems()
    found = [normalise_article(raw, problems) for raw in read_corpus(tmp_path / "corpus", problems)]
    assert [str(problem) for problem in problems] == []
    assert [(one.removed, one.repaired) for one in found] == [((), ()), ((), ())]


def test_a_second_import_overwrites_nothing_and_says_so(tmp_path: Path) -> None:
    raw, corpus = tmp_path / "raw.txt", tmp_path / "corpus"
    raw.write_text(RAW, encoding="utf-8")
    corpus.mkdir()
    list(import_texts([raw], corpus, Problems()))
    (corpus / "raw.md").write_text("mine", encoding="utf-8")
    problems = Problems()
    assert list(import_texts([raw], corpus, problems)) == []
    assert [problem.code for problem in problems] == ["C023"]
    assert (corpus / "raw.md").read_text(encoding="utf-8") == "mine"


def test_a_text_of_boilerplate_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("发表评论\n", encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    problems = Problems()
    assert list(import_texts([tmp_path / "a.txt"], tmp_path / "corpus", problems)) == []
    assert [str(problem) for problem in problems] == [
        "a.txt: N302 has no text besides boilerplate; valid: an article's text"
    ]
    assert list((tmp_path / "corpus").iterdir()) == []


def test_a_text_that_cannot_be_read_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG")
    (tmp_path / "b.txt").write_text(RAW, encoding="utf-8")
    (tmp_path / "corpus").mkdir()
    problems = Problems()
    found = list(
        import_texts([tmp_path / "a.txt", tmp_path / "none.txt", tmp_path / "b.txt"], tmp_path / "corpus", problems)
    )
    assert [imported.path.name for imported in found] == ["b.md"]
    assert [(problem.path, problem.code) for problem in problems] == [("a.txt", "C011"), ("none.txt", "C001")]
