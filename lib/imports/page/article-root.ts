import { Readability } from '@mozilla/readability'
import { drawnOnly } from '../../text/visible.ts'

/** The containers of text of WeChat, gov.cn, the TRS and other systems of government sites, people.com.cn and others. */
const CONTAINERS = [
  '#js_content',
  '#UCAP-CONTENT',
  '.TRS_Editor',
  '.trs_editor_view',
  '.TRS_UEDITOR',
  '#zoom',
  '#Zoom',
  '#ContentRegion',
  '#vsb_content',
  '.v_news_content',
  '.rm_txt_con',
  '#articleContent',
  '#article_content',
  '[itemprop="articleBody"]',
]
const MIN_CHARACTERS = 40
/** A longer one may be the text itself, in a page that uses these names otherwise. */
const MAX_JUNK = 200
/** What stands in an article's container and belongs to no article. */
const JUNK =
  'nav, aside, footer, form, .share, .bdsharebuttonbox, .paper_num, .edit, #js_pc_qr_code, .qr_code_pc, .page_num'

/** The element that holds an article's text, with what surrounds it as little as possible; null where none is found. It
 *  may change the document. */
export function articleRoot(document: Document): Element | null {
  showWeChat(document)
  const known = knownContainer(document)
  if (known) {
    for (const junk of known.querySelectorAll(JUNK))
      if (drawnOnly(junk.textContent ?? '').length < MAX_JUNK) junk.remove()
    return known
  }
  const reader = new Readability<Element>(document, {
    charThreshold: 100,
    keepClasses: true,
    disableJSONLD: true,
    // The same DOM holds its result: it is an element.
    serializer: (node) => node as Element,
  })
  return reader.parse()?.content ?? null
}

function knownContainer(document: Document): Element | null {
  for (const selector of CONTAINERS) {
    const [only, ...others] = [...document.querySelectorAll(selector)].filter(hasText)
    if (only && others.every((other) => only.contains(other))) return only
  }
  return null
}

function hasText(element: Element): boolean {
  const isLong = drawnOnly(element.textContent ?? '').length >= MIN_CHARACTERS
  return isLong || element.querySelectorAll('img').length > 0
}

/** WeChat serves the text invisible; a script shows it. */
function showWeChat(document: Document): void {
  for (const content of document.querySelectorAll('#js_content, .rich_media_content'))
    content.removeAttribute('style')
}
