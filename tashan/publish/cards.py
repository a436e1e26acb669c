"""The picture of a page where it is shared (og:image): title, section and site, 1200 by 630.

In: the pages of an edition, the site's colours, a font. Out: PNG files beside the pages, drawn once and recalled. Only
a site with an address has them, for Open Graph wants whole addresses; and only where a font for Chinese is installed,
since none is fetched and none comes with the press.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tashan.model import Asset
from tashan.publish.meta import own_meta, split_meta
from tashan.store import hash_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tashan.model import Lang, Site
    from tashan.publish.sources import AnyPage, Source
    from tashan.store import Store

CARD = "card.png"
KINDS = ("home", "briefing", "city", "theme")
"""Pages that have a card of their own; all others show that of the home page."""
WIDTH, HEIGHT = 1200, 630
_LEFT, _TEXT = 96, 1008
"""Where the text begins, and how wide it may be."""
_SIZES = ((76, 2), (64, 3), (52, 4))
"""Sizes of the title, the first that fits in so many lines; what is longer than all is cut."""
_LATIN = 0.58
"""Width of a letter, in ems, a little more than the mean of a bold serif: a line is rather broken early."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_NARROW = str.maketrans("“”‘’", "\"\"''")
"""A Chinese font draws these as wide as a character."""
_WORD = re.compile(r"[“‘（《「『(]*(?:[A-Za-z0-9À-ɏ.,:;'’\-–/%&+$#@!?]+|[^\s])[”’）》」』),，。、；：？！…]*\s*")


class Font(Struct, frozen=True, kw_only=True):
    """A font file and the names of its family for both scripts; Latin letters are in it too."""

    path: Path
    hans: str
    hant: str


_FONTS = tuple(
    Font(path=Path(path), hans=hans, hant=hant)
    for path, hans, hant in (
        ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "Noto Serif CJK TC"),
        ("/usr/share/fonts/noto-cjk/NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "Noto Serif CJK TC"),
        (
            "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Bold.ttc",
            "Noto Serif CJK SC",
            "Noto Serif CJK TC",
        ),
        ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "Noto Sans CJK TC"),
        ("/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc", "Noto Sans CJK SC", "Noto Sans CJK TC"),
        ("/System/Library/Fonts/Supplemental/Songti.ttc", "Songti SC", "Songti TC"),
        ("C:/Windows/Fonts/msyhbd.ttc", "Microsoft YaHei", "Microsoft YaHei"),
    )
)
"""Where packages put them: Debian's fonts-noto-cjk, Arch, Fedora; macOS and Windows bring their own."""


class Card(Struct, frozen=True, kw_only=True):
    """What is drawn."""

    title: str
    lang: Lang
    section: str
    site: str


def find_font() -> Font | None:
    """The first font for Chinese that is installed, None where there is none."""
    return next((font for font in _FONTS if font.path.is_file()), None)


def say_picture(identity: Site, font: Font | None) -> dict[str, Any] | None:
    """What the frame of every page says of its picture; None where there is none."""
    if identity.social:
        return {"file": social_path(identity)}
    return {"kinds": list(KINDS), "width": WIDTH, "height": HEIGHT} if font else None


def social_path(identity: Site) -> str:
    """Where the picture that site.yml names lies in the site."""
    return f"social{Path(identity.social or '').suffix.lower()}"


def draw_cards(
    source: Source, palette: Mapping[str, tuple[str, str]], mark: str, font: Font, store: Store
) -> tuple[Asset, ...]:
    """The cards of an edition, by their paths below its folder; `mark` is the path data of the logo."""
    from tashan.publish.settings import page_url  # noqa: PLC0415  a build with nothing to do asks for the font alone

    pages = [page for page in source.documents if _kind(page) in KINDS]
    drawings = [render_card(_card(page, source), palette, mark, font) for page in pages]
    stat = font.path.stat()
    keys = [hash_text(drawing, str(font.path), str(stat.st_size), str(stat.st_mtime_ns)) for drawing in drawings]
    pictures = store.look_up("card", keys, lambda number: _draw(drawings[number], font))
    return tuple(
        Asset(path=f"{page_url(page.path)}{CARD}", content=picture)
        for page, picture in zip(pages, pictures, strict=True)
    )


def render_card(card: Card, palette: Mapping[str, tuple[str, str]], mark: str, font: Font) -> str:
    """A card as SVG."""
    colours = {name: light for name, (light, _) in palette.items()}
    size, lines = _lay_out(card.title)
    name = font.hant if card.lang == "zh-Hant" else font.hans
    first = 318 - (len(lines) - 1) * size * 0.62
    rows = "".join(
        f'<text x="{_LEFT}" y="{first + number * size * 1.3:.0f}" font-size="{size}" fill="{colours["ink"]}">'
        f"{_text(line)}</text>"
        for number, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{name}" '
        f'font-weight="700" xml:lang="{card.lang}"><rect width="{WIDTH}" height="{HEIGHT}" fill="{colours["paper"]}"/>'
        f'<rect width="20" height="{HEIGHT}" fill="{colours["accent"]}"/>'
        f'<text x="{_LEFT}" y="116" font-size="34" fill="{colours["accent"]}">{_text(card.section)}</text>{rows}'
        f'<path transform="translate({_LEFT} 506) scale(1)" fill="{colours["accent"]}" fill-rule="evenodd" d="{mark}"/>'
        f'<text x="{_LEFT + 88}" y="552" font-size="36" fill="{colours["ink-quiet"]}">{_text(card.site)}</text></svg>'
    )


def _draw(drawing: str, font: Font) -> bytes:
    import resvg_py  # noqa: PLC0415  only for what no run has drawn

    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, font_files=[str(font.path)], skip_system_fonts=True))


def _kind(page: AnyPage) -> str | None:
    return own_meta(split_meta(page)[0]).get("kind")


def _card(page: AnyPage, source: Source) -> Card:
    meta = split_meta(page)[0]
    lang, site = own_meta(meta).get("title_lang", source.edition), _plain(source.words.site_name)
    if page.path == "index.md":
        return Card(title=_plain(source.words.tagline), lang=source.edition, section="", site=site)
    section = source.words.nav.get(f"{page.path.split('/')[0]}/index.md", "")
    return Card(title=_plain(str(meta["title"])), lang=lang, section=_plain(section), site=site)


def _plain(text: str) -> str:
    """Words of the frame without the entities that make them harmless in a page."""
    words = " ".join(unescape(text).split())
    return words if _HAN.search(words) else words.translate(_NARROW)


def _text(text: str) -> str:
    """Harmless in an SVG, without characters that XML cannot hold."""
    return escape("".join(char for char in text if unicodedata.category(char)[0] != "C"))


def _lay_out(title: str) -> tuple[int, tuple[str, ...]]:
    """The size of a title, and its lines."""
    for size, most in _SIZES:
        lines = tuple(_wrap(title, _TEXT / size))
        if len(lines) <= most:
            return size, lines
    *whole, last = lines[:most]
    words = _WORD.findall(last)
    return size, (*whole, f"{''.join(words[:-1]).rstrip() or last[:-1]}…")


def _wrap(text: str, ems: float) -> Iterator[str]:
    """Lines of at most `ems`, never broken inside a Latin word nor before a closing mark."""
    line, used = "", 0.0
    for word in _WORD.findall(text):
        width = _width(word.rstrip())
        if line and used + width > ems:
            yield line.rstrip()
            line, used = "", 0.0
        line, used = line + word, used + _width(word)
    yield line.rstrip()


def _width(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else _LATIN for char in text)
