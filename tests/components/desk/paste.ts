import { generateJSON } from '@tiptap/core'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { bodyOf } from '#components/desk/body-json.ts'
import { bodyLines } from '#components/desk/body-lines.ts'
import { cleanPaste } from '#components/desk/pasted-html.ts'

/** What a paste becomes in the sheet, as lines with signs, and what is said about it. Needs a document. */
export function paste(html: string): { lines: string[]; report: string } {
  const clean = cleanPaste(html)
  return {
    lines: bodyLines(bodyOf({ type: 'doc', ...generateJSON(clean.html, bodyExtensions) })),
    report: clean.report,
  }
}
