import type { AnyNode } from '../body/spec.ts'
import type { SentText } from './autosave-request.ts'
import { type FormText, formTextSchema } from './form-text.ts'
import type { StoredAutosave } from './judge-autosave.ts'

/**
 * A text that was sent, whole: what a page that is closed sends is cut from the text that is stored (`keeps`), since
 * browsers take no more than 64 KiB then. Null where another text is stored than that from which it was cut, or the two
 * do not fit.
 */
export function wholeText(stored: StoredAutosave | null, sent: SentText): FormText | null {
  if (!sent.keeps) return sent.content
  const before = stored && isCutFrom(stored, sent) ? formTextSchema.safeParse(stored.content).data : null
  if (!before) return null
  const [blocks, between] = [blocksOf(before.body), blocksOf(sent.content.body)]
  const { first, last } = sent.keeps
  if (first + last > blocks.length) return null
  const content = [...blocks.slice(0, first), ...between, ...blocks.slice(blocks.length - last)]
  return formTextSchema.safeParse({ ...sent.content, body: { type: 'doc', content } }).data ?? null
}

/** The stored text is what the form saw last, or what it sent just before and has heard nothing of: both have these blocks
 *  (components/desk/leaving-text.ts). */
function isCutFrom(stored: StoredAutosave, sent: SentText): boolean {
  return stored.seq === sent.seq || (stored.tab === sent.tab && stored.edit === sent.edit - 1)
}

function blocksOf({ content = [] }: AnyNode): readonly AnyNode[] {
  return content
}
