/** Where a style stands that must not be applied (components/desk/inert-html.ts). */
export const INERT_STYLE = 'data-inert-style'

/** An element's own declarations by their properties, in lower case. Word writes others whose names end alike
 *  (`mso-bidi-font-weight`), which say nothing of Chinese words. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const style = element.getAttribute(INERT_STYLE) ?? element.getAttribute('style')
  if (!style) return NONE
  return new Map(
    style.split(';').map((declaration) => {
      const at = declaration.indexOf(':')
      const part = (from: number, to?: number) => declaration.slice(from, to).trim().toLowerCase()
      return [part(0, Math.max(at, 0)), part(at + 1)]
    }),
  )
}

const PRE_ELEMENT = /^(?:pre|listing|xmp|plaintext)$/
/** Browsers write the parts of the shorthand, too (CSS Text 4, §3). */
const PRE = /^(?:pre|pre-wrap|pre-line|preserve|preserve-breaks|break-spaces)\b/

/** Whether an element's own line ends are shown. */
export function isPreformatted(
  element: Element,
  style: ReadonlyMap<string, string>,
  around: boolean,
): boolean {
  const said = style.get('white-space') ?? style.get('white-space-collapse')
  if (said === undefined || said === 'inherit') return around || PRE_ELEMENT.test(element.localName)
  return PRE.test(said)
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The holder of an article at WeChat, which is served invisible until a script shows it. */
const isShownLater = (element: Element) =>
  element.id === 'js_content' || /\brich_media_content\b/.test(element.getAttribute('class') ?? '')

/** Whether an element's words are no text: not shown, or struck from the document by a tracked change. */
export function isHidden(element: Element, style: ReadonlyMap<string, string>): boolean {
  if (element.localName === 'del' || element.hasAttribute('hidden')) return true
  if (/\bmsodel\b/i.test(element.getAttribute('class') ?? '')) return true
  if (style.get('display') === 'none' || /^(?:all|screen)/.test(style.get('mso-hide') ?? '')) return true
  return style.get('visibility') === 'hidden' && !isShownLater(element)
}
