"""Lines that scrapers bring go; sentences that only begin like them stay."""

from __future__ import annotations

import pytest

from tashan.model import FrontMatter, Normalised, RawArticle
from tashan.normalise import normalise_article
from tashan.problems import Problems

PROSE = "这座城市的创新需要耐心，人们在等，企业也在等。"

LEFTOVERS = """
责任编辑：李明
责任编辑/李明
（责任编辑：李明）
【责任编辑：李明】
责编 李明
编辑 | 李明 王芳
编辑丨李明
记者 | 李明
文 | 李明
文丨李明 王芳
撰文｜李明
作者 | 李明（某某研究院研究员）
作者系某某大学教授
（作者系某某大学教授）
（作者：李明，某某大学教授）
来源：某某日报
来源: 某某网综合
来源 | 某某日报
▌来源：某某日报
文章来源：某某日报
综合自某某网、某某报
图源 | 视觉中国
图 | 视觉中国
图片 | 视觉中国
图：视觉中国
图片均来自网络，侵删
封面图来源：摄图网
（图片来源：摄图网）
摄影：李明
制图：李明
视频：李明
校对：李明
监制：李明
出品：某某报
值班主任：李明
审核：李明 校对：王芳
点击关注我们
点击上方“某某观察”关注我们
长按二维码关注
扫码关注
微信扫一扫，关注公众号
识别图中二维码，加入读者群
关注公众号“某某观察”，回复“报告”领取
后台回复“报告”获取全文
欢迎转发、点赞、在看
喜欢请点赞、在看、转发
点个“在看”，让更多人看到
分享至朋友圈
一键三连
版权声明：本文版权归某某所有，转载请注明出处。
本文版权归某某所有
声明：本文为作者独立观点，不代表本站立场
免责声明：以上内容仅供参考，不构成投资建议
免责条款：本报告仅供参考
本文仅代表作者个人观点
未经授权，禁止转载
转载请联系本公众号获得授权
如需转载请联系我们
*本文不构成任何投资建议
*文中图片来自网络
注：本文封面图片来自网络
阅读原文
点击阅读原文
查看原文
展开全文
展开阅读全文
点击展开全文
查看全文
查看更多
加载更多
返回搜狐，查看更多
前往搜狐,检查更多
平台声明
发表评论
发表你的评论
评论 (0)
网友评论
暂无评论
我来说两句
登录后才能评论
请登录后发表评论
相关推荐
相关新闻
推荐阅读
更多精彩
热门推荐
猜你喜欢
上一篇：某某
下一篇：某某
标签：创新、城市
关键词：创新
分享到：
打印 关闭
字号：T|T
大 中 小
【打印】【关闭】
举报
投诉
收藏
END
- END -
—— END ——
(完)
（本文完）
全文完
发布于：北京市
2025-02-13 10:00
2025年2月13日
2025-02-13 10:00:00 来源：某某网 浏览：1234
阅读量：1234
浏览次数：1234
1234 阅读
原标题：《某某城市的故事》
原标题：某某城市的故事
原文链接：https://example.com/a
本文链接：https://example.com/a
https://example.com/a
声明:转载此文是出于传递更多信息之目的。若有来源标注错误或侵犯了您的合法权益,请作者持权属证明与本网联系,我们将及时更正、删除,谢谢。
特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“网易号”用户上传并发布，本平台仅提供信息存储服务。
本文来自微信公众号：某某观察（ID：mmgc），作者：李明，题图来自：视觉中国
本文经授权转载自公众号某某观察
更多内容请关注某某微信公众号
新闻热线：0571-00000000
投稿邮箱：a@example.com
▼
↓↓↓
· · ·
* * *
●●●
浙江新闻客户端 记者 李明
钱江晚报·小时新闻记者 李明
文/图 李明
（本报记者 李明）
新华社记者 李明
南方日报记者 李明 通讯员 王芳
南方+记者 李明
撰稿：李明 编辑：王芳 校对：赵六
策划：李明　统筹：王芳　文字：赵六
实习生 李明
声明：文章仅代表原作者观点，不代表本站立场；如有侵权、违规，可直接反馈本站，我们将会作修改或删除处理。
大家都在看
热门文章
为您推荐
返回列表
回到顶部
客服电话：400-000-0000
Copyright © 2025
京ICP备00000000号
ICP备案号：浙ICP备00000000号
本网站由某某支持
责任编辑：
作者最新文章
作者：
（图源网络，侵删）
▲图源：某某
图/某某
（来源：某某日报 作者：李明）
文章转载自某某公众号
*来源：某某公众号
内容来源：某某
▼往期回顾▼
⬇️点击下方⬇️
关注我，带你看城市
点赞关注不迷路
扫描下方二维码，添加客服微信
商务合作请联系微信：abc123
开通会员阅读全文
本文为付费内容
下载某某APP，阅读更多
打开APP阅读全文
打开微信，点击底部的“发现”，使用“扫一扫”即可将网页分享至朋友圈。
"""

