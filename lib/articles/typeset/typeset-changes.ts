import type { AnyNode } from '../body/spec.ts'
import { typesetBlock } from './typeset-block.ts'

/** A block of a document that is set otherwise: which, and what it becomes. */
export type TypesetChange = { at: number; before: AnyNode; after: AnyNode[] }

/** What setting a document by the rules of Chinese changes, block by block. */
export function typesetChanges(document: AnyNode): TypesetChange[] {
  return (document.content ?? []).flatMap((before, at) => {
    const after = typesetBlock(before)
    return JSON.stringify([before]) === JSON.stringify(after) ? [] : [{ at, before, after }]
  })
}

/** A document as Chinese is set. */
export function typesetDocument<Document extends AnyNode>(document: Document): Document {
  return { ...document, content: (document.content ?? []).flatMap(typesetBlock) }
}
