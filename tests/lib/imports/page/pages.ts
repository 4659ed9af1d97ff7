// Pages in the manner of those that articles are reposted from; every text is made up.

const paragraphs = [
  '乐从镇乒乓球协会上周末在镇体育馆举办第十二届家庭赛，来自二十三个村居的一百六十个家庭报名参加，年纪最大的选手七十八岁。',
  '比赛从上午八时开始，分为少年组、青年组和长者组，每组先打小组循环，再打淘汰赛。协会秘书长介绍，今年第一次采用电子记分。',
  '“孩子练了三年，今天是第一次正式上场。”家长黄女士说，一家三口从大墩村骑车过来，为的是让孩子看看什么叫比赛。',
  '协会表示，明年将把家庭赛办到村里去，让更多居民在家门口就能参加。',
]

export const TEXT = paragraphs.join('\n')

const body = (open = '<p>') => paragraphs.map((one) => `${open}${one}</p>`).join('\n')

/** The State Council's site: meta names of government sites, the text in UCAP-CONTENT. */
export const stateCouncil = `<!DOCTYPE html><html><head><meta charset="utf-8">
<title>乐从举办第十二届家庭乒乓球赛_地方_中国政府网</title>
<meta name="SiteName" content="中国政府网"><meta name="SiteDomain" content="www.gov.example"><meta name="SiteIDCode" content="bm01000001">
<meta name="ColumnName" content="地方"><meta name="ColumnType" content="要闻"><meta name="ArticleTitle" content="乐从举办第十二届家庭乒乓球赛">
<meta name="PubDate" content="2023-08-18 10:22"><meta name="ContentSource" content="乐从发布"><meta name="Author" content="吴伟洪">
<meta name="Keywords" content="乒乓球,乐从"><meta name="Description" content="第十二届家庭乒乓球赛在乐从镇体育馆开打，一百六十个家庭参加，长者组最受关注。">
<meta name="Url" content="https://www.gov.example/202308/content_1.htm"></head><body>
<div class="header"><a href="/">首页</a> &gt; <a href="/df">地方</a></div>
<h1 id="ti">乐从举办第十二届家庭乒乓球赛</h1>
<div class="pages-date">2023-08-18 10:22 <span class="font">来源： 乐从发布</span> 【字体：<a>大</a> <a>中</a> <a>小</a>】<a>打印</a> 分享到：</div>
<div class="pages_content" id="UCAP-CONTENT"><p style="text-indent:2em">　　${paragraphs[0]}</p><p style="text-align:center"><img src="content_1.files/pic1.jpg" alt="比赛现场" style="width:600px"></p>
${paragraphs
  .slice(1)
  .map((one) => `<p style="text-indent:2em">　　${one}</p>`)
  .join('\n')}</div>
<div class="editor">【我要纠错】 责任编辑：陈小明</div><div class="related">相关稿件 <ul><li><a href="/2">另一场比赛的消息</a></li></ul></div></body></html>`

