import { type Block, type Body, bodySchema, type ListItem, type Paragraph } from '../articles/body/body.ts'
import { MAX_BODY_CHARACTERS, MAX_BODY_NODES } from '../articles/body/bounds.ts'
import { type PageLine, pageError } from './page-error.ts'

const BULLET = '•'
const HEADING_LENGTH = 40
/** Punctuation of a sentence, which a heading does not have. */
const SENTENCE = /[\u3002!?;,:\u2026\uff01\uff1f\uff1b\uff0c\uff1a]|\.$/

/**
 * Builds a body from plain lines: each line is a paragraph, adjacent lines with a bullet are one list, and a short line
 * without sentence punctuation directly before a list is a heading. No character of the text is changed.
 * @throws DomainError invalid-input with the line at which a bound is passed
 */
export function bodyOfLines(lines: readonly PageLine[]): Body {
  refuseTooMuch(lines)
  const content: Block[] = []
  for (const [index, line] of lines.entries()) {
    if (isBullet(line)) addToList(content, itemOf(line))
    else if (isHeading(line, lines[index + 1])) content.push(headingOf(line))
    else content.push(paragraphOf(line.text))
  }
  const body = bodySchema.safeParse({ type: 'doc', content })
  if (body.success) return body.data
  throw pageError(lines[0]?.number ?? 1, body.error.issues[0]?.message ?? '正文无法保存。')
}

function isBullet(line: PageLine): boolean {
  return line.text.startsWith(BULLET)
}

function isHeading(line: PageLine, following: PageLine | undefined): boolean {
  return (
    following !== undefined &&
    isBullet(following) &&
    line.text.length <= HEADING_LENGTH &&
    !SENTENCE.test(line.text)
  )
}

function paragraphOf(text: string): Paragraph {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}

function headingOf(line: PageLine): Block {
  return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: line.text }] }
}

function itemOf(line: PageLine): ListItem {
  const text = line.text.slice(BULLET.length).trim()
  if (text === '') throw pageError(line.number, '列表里有一项是空的。')
  return { type: 'listItem', content: [paragraphOf(text)] }
}

function addToList(content: Block[], item: ListItem): void {
  const last = content.at(-1)
  if (last?.type === 'bulletList') last.content.push(item)
  else content.push({ type: 'bulletList', content: [item] })
}

/** The bounds of the schema, with the line at which they are passed. A paragraph with its text is two nodes, a list item three,
 *  a list one. */
function refuseTooMuch(lines: readonly PageLine[]): void {
  let characters = 0
  let nodes = 1
  let before: PageLine | undefined
  for (const line of lines) {
    characters += line.text.length + 1
    nodes += isBullet(line) ? 3 : 2
    if (isBullet(line) && !(before && isBullet(before))) nodes += 1
    before = line
    if (characters > MAX_BODY_CHARACTERS)
      throw pageError(line.number, `正文到这里超过了 ${MAX_BODY_CHARACTERS} 字。`)
    if (nodes > MAX_BODY_NODES)
      throw pageError(line.number, `正文到这里超过了 ${MAX_BODY_NODES} 个段落与片段。`)
  }
}
