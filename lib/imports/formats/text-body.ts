import type { Block, Body } from '../../articles/body/body.ts'

/** What stands before a paragraph to set it in. */
const INDENT = /^[\s\u3000]+|[\s\u3000]+$/gu

/** A plain text as a body: each line that has something is a paragraph. */
export function textBody(text: string): Body {
  const content = text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map((line) => line.replace(INDENT, ''))
    .filter((line) => line !== '')
    .map((line): Block => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }))
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/** Whether a text is written as HTML. */
export function isHtml(text: string): boolean {
  return /<(?:p|br|div|span|img|table|h[1-6]|ul|ol|li|a|b|i|strong|em|blockquote|figure|section)\b[^<]{0,2000}>/i.test(
    text,
  )
}
