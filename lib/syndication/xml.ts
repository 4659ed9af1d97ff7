/** What XML 1.0 has no way to hold (§2.2): most control characters, lone surrogates, U+FFFE and U+FFFF. */
const unfit = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it stands in XML or HTML, between tags or in an attribute's quotation marks. */
export function escaped(text: string): string {
  return text.replace(unfit, '').replace(/[&<>"']/g, (one) => references[one] ?? one)
}

/** A text without what XML cannot hold, for formats that have their own escapes. */
export function fitForXml(text: string): string {
  return text.replace(unfit, '')
}

type Attributes = Readonly<Record<string, string | number>>

/** An element of XML with a text in it. */
export function element(name: string, text: string, attributes: Attributes = {}): string {
  return `<${name}${written(attributes)}>${escaped(text)}</${name}>`
}

/** An element of XML without content. */
export function emptyElement(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}/>`
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')
}

export const XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
