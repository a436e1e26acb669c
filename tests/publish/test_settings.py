"""The settings file of each edition."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tashan.model import Document
from tashan.publish.problems import PublishError
from tashan.publish.settings import edition_settings, page_url, read_site_url
from tashan.publish.sources import Source
from tashan.publish.wording import frame_words


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("data.md", "data/"),
        ("briefings/index.md", "briefings/"),
        ("briefings/a/b.md", "briefings/a/b/"),
        ("subindex.md", "subindex/"),
    ],
)
def test_pages_have_addresses_of_folders(path: str, url: str) -> None:
    assert page_url(path) == url


def settings_of(*paths: str, others: tuple[str, ...] = ()) -> dict[str, object]:
    source = Source(
        edition="en", documents=tuple(Document(path=path, text="# x\n") for path in paths), words=frame_words("en")
    )
    folder = Path("/nowhere")
    return edition_settings(
        source,
        {"zh-Hans": frozenset(others), "en": source.paths},
        project=folder,
        site_url="https://example.org/t/",
    )


def test_the_menu_holds_index_pages_only() -> None:
    assert settings_of("index.md", "briefings/index.md", "briefings/a/index.md")["nav"] == [
        {"Home": "index.md"},
        {"Briefings": "briefings/index.md"},
    ]


def test_the_footer_links_the_list_of_translations_where_there_is_one() -> None:
    assert settings_of("index.md", "editions.md")["extra"]["tashan"]["editions"] == "editions/"  # type: ignore[index]
    assert settings_of("index.md")["extra"]["tashan"]["editions"] is None  # type: ignore[index]


def test_an_edition_has_its_own_address_and_language() -> None:
    settings = settings_of("index.md")
    assert (settings["site_url"], settings["theme"]) == (
        "https://example.org/t/en/",
        {"language": "en", "custom_dir": "/nowhere/templates/theme"},
    )


def test_the_switch_leads_to_the_nearest_page_where_an_edition_lacks_one() -> None:
    settings = settings_of("index.md", "briefings/a/index.md", "cities/x.md", others=("index.md", "briefings/index.md"))
    (chinese, _) = settings["extra"]["tashan"]["switch"]  # type: ignore[index]
    assert chinese["lacks"] == {"briefings/a/": "briefings/", "cities/x/": ""}


@pytest.mark.parametrize(("value", "url"), [("https://a.org/t", "https://a.org/t/"), ("", "")])
def test_the_address_of_the_site_comes_from_mkdocs_yml(value: str, url: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(f'site_url: "{value}"\n')
    assert read_site_url(tmp_path) == url


def test_the_address_of_the_site_must_be_absolute(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_url: example.org\n")
    with pytest.raises(PublishError, match="site_url must be an address that begins with https://"):
        read_site_url(tmp_path)


@pytest.mark.parametrize("url", ['https://a/"onload=', "https://a/<b>", "https://a b/", "https://a/`"])
def test_an_address_that_is_none_is_refused(url: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump({"site_url": url}), encoding="utf-8")
    with pytest.raises(PublishError, match="holds what no address does"):
        read_site_url(tmp_path)
