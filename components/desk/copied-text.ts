import type { Slice } from '@tiptap/pm/model'
import { plainText } from '#lib/articles/body/plain-text.ts'

/** What is copied from the sheet, for programs that take plain text alone: a power is no figure more. */
export function copiedText(slice: Slice): string {
  // A part of a line is copied without the line.
  const type = slice.content.firstChild?.isInline ? 'paragraph' : 'doc'
  return plainText({ type, content: slice.content.toJSON() ?? [] })
}
