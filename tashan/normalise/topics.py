"""Tags → topics, and the platforms that some of them only name.

In: tags and categories of the front matter. Out: topics, and the platforms among them in lower case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

PLATFORMS: Mapping[str, str] = {
    "qq": "腾讯新闻", "腾讯": "腾讯新闻", "腾讯网": "腾讯新闻", "腾讯新闻": "腾讯新闻", "tencent": "腾讯新闻",
    "企鹅号": "腾讯新闻", "sohu": "搜狐", "搜狐": "搜狐", "搜狐网": "搜狐", "搜狐号": "搜狐", "163": "网易",
    "netease": "网易", "网易": "网易", "网易新闻": "网易", "网易号": "网易", "sina": "新浪", "新浪": "新浪",
    "新浪网": "新浪", "新浪新闻": "新浪", "weibo": "微博", "微博": "微博", "weixin": "微信公众号",
    "wechat": "微信公众号", "微信": "微信公众号", "公众号": "微信公众号", "微信公众号": "微信公众号", "mp": "微信公众号",
    "toutiao": "今日头条", "头条": "今日头条", "今日头条": "今日头条", "头条号": "今日头条", "baidu": "百度",
    "baijiahao": "百家号", "百家号": "百家号", "ifeng": "凤凰网", "凤凰网": "凤凰网", "凤凰": "凤凰网",
    "zhihu": "知乎", "知乎": "知乎", "thepaper": "澎湃新闻", "36kr": "36氪", "huxiu": "虎嗅", "xueqiu": "雪球",
    "jianshu": "简书", "csdn": "CSDN", "douban": "豆瓣", "bilibili": "哔哩哔哩", "b站": "哔哩哔哩",
    "medium": "Medium", "substack": "Substack", "twitter": "X", "facebook": "Facebook", "rss": "RSS",
}  # fmt: skip
"""Tags that scrapers set, with the platform's name. A tag that is also a common topic is not listed."""
EMPTY = frozenset({"uncategorized", "uncategorised", "default", "未分类", "其他", "其它", "post", "posts", "article"})
"""Tags that say nothing."""


def split_topics(tags: Iterable[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Topics in their order, and the platforms named among `tags`."""
    tags = tuple(tags)
    platforms = frozenset(tag.lower() for tag in tags if tag.lower() in PLATFORMS)
    return tuple(tag for tag in tags if tag.lower() not in PLATFORMS and tag.lower() not in EMPTY), platforms
