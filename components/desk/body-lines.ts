import type { Block, Body, Inline, ListItem } from '#lib/articles/body/body.ts'

/** A body as lines that can be compared: what is set in bold, linked, listed or quoted says so in signs. */
export function bodyLines(body: Body): string[] {
  return body.content.flatMap((block) => blockLines(block, ''))
}

/** The lines of one block, each behind its sign. */
export function blockLines(block: Block | ListItem, sign: string): string[] {
  switch (block.type) {
    case 'paragraph':
      return [sign + inlineText(block.content ?? [])]
    case 'heading':
      return [
        `${sign}${block.attrs.level === 2 ? '〔小标题〕' : '〔次级标题〕'}${inlineText(block.content ?? [])}`,
      ]
    case 'blockquote':
      return block.content.flatMap((inner) => blockLines(inner, `${sign}〔引〕`))
    case 'bulletList':
      return block.content.flatMap((item) => blockLines(item, `${sign}• `))
    case 'orderedList': {
      const start = block.attrs?.start ?? 1
      return block.content.flatMap((item, at) => blockLines(item, `${sign}${start + at}. `))
    }
    case 'listItem':
      return block.content.flatMap((inner) => blockLines(inner, sign))
  }
}

function inlineText(content: Inline[]): string {
  return content
    .map((item) => {
      if (item.type === 'hardBreak') return '⏎'
      const marks = item.marks ?? []
      const text = marks.some(({ type }) => type === 'bold') ? `**${item.text}**` : item.text
      const link = marks.find((mark) => mark.type === 'link')
      return link ? `${text}〔${link.attrs.href}〕` : text
    })
    .join('')
}

/** How many characters can be read, spaces aside. */
export function characterCount(body: Body): number {
  const texts = (block: Block | ListItem): string =>
    'content' in block && block.content
      ? block.content
          .map((inner) =>
            inner.type === 'text' ? inner.text : inner.type === 'hardBreak' ? '' : texts(inner),
          )
          .join('')
      : ''
  return [...body.content.map(texts).join('').replace(/\s/gu, '')].length
}
