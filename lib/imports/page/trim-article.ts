import { drawnOnly, visibleLine } from '../../text/visible.ts'
import { isBoilerplate, isBreadcrumb, isFooter } from '../boilerplate.ts'
import { isMetaLine } from '../read-meta.ts'
import { isCredit } from './page-provenance.ts'

/** A list of other articles begins with this, alone on its line. */
const OTHERS =
  /^[【[（(>\s]*(?:相关|推荐|热门|延伸|精彩|更多|往期|猜你喜欢|您可能|为您推荐|图片推荐|热点)[^。，！？：:]{0,8}[】\]）):：\s]*$/
const JUNK_LINE =
  /^(?:[【[（(]?(?:打印|关闭|收藏|分享|复制链接|扫一扫|长按|点击(?:上方|下方|蓝字|阅读原文|“?阅读原文|关注)|阅读原文|关注我们|编辑推荐|原标题)|(?:预览时标签不可点|微信扫一扫|继续滑动看下一个|喜欢此内容的人还喜欢|轻触阅读原文))/
const MAX_JUNK_LINE = 60
/** Links between the pages of an article, without what stands between them: 上一页123下一页. */
const PAGER = /^(?=.*[上下]一?[页頁])(?:[上下]一?[页頁]|首页|尾页|末页|全文|余下|共|第|页|\d|…)+$/
const MAX_TAIL = 12
/** Most of the article stands before a list of other articles. */
const EARLIEST_END = 0.4

/**
 * Takes from a tidied article what is not of its text: before it the title, the line of source and time, breadcrumbs and
 * buttons; behind it the names of editors, buttons, the site's footer and lists of other articles.
 */
export function trimArticle(root: Element, title: string | null): void {
  cutOthers(root)
  for (let first = root.firstElementChild; first && isBefore(first, title); first = root.firstElementChild)
    first.remove()
  for (let more = MAX_TAIL; more > 0; more -= 1) {
    const last = root.lastElementChild
    if (!last || !isAfter(last)) return
    last.remove()
  }
}

function cutOthers(root: Element): void {
  const blocks = [...root.children]
  const start = Math.floor(blocks.length * EARLIEST_END)
  const at = blocks.findIndex((block, index) => index >= start && index > 0 && OTHERS.test(lineOf(block)))
  if (at < 0) return
  // A heading of the text's own is followed by text.
  const behind = blocks.slice(at + 1)
  if (
    behind.some((block) => block.localName === 'p' && !block.querySelector('a') && lineOf(block).length > 80)
  )
    return
  for (const block of blocks.slice(at)) block.remove()
}

function isBefore(block: Element, title: string | null): boolean {
  if (!isLine(block)) return false
  const line = lineOf(block)
  const isTitle = title !== null && drawnOnly(line) === drawnOnly(title)
  return (
    isTitle ||
    isBreadcrumb(line) ||
    isBoilerplate(line) ||
    isMetaLine(line) ||
    (JUNK_LINE.test(line) && line.length <= MAX_JUNK_LINE)
  )
}

function isAfter(block: Element): boolean {
  if (block.localName === 'hr') return true
  if (!isLine(block)) return false
  const line = lineOf(block)
  if (line === '') return block.querySelector('img') === null
  return (
    isBoilerplate(line) ||
    isCredit(line) ||
    isFooter(line) ||
    (line.length <= MAX_JUNK_LINE && PAGER.test(line.replace(/[^\p{L}\p{N}…]+/gu, ''))) ||
    (line.length <= MAX_JUNK_LINE && JUNK_LINE.test(line))
  )
}

const isLine = ({ localName }: Element) => /^(?:p|h2|h3|ul|ol)$/.test(localName)

function lineOf(block: Element): string {
  return visibleLine(block.textContent ?? '')
}
