import { generateJSON } from '@tiptap/core'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { bodyOf } from '#components/desk/body-json.ts'
import { bodyLines } from '#components/desk/body-lines.ts'
import { pasteAnswer } from '#components/desk/paste-answer.ts'
import { cleanPaste, type PastedPicture } from '#components/desk/pasted-html.ts'
import { pendingPictureNode } from '#components/desk/pending-picture-node.ts'
import { PendingPictures } from '#components/desk/pending-pictures.ts'

const nothing = new PendingPictures({
  request: async () => [],
  upload: async () => ({ id: 0, kind: 'picture' }),
})

/** What a paste becomes in the sheet, as lines with signs, its pictures, and what is said about it. Needs a document. */
export function paste(html: string) {
  const pictures: PastedPicture[] = []
  const clean = cleanPaste(html, (found) => {
    pictures.push(...found)
    return found.map(({ address }, at) => (address === null ? null : `place-${at}`))
  })
  const json = generateJSON(clean.html, [...bodyExtensions, pendingPictureNode(nothing)])
  return {
    html: clean.html,
    lines: bodyLines(bodyOf({ type: 'doc', ...json })),
    pictures,
    answer: pasteAnswer(clean.report),
  }
}
