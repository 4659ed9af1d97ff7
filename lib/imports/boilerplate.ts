// The boilerplate of a page: buttons, font sizes and links around an article, which belong to none of its fields.

const OPEN = '[\\u3010[(\\uff08<\\u300a]?'
const CLOSE = '[\\u3011\\])\\uff09>\\u300b]?'
const EDGE = '(?=$|[\\s|\\uff5c/\\u3010\\u3011[\\](\\uff08)\\uff09])'
const BEFORE = '(?<=^|[\\s|\\uff5c/\\u3010\\u3011[\\](\\uff08)\\uff09])'
const BUTTONS = [
  '打印(?:本页|本文|文章|此文|页面|预览)?',
  '关闭(?:本页|窗口|页面)?',
  '我要(?:打印|评论|纠错|投稿|收藏)',
  '收藏(?:本页|本文)?',
  '返回(?:顶部|列表|首页|上一页)?',
  '复制(?:链接|网址)',
  '发表评论|网友评论|查看评论',
  '推荐给朋友|发送给朋友|扫一扫[^\\s]*|纠错',
  '分享',
]
const SIZE = '(?:特大|大|中|小|默认|A[+-]?|T)'
const SIZES = `(?:字号|字体)(?:大小)?\\s{0,9}[:\\uff1a]?(?:\\s{0,9}${OPEN}\\s{0,9}${SIZE}\\s{0,9}${CLOSE}\\s{0,9}[|\\uff5c/]?)*`
const SHARE = '分享(?:到|至)(?:\\s{0,9}[:\\uff1a])?[^\\n]*'

const TOKEN = new RegExp(
  `${OPEN}${BEFORE}\\s{0,9}(?:${SIZES}|${SHARE}|(?:${BUTTONS.join('|')})(?:\\s{0,9}[:\\uff1a](?=\\s*$))?)\\s{0,9}${CLOSE}${EDGE}`,
  'gu',
)
const SEPARATORS = /^[\s|\uff5c/\u3010\u3011[\](\uff08)\uff09]*$/
const ADJACENT =
  /^[\u3010[]?\s{0,9}[上下]\s{0,9}一\s{0,9}(?:篇|条|则|页|个)(?:文章|新闻)?\s{0,9}[\u3011\]]?\s{0,9}(?:[:\uff1a]|$)/
const FOOTER =
  /^(?:[\u3010[]?(?:相关|推荐|热门|延伸|猜你喜欢|更多)(?:阅读|新闻|文章|链接|资讯|内容)?[\u3011\]]?\s{0,9}[:\uff1a]?$|版权所有|Copyright|\u00a9|(?:主办|承办)(?:单位)?\s{0,9}[:\uff1a]|技术支持|网站标识码|联系我们|关于我们|网站地图)|ICP备|公网安备/iu

/** A line without its buttons; each is replaced by a line feed. */
export function withoutButtons(text: string): string {
  return text.replace(TOKEN, '\n')
}

/** Whether a line holds only buttons, or a link to the previous or next article. */
export function isBoilerplate(text: string): boolean {
  return isAdjacentLink(text) || (text.length <= 200 && SEPARATORS.test(withoutButtons(text)))
}

/** Whether a line is a link to the previous or next article (上一篇, 下一篇), with its title or without. */
export function isAdjacentLink(text: string): boolean {
  return ADJACENT.test(text)
}

/** Whether it is such a link without the title, which is then on the next line. */
export function isAdjacentLabel(text: string): boolean {
  return isAdjacentLink(text) && text.replace(ADJACENT, '').trim() === ''
}

/** Whether the site's footer begins with this line. */
export function isFooter(text: string): boolean {
  return FOOTER.test(text)
}

const BREADCRUMB =
  /^(?:(?:您|你)?(?:现在|当前|目前)?(?:所在)?(?:的)?位置(?:是)?\s{0,9}[:\uff1a]|首页\s{0,9}(?:$|[>\uff1e\u203a\u00bb/])|[>\uff1e\u203a\u00bb/])/
const HEADING = /^(?:详细内容|正文|详情|新闻详情|文章详情|内容详情)$/

/** Whether a line is a breadcrumb or a step of one (首页 > 新闻, 当前位置：…), or the label of the text (详细内容). */
export function isBreadcrumb(text: string): boolean {
  return BREADCRUMB.test(text) || HEADING.test(text)
}

/** The last step of a breadcrumb, which is often the title. */
export function lastBreadcrumb(text: string): string {
  return (
    text
      .split(/[>\uff1e\u203a\u00bb/:\uff1a]/)
      .at(-1)
      ?.trim() ?? ''
  )
}
