import type { Block, Body, Inline, ListItem } from '#lib/articles/body/body.ts'
import { isLinkAddress } from '#lib/text/web-address.ts'

/** A body to be read, not edited. */
export function BodyView({ body }: { body: Body }) {
  return <div className="prose">{body.content.map(blockView)}</div>
}

function blockView(block: Block | ListItem, index: number) {
  const key = String(index)
  switch (block.type) {
    case 'paragraph':
      return <p key={key}>{block.content?.map(inlineView)}</p>
    case 'heading':
      return block.attrs.level === 2 ? (
        <h2 key={key}>{block.content?.map(inlineView)}</h2>
      ) : (
        <h3 key={key}>{block.content?.map(inlineView)}</h3>
      )
    case 'bulletList':
      return <ul key={key}>{block.content.map(blockView)}</ul>
    case 'orderedList':
      return (
        <ol key={key} start={block.attrs?.start}>
          {block.content.map(blockView)}
        </ol>
      )
    case 'listItem':
      return <li key={key}>{block.content.map(blockView)}</li>
    case 'blockquote':
      return <blockquote key={key}>{block.content.map(blockView)}</blockquote>
  }
}

function inlineView(item: Inline, index: number) {
  const key = String(index)
  if (item.type === 'hardBreak') return <br key={key} />
  const link = item.marks?.find((mark) => mark.type === 'link')
  const text = item.marks?.some(({ type }) => type === 'bold') ? <strong>{item.text}</strong> : item.text
  return link && isLinkAddress(link.attrs.href) ? (
    <a key={key} href={link.attrs.href} rel="noreferrer nofollow" target="_blank">
      {text}
    </a>
  ) : (
    <span key={key}>{text}</span>
  )
}
