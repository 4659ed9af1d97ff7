import { attachment } from './nodes/attachment.ts'
import { blockquote } from './nodes/blockquote.ts'
import { doc } from './nodes/document.ts'
import { gallery } from './nodes/gallery.ts'
import { hardBreak } from './nodes/hard-break.ts'
import { heading } from './nodes/heading.ts'
import { horizontalRule } from './nodes/horizontal-rule.ts'
import { bulletList, listItem, orderedList } from './nodes/list.ts'
import { paragraph } from './nodes/paragraph.ts'
import { picture } from './nodes/picture.ts'
import { audio, video } from './nodes/recording.ts'
import { table, tableCell, tableHeader, tableRow } from './nodes/table-nodes.ts'
import type { NodeSpec } from './spec.ts'

/**
 * Every node that a body can hold beside text, by the name it is stored under. What has no entry here cannot be stored,
 * so that nothing ever needs sanitising. A new one takes its entry here, its extension in the text editor
 * (components/desk/body-extensions.ts), its styles and its tests.
 */
export const nodes = {
  doc,
  paragraph,
  heading,
  bulletList,
  orderedList,
  listItem,
  blockquote,
  horizontalRule,
  hardBreak,
  picture,
  gallery,
  table,
  tableRow,
  tableHeader,
  tableCell,
  video,
  audio,
  attachment,
} as const satisfies Record<string, NodeSpec>

/** The entry of a node; undefined for text, and for what the table does not know. */
export function nodeSpec(type: string): NodeSpec | undefined {
  return Object.hasOwn(nodes, type) ? nodes[type as keyof typeof nodes] : undefined
}
