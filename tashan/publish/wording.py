"""The words of the site's frame (header, footer, chooser) in the language of each edition.

In: an edition. Out: `FrameWords`. Words of the pages themselves belong to `briefings/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tashan.model import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameWords:
    """Everything the frame says in one language; `nav` maps a page's path to its short name in the menu."""

    site_name: str
    tagline: str
    own_name: str
    """The language's name for itself, for the switch."""
    short_name: str
    skip: str
    switch: str
    menu: str
    close_menu: str
    theme_auto: str
    theme_light: str
    theme_dark: str
    permalink: str
    licence: str
    feed: str
    editions: str
    """Name of the page that lists all translations, for the footer."""
    not_found: str
    to_home: str
    one_version: str
    """Under a search result: its one other version; `#` in the next stands for the number."""
    more_versions: str
    machine: str
    nav: Mapping[str, str]


_HANS = FrameWords(
    site_name="他山简报",
    tagline="中国城市怎样读彼此的成功：同题报道合成一篇简报，城市并排对照，每句话都有出处。",
    own_name="简体中文",
    short_name="简",
    skip="跳到正文",
    switch="语言版本",
    menu="打开菜单",
    close_menu="关闭菜单",
    theme_auto="外观：跟随系统（点按改为浅色）",
    theme_light="外观：浅色（点按改为深色）",
    theme_dark="外观：深色（点按改为跟随系统）",
    permalink="本节链接",
    licence=("摘要与译文采用 CC BY 4.0，程序采用 Apache-2.0。引文版权归原作者，均附原文链接。"),
    feed="订阅",
    editions="译文",
    not_found="没有找到这一页",
    to_home="回到首页",
    one_version="另有 1 个版本",
    more_versions="另有 # 个版本",
    machine="机器翻译",
    nav={
        "index.md": "首页",
        "briefings/index.md": "简报",
        "cities/index.md": "城市",
        "themes/index.md": "主题",
        "timeline.md": "时间线",
        "data.md": "数据",
        "method.md": "方法",
        "about.md": "关于",
    },
)

_HANT = FrameWords(
    site_name="他山簡報",
    tagline="中國城市怎樣讀彼此的成功：同題報道合成一篇簡報，城市並排對照，每句話都有出處。",
    own_name="繁體中文",
    short_name="繁",
    skip="跳到正文",
    switch="語言版本",
    menu="打開選單",
    close_menu="關閉選單",
    theme_auto="外觀：跟隨系統（點按改為淺色）",
    theme_light="外觀：淺色（點按改為深色）",
    theme_dark="外觀：深色（點按改為跟隨系統）",
    permalink="本節連結",
    licence=("摘要與譯文採用 CC BY 4.0，程式採用 Apache-2.0。引文版權歸原作者，均附原文連結。"),
    feed="訂閱",
    editions="譯文",
    not_found="沒有找到這一頁",
    to_home="回到首頁",
    one_version="另有 1 個版本",
    more_versions="另有 # 個版本",
    machine="機器翻譯",
    nav={
        "index.md": "首頁",
        "briefings/index.md": "簡報",
        "cities/index.md": "城市",
        "themes/index.md": "主題",
        "timeline.md": "時間線",
        "data.md": "數據",
        "method.md": "方法",
        "about.md": "關於",
    },
)

_EN = FrameWords(
    site_name="Tashan Briefings",
    tagline=(
        "How Chinese cities read one another’s success: versions of a story become one briefing, "
        "cities stand side by side, every claim is cited."
    ),
    own_name="English",
    short_name="EN",
    skip="Skip to content",
    switch="Language edition",
    menu="Open menu",
    close_menu="Close menu",
    theme_auto="Appearance: system (press for light)",
    theme_light="Appearance: light (press for dark)",
    theme_dark="Appearance: dark (press for system)",
    permalink="Link to this section",
    licence=(
        "Digests and translations: CC BY 4.0. Program: Apache-2.0. "
        "Quotations belong to their authors and link to their sources."
    ),
    feed="Feed",
    editions="Translations",
    not_found="This page does not exist",
    to_home="Go to the home page",
    one_version="1 more version",
    more_versions="# more versions",
    machine="Machine translation",
    nav={
        "index.md": "Home",
        "briefings/index.md": "Briefings",
        "cities/index.md": "Cities",
        "themes/index.md": "Themes",
        "timeline.md": "Timeline",
        "data.md": "Data",
        "method.md": "Method",
        "about.md": "About",
    },
)

FRAME_WORDS: Mapping[Edition, FrameWords] = {"zh-Hans": _HANS, "zh-Hant": _HANT, "en": _EN}
