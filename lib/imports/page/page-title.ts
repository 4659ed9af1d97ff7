import { drawnOnly, visibleLine } from '../../text/visible.ts'
import type { PageMetas } from './page-metas.ts'

const HEADINGS = 'h1, h2, h3, [id*="title" i], [class*="title" i], [class*="tit" i], #activity-name'
const MIN_LENGTH = 4
const MAX_LENGTH = 200
const SITE =
  /网|政府|日报|晚报|早报|时报|新闻|资讯|在线|频道|客户端|门户|官网|发布|电视台|融媒|中心|办公室|委员会|局$|厅$|com|cn$/i
/** The name of a site or a channel, which stands for each of its pages. */
const SITE_ALONE = /^\S{0,16}(?:网|网站|政府|日报|晚报|在线|频道|官网|门户|首页)$/

/**
 * The headline of a page. Of its headings the longest that the page's title begins with, since titles go on with the site's
 * name; else what it is called to programs; else its title without the site's name.
 */
export function titleOf(document: Document, metas: PageMetas): string | null {
  const page = visibleLine(document.querySelector('title')?.textContent ?? '')
  const named = metas.named('ArticleTitle')
  const known = drawnOnly(named ?? page)
  const headings = [...document.querySelectorAll(HEADINGS)].map((one) => visibleLine(one.textContent ?? ''))
  const usable = headings.filter(({ length }) => length >= MIN_LENGTH && length <= MAX_LENGTH)
  const begun = usable.filter((heading) => known !== '' && isBeginning(drawnOnly(heading), known))
  const longest = begun.sort((one, other) => other.length - one.length)[0]
  const social = metas.named('og:title', 'twitter:title') ?? metas.linked('headline', 'title')
  const cut = withoutSite(page)
  const isSite = cut !== null && SITE_ALONE.test(cut)
  const printed = usable.find((heading) => !isSite || heading !== cut)
  const found =
    longest ?? named ?? (isSite ? printed : cut) ?? social ?? metas.variable('msg_title') ?? printed ?? cut
  return found ? visibleLine(found).slice(0, MAX_LENGTH) || null : null
}

/** Whether a page's title begins with a heading, with nothing behind it but a site's name. */
function isBeginning(heading: string, title: string): boolean {
  if (!title.startsWith(heading)) return heading.startsWith(title) && heading.length - title.length < 40
  const rest = title.slice(heading.length)
  return rest === '' || /^[-_|｜—–·:：(（【[]/.test(rest) || SITE.test(rest)
}

/** A page's title up to the site's name, of which there may be several, with the channel's. */
function withoutSite(title: string): string | null {
  let text = title
  for (let cut = cutOnce(text); cut !== text; cut = cutOnce(text)) text = cut
  return text || null
}

function cutOnce(title: string): string {
  const [, before = '', sign = '', after = ''] =
    /^(.{4,}?)\s*(_+|\||｜|—+|–|-+)\s*([^_|｜—–-]{1,24})$/.exec(title) ?? []
  if (before === '') return title
  return /^[_|｜]/.test(sign) || SITE.test(after) ? before.trim() : title
}
