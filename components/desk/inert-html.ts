/** Deeper tags are left out, their words stay: what a parser does with a tag takes longer the deeper it stands. */
const DEEPEST = 250
/** Elements that hold nothing, or whose end need not be written. */
const UNCOUNTED =
  /^<\/?(?:area|base|br|col|colgroup|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr)[\s/>]|\/>$/i

/**
 * HTML whose tags have no styles and no handlers by name: `style` is `data-inert-style`, and a document's own style
 * sheets are gone. Read from left to right once, since what is pasted can be long and made to be slow.
 */
export function inertHtml(html: string): string {
  const pieces: string[] = []
  const tags = /<\/?[a-z]/gi
  const nesting = new Nesting()
  let at = 0
  for (;;) {
    tags.lastIndex = at
    const start = tags.exec(html)?.index
    const end = start === undefined ? -1 : endOfTag(html, start)
    // The last one is not closed: no parser makes an element of it.
    if (start === undefined || end < 0) return [...pieces, html.slice(at)].join('')
    pieces.push(html.slice(at, start))
    const tag = html.slice(start, end)
    at = end
    if (/^<style[\s>/]/i.test(tag)) at = endOfSheet(html, end)
    else if (nesting.takes(tag)) pieces.push(tag.replace(/([\s"'/])(style|on\w+)\s*=/gi, '$1data-inert-$2='))
  }
}

/** How deep the tags stand that were read so far, as far as they tell. */
class Nesting {
  #depth = 0
  #leftOut = 0

  /** Whether a tag is not too deep. The end of one that was left out is left out, too. */
  takes(tag: string): boolean {
    if (UNCOUNTED.test(tag)) return true
    const isEnd = tag[1] === '/'
    if (!isEnd && this.#depth >= DEEPEST) {
      this.#leftOut += 1
      return false
    }
    if (isEnd && this.#leftOut > 0) {
      this.#leftOut -= 1
      return false
    }
    this.#depth = Math.max(0, this.#depth + (isEnd ? -1 : 1))
    return true
  }
}

/** Where a style sheet ends that begins here; at the text's end where it is not closed. */
function endOfSheet(html: string, start: number): number {
  const closing = /<\/style[^>]*>/gi
  closing.lastIndex = start
  return closing.exec(html) ? closing.lastIndex : html.length
}

/** Where the tag that begins here is closed, outside of quotation marks; -1 where it is not. */
function endOfTag(html: string, start: number): number {
  for (let at = start; at >= 0 && at < html.length; at += 1) {
    const sign = html[at]
    if (sign === '>') return at + 1
    if (sign !== '"' && sign !== "'") continue
    at = html.indexOf(sign, at + 1)
    if (at < 0) return -1
  }
  return -1
}
