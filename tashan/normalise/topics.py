"""Tags → topics, and the platforms that some of them only name.

In: tags and categories of the front matter. Out: topics, and the platforms among them in lower case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_NAMES = {
    "腾讯新闻": "qq 腾讯网 腾讯新闻 企鹅号 new.qq.com",
    "搜狐": "sohu 搜狐网 搜狐号 搜狐新闻",
    "网易": "163 网易新闻 网易号 网易订阅",
    "新浪": "sina 新浪网 新浪新闻",
    "微信公众号": "weixin wechat 公众号 微信公众号",
    "今日头条": "toutiao 今日头条 头条号",
    "百家号": "baijiahao 百家号",
    "凤凰网": "ifeng 凤凰网",
    "澎湃新闻": "thepaper 澎湃新闻 澎湃号",
    "36氪": "36kr 36氪",
    "虎嗅": "huxiu 虎嗅 虎嗅网",
    "知乎": "zhihu 知乎",
    "雪球": "xueqiu",
    "简书": "jianshu 简书",
    "CSDN": "csdn",
    "Substack": "substack",
}
PLATFORMS: Mapping[str, str] = {tag: name for name, tags in _NAMES.items() for tag in tags.split()}
"""Tags that scrapers set, with the platform's name. A company's own name (腾讯, 网易) may be a topic."""
EMPTY = frozenset({"uncategorized", "uncategorised", "default", "未分类", "其他", "其它", "post", "posts", "article"})
"""Tags that say nothing."""


def split_topics(tags: Iterable[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Topics in their order, and the platforms named among `tags`."""
    tags = tuple(tags)
    platforms = frozenset(tag.lower() for tag in tags if tag.lower() in PLATFORMS)
    return tuple(tag for tag in tags if tag.lower() not in PLATFORMS and tag.lower() not in EMPTY), platforms
