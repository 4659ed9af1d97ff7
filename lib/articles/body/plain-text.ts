import { isBlank as isBlankText } from '../../text/visible.ts'
import type { Block, Body, ListItem } from './body.ts'

/** The words alone: one line a block, list items on lines of their own. */
export function plainText(body: Body): string {
  return body.content.map(blockText).join('\n')
}

function blockText(block: Block | ListItem): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return (block.content ?? []).map((item) => (item.type === 'text' ? item.text : '\n')).join('')
    default:
      return block.content.map(blockText).join('\n')
  }
}

/** Whether nothing in the document can be read. */
export function isBlank(body: Body): boolean {
  return isBlankText(plainText(body))
}
