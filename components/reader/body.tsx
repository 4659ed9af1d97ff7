import type { ReactNode } from 'react'
import type { Block, Body, Inline, List, ListItem, Mark, Paragraph } from '#lib/articles/body/body.ts'
import { isLinkAddress } from '#lib/text/web-address.ts'
import { each } from './each.ts'

type Text = Extract<Inline, { type: 'text' }>

/** An article's body, walked node by node: what the schema has no node for cannot be printed. */
export function BodyText({ body }: { body: Body }) {
  return <>{each(body.content, block)}</>
}

function block(node: Block): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return paragraph(node)
    case 'heading':
      return heading(node)
    case 'blockquote':
      return <blockquote>{each(node.content, block)}</blockquote>
    default:
      return list(node)
  }
}

function heading({ attrs, content }: Extract<Block, { type: 'heading' }>): ReactNode {
  if (!content || content.length === 0) return null
  return attrs.level === 2 ? <h2>{inlines(content)}</h2> : <h3>{inlines(content)}</h3>
}

function paragraph({ content }: Paragraph): ReactNode {
  return content && content.length > 0 ? <p>{inlines(content)}</p> : null
}

function list(node: List): ReactNode {
  if (node.type === 'bulletList')
    return <ul className={isOfNames(node) ? 'names' : undefined}>{each(node.content, listItem)}</ul>
  const start = node.attrs?.start ?? 1
  return <ol {...(start === 1 ? {} : { start })}>{each(node.content, listItem)}</ol>
}

/** What is still a name and no sentence. */
const LONGEST_NAME = 32

/** Whether a list is one of names, which can stand in two columns: short items of one paragraph each. */
function isOfNames({ content }: List): boolean {
  return content.every((item) => {
    const [only, ...more] = item.content
    return only?.type === 'paragraph' && more.length === 0 && lengthOf(only) <= LONGEST_NAME
  })
}

function lengthOf({ content = [] }: Paragraph): number {
  return content.reduce((sum, node) => sum + (node.type === 'text' ? node.text.length : 1), 0)
}

/** An item of one paragraph is that paragraph's words. */
function listItem({ content }: ListItem): ReactNode {
  const [only, ...more] = content
  const plain = only?.type === 'paragraph' && more.length === 0
  return <li>{plain ? inlines(only.content) : each(content, block)}</li>
}

function inlines(content: readonly Inline[] | undefined): ReactNode {
  return each(content ?? [], (node) => (node.type === 'hardBreak' ? <br /> : marked(node)))
}

function marked({ text, marks = [] }: Text): ReactNode {
  const first = marks.filter(({ type }, at) => marks.findIndex((mark) => mark.type === type) === at)
  return first.reduceRight<ReactNode>((inner, mark) => withMark(mark, inner), joined(text))
}

function withMark(mark: Mark, inner: ReactNode): ReactNode {
  if (mark.type === 'bold') return <strong>{inner}</strong>
  // An older text may hold an address that none may have by now.
  if (!isLinkAddress(mark.attrs.href)) return inner
  return (
    <a href={mark.attrs.href} rel="nofollow noopener ugc external">
      {inner}
    </a>
  )
}

/**
 * 间隔号 must not begin a line (clreq), which no property says of U+00B7: it is kept with the character before it. An
 * address may break anywhere, or the justified line before it would be torn apart.
 */
function joined(text: string): ReactNode {
  const parts = text.split(/(https?:\/\/[\x21-\x7e]+|\S·)/u)
  if (parts.length === 1) return text
  // Every second part is one that was split at.
  return each(parts, (part, at) => {
    if (at % 2 === 0) return part
    return <span className={part.endsWith('·') ? 'joined' : 'web'}>{part}</span>
  })
}