/** A county's government by TRS: a table with spans, a signature at the right, an attachment, its own wording of labels. */
export const county = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>关于举办家庭赛的公告-乐从县人民政府门户网站</title><meta name="SiteName" content="乐从县人民政府"><meta name="PubDate" content="2023-08-18"></head><body>
<div class="dqwz">您现在的位置： 首页 &gt; 政务公开 &gt; 公告</div>
<div class="title">关于举办家庭赛的公告</div>
<div class="info"><span>发布时间：2023-08-18 09:05</span><span>信息来源：县文体局（朱䶮供稿）</span><span>浏览次数：<script>count()</script>次</span><span>字号：[大 中 小]</span></div>
<div class="TRS_Editor"><style>.TRS_Editor P{margin:0}</style><p>　　经研究，定于九月举办家庭赛，组别和时间如下，请各村居组织报名，报名截止后不再受理。</p>
<table border="1"><tr><th rowspan="2">组别</th><th colspan="2">时间</th></tr><tr><th>上午</th><th>下午</th></tr><tr><td>少年组</td><td>8:00</td><td>14:00</td></tr></table>
<p>　　特此公告。</p><p align="right">乐从县文化体育局</p><p align="right">2023年8月18日</p>
<p>附件：<a href="./P02023.doc">报名表.doc</a></p></div>
<div class="bottom">上一篇：<a href="1.html">关于放假的通知</a></div><div class="foot">版权所有：乐从县人民政府 粤ICP备00000000号 网站标识码：4400000000</div></body></html>`

/** An official account's article as it is served: invisible, its pictures not loaded, its time in a script. */
export const weChat = `<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta property="og:title" content="乐从家庭赛，开打！"><meta property="og:url" content="http://mp.weixin.example/s?__biz=Mz&amp;mid=1&amp;idx=1&amp;sn=a">
<meta property="og:description" content="一百六十个家庭，三个组别，今年第一次电子记分。"><meta property="og:site_name" content="微信公众平台"></head><body>
<h1 class="rich_media_title" id="activity-name">乐从家庭赛，开打！</h1>
<div id="meta_content"><span id="copyright_logo">原创</span><span><span id="js_author_name">小乐</span></span><a id="js_name">乐从发布</a><em id="publish_time"></em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">
<section style="text-align:center"><img class="rich_pages" data-src="https://mmbiz.example/mmbiz_jpg/abc/640?wx_fmt=jpeg&amp;tp=webp" data-type="jpeg" src="data:image/gif;base64,iVBORw0KGgo="></section>
${body('<p><span style="font-size:15px">')}<section><iframe class="video_iframe rich_pages" data-src="https://v.qq.com/iframe/preview.html?vid=1"></iframe></section>
<section><p>来源：乐从镇融媒体中心</p></section><section><p>编辑：小从</p></section><p>长按二维码关注我们</p></div>
<script>var biz = ""; var ct = "1692324300"; var nickname = htmlDecode("乐从发布"); var msg_title = '乐从家庭赛，开打！'.html(false);</script></body></html>`

/** A party newspaper's site: the source a link, the editors in brackets behind the text, then other articles. */
export const people = `<html><head><meta charset="utf-8"><title>乐从举办第十二届家庭乒乓球赛--广东频道--人民网</title><meta name="author" content="104363"><meta name="publishdate" content="2023-08-18"></head><body>
<div class="path">人民网>>广东频道</div><h1>乐从举办第十二届家庭乒乓球赛</h1>
<div class="col-1-1">2023年08月18日10:22 | 来源：<a href="http://www.people.example">人民网－广东频道</a></div>
<div class="rm_txt_con cf"><div class="bza"></div>${body('<p style="text-indent: 2em;">')}<div class="edit cf">(责编：张三、李四)</div><p class="paper_num">分享让更多人看到</p></div>
<div class="rm_ranking"><h3>热门排行</h3><ul><li>1</li></ul></div></body></html>`

/** A news agency's: no known container, JSON-LD and Open Graph, a link to others within the text's box. */
export const agency = `<html><head><meta charset="utf-8"><title>乐从举办第十二届家庭乒乓球赛-新华网</title>
<meta property="og:title" content="乐从举办第十二届家庭乒乓球赛"><meta property="og:site_name" content="新华网">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"乐从举办第十二届家庭乒乓球赛","datePublished":"2023-08-18T02:22:33Z","author":{"@type":"Person","name":"吴伟洪"},"publisher":{"@type":"Organization","name":"新华网"}}</script></head><body>
<div id="nav"><a href="/a">时政</a><a href="/b">财经</a></div><div class="main"><h1><span>乐从举办第十二届家庭乒乓球赛</span></h1><div class="info">2023-08-18 10:22:33 来源： 新华网</div>
<div class="box">${body()}<figure><img src="/pic/2.jpg"><figcaption>选手在比赛中。新华社记者 黄某 摄</figcaption></figure>
<p>【纠错】 【责任编辑:韩某 PK155】</p><p>相关阅读</p><ul><li><a href="/1">第十一届家庭赛回顾</a></li><li><a href="/2">乒乓球协会换届</a></li></ul></div></div><div id="foot">Copyright © 2000 - 2023 版权所有</div></body></html>`

/** A portal whose og:title ends at a quotation mark that it did not escape; Baidu's JSON-LD. */
export const portal = `<html><head><meta charset="utf-8"><title>家庭赛奖金"711元"！乐从人抢着报名|乒乓球|家庭赛_网易新闻</title><meta property="og:title" content="家庭赛奖金"711元"！乐从人抢着报名">
<script type="application/ld+json">{"@context":"https://ziyuan.baidu.com/contexts/cambrian.jsonld","title":"家庭赛奖金","pubDate":"2023-08-18T10:22:33"}</script></head><body>
<h1 class="post_title">家庭赛奖金"711元"！乐从人抢着报名</h1><div class="post_info">2023-08-18 10:22:33　来源: <a href="#">乐从日报</a> 举报</div><div class="post_body">${body()}</div></body></html>`

/** A site that lays everything out in tables and names its fields as it likes. */
export const oldSite = `<html><head><title>乐从信息网</title></head><body><table><tr><td><table width="100%"><tr><td align="center" class="tit2">乐从举办第十二届家庭乒乓球赛</td></tr>
<tr><td align="center">作者：吴伟洪　来源：乐从信息网　点击数：128　更新时间：2023-8-18</td></tr><tr><td><div id="zoom"><p>${paragraphs.join('<br><br>　　')}</p></div></td></tr>
<tr><td>【打印本页】【关闭窗口】</td></tr></table></td></tr></table></body></html>`

/** Everything that could run, wherever a page can put it. */
export const hostile = `<html><head><meta charset="utf-8"><title>&lt;img src=x onerror=alert(1)&gt;家庭赛的消息</title><meta name="ArticleTitle" content="<img src=x onerror=alert(1)>家庭赛的消息">
<meta name="ContentSource" content="<script>alert(2)</script>乐从发布"><meta name="Description" content="<svg onload=alert(3)>摘要里的标记，谁也不该看到它被执行"></head><body onload="alert(4)"><h1>家庭赛</h1>
<div id="UCAP-CONTENT"><p onclick="alert(5)">${paragraphs[0]}<script>alert(6)</script><a href="javascript:alert(7)">点这里</a><a href="JaVaScRiPt&#58;alert(8)">这里</a><a href="data:text/html,<script>alert(9)</script>">那里</a></p>
<svg><script>alert(10)</script><foreignObject><p>画</p></foreignObject></svg><math><mtext><img src=x onerror=alert(11)></mtext></math><template><img src=x onerror=alert(12)></template><noscript><img src=x onerror=alert(13)></noscript>
<iframe srcdoc="<script>alert(14)</script>"></iframe><object data="x"></object><form action="javascript:alert(15)"><button>提交</button></form><style>@import 'javascript:alert(16)'</style><img src="javascript:alert(17)"><img src="x" onerror="alert(18)"><base href="javascript:alert(19)">
<p style="background:url(javascript:alert(20))">&lt;script&gt;alert(21)&lt;/script&gt;${paragraphs[1]}</p>${body()}</div></body></html>`

/** A part of an article of three; the last one leads back to the first, and the eighth to one that there is none of. */
export const part = (number: number) => `<html><head><title>乐从的一年_乐从网</title></head><body>
<h1>乐从的一年</h1><p>2023-08-18 09:05 来源：乐从发布</p><div id="zoom"><p>这是第 ${number} 部分。</p>${body()}
<p><img src="/${number}.jpg"></p><p><a href="long.html">上一页</a> <a href="long.html">1</a> <a href="long_2.html">2</a>
<a href="${number === 3 ? 'long_2.html' : `long_${number + 1}.html`}">下一页</a></p></div></body></html>`