SENTENCES = """
声明一出，市场立刻有了反应。
两国发表联合声明：将在版权保护和投资方面加强合作，双方的观点一致。
作者在书中写道，城市的耐心来自制度。
作者是一位工程师。
编辑部里灯火通明，大家都在等消息。
编辑：这个职业正在消失，还是正在重生？
记者采访了三位企业家。
记者 了解到，这家企业去年亏损。
来源多样的资金让企业活了下来。
来源于大学的企业占了三成。
图书馆里坐满了人。
图片识别技术领先。
图1显示，企业数量翻了两番。
视频：一个新的产业正在兴起。
关注民生，是政府的第一要务。
关注我们身边的小企业，就是关注城市的未来。
点击屏幕，机器人就会跳舞。
扫码点餐已经成为习惯。
扫描二维码，市民就能看到每棵树的故事。
长按开关三秒，机器人开始行走。
欢迎各地人才加入杭州。
欢迎大家来这座城市创业，这里有最好的政策。
请看一组数据。
加入这个群体的企业有三百家。
搜索引擎出现以后，整个行业换了一种活法。
下载量超过一亿次的应用来自合肥。
打开地图，长三角的城市连成一片。
分享经济的浪潮已经退去。
分享会上，三位创始人讲了自己的故事。
收藏家们涌向这座城市。
评论区里有人说，这就是中国的硅谷。
留言板上写满了愿望。
发表评论的人越来越多。
登录之后，企业可以在线办理一切手续。
版权交易在这里一年增长三成。
版权归谁所有，法律说得很清楚。
转载这篇文章的人很多，但真正读懂的不多。
未经审批的项目不得开工。
未经许可，任何企业不得使用这些数据，这是新条例的规定。
如有侵权，企业可以向法院起诉。
原创是这座城市的底色。
原创药企业从三家增加到三十家。
本文试图回答一个问题：为什么是杭州？
本文来自一线的观察，数据来自统计局。
本文的观点很简单：耐心。
文章来源于生活，也高于生活。
以上内容来自梁某接受采访时的谈话。
以上数据不代表全年水平，但趋势清楚。
内容为王的时代过去了。
不代表没有机会，只是机会更少了。
投资有风险，所以需要政府基金来分担。
风险提示：企业的亏损还会继续。
更多精彩的故事正在发生。
更多的城市开始关注下载量。
相关阅读材料堆满了桌子。
推荐的企业有三家。
上一篇报道里，我们说到杭州的耐心。
标签：这座城市最讨厌的东西。
首页上的照片换成了机器人。
阅读是这座城市的习惯。
阅读全文之后，他沉默了。
展开全文的检索只需一秒。
查看更多数据后，专家改变了看法。
举报电话被打爆了。
打印一座桥需要多久？
广告业的收入下降了三成。
完了，他想。
结束语说得好：路还长。
二维码满街都是的时代，支付变得简单。
后台系统每秒处理十万笔交易。
看完机器人表演，孩子们想和工程师交流。
觉得不错的项目，政府会先投一笔。
微信号称有十亿用户。
微信：从聊天到支付
公众号是这家企业的起点。
我们服务的客户从三家增加到三百家，创始人说。
这家机构致力于帮助小企业融资。
这是一家专注于机器人的公司。
公司成立于2010年，总部在合肥。
关于这个问题，没有标准答案。
2月5日，南京召开大会。
2025年2月13日，大会召开。
杭州
1 万亿
“创新”“耐心”“土壤”
合肥、芜湖、蚌埠
问：为什么是杭州？
答：因为耐心。
赵六：我们等了十年。
李明：我不同意。
时间：一切的朋友
标题党害了多少人。
日期定在春天。
出处不详的资金不敢用。
媒体：为什么是杭州？
图：一张旧地图引发的故事，让人们重新认识了这座城市的来历。
翻译：把语言变成生产力
设计：让产品说话
策划：从零到一
技术：从跟跑到领跑
技术：弯道超车
杭州报道
文/理科并重的大学越来越多。
数据来源：国家统计局
资料来源：某某年鉴
说明：2024年的数据为初步核算。
The end of the road is near.
Home is where the company started.
Next to the river stands a factory.
Read more books, he said.
Share prices rose 3 percent.
Like other cities, Hefei invests early.
Follow the rules, and the money comes.
By then the company had 300 workers.
By Monday the price had doubled.
Source code is open to everyone.
Editor in chief of the paper, he resigned.
Comments were mixed.
Photo editing is a big business.
Image recognition leads the field.
Copyright law changed in 2020.
Subscribe numbers grew.
Click rates fell.
Related industries grew by 5 percent.
Tags on clothes show the price.
Note: figures are for 2024.
"""


def _around(line: str, below: int) -> Normalised:
    """An article with `line` under eight paragraphs and above `below` others."""
    body = "\n".join([PROSE] * 8 + [line] + [PROSE] * below)
    front = FrontMatter(title="某某城市的故事呀")
    return normalise_article(RawArticle(id="a", path="a.txt", front=front, body=body, body_line=1), Problems())


@pytest.mark.parametrize("line", LEFTOVERS.strip().splitlines())
def test_a_leftover_at_the_end_goes_whole_and_alone(line: str) -> None:
    found = _around(line, 1)
    assert [passage.text for passage in found.article.passages] == [PROSE] * 9
    assert "".join(record.text for record in found.removed).replace(" ", "") == line.strip().replace(" ", "")


@pytest.mark.parametrize("below", [1, 20], ids=["at the end", "in the middle"])
@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_a_sentence_that_begins_like_a_leftover_stays(line: str, below: int) -> None:
    assert _around(line, below).removed == ()
