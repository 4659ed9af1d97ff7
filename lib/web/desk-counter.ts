import type { Editor } from '../actors/editor.ts'
import { recordCounterNotice, recordedCounterSchema } from '../cases/record-counter.ts'
import { recordedCounterSentence } from '../cases/recorded-counter-words.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { idempotencyKeySchema } from '../idempotency/create-once.ts'
import { parseInput } from '../input.ts'
import { pathNumber } from '../path-number.ts'
import type { PostedForm } from '../public-forms/posted-form.ts'
import { checkedWithFiles } from '../public-forms/read-public-form.ts'
import { withDeskForm } from './desk-form.ts'
import { deskJson } from './editor-request.ts'
import { noticeInput, sealedFilesOf } from './notice-form.ts'

/** `POST` of the desk's form for a counter-notice (条例 §16) that came on paper or by telephone, with the files that came with it: enters
 *  it, once for each form, and answers with a sentence of what became of it.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state | conflict | duplicate */
export function answerCounterEntry(
  request: Request,
  editor: Editor,
  { id: segment }: { id: string },
): Promise<Response> {
  return withDeskForm(request, async (posted) => {
    const id = pathNumber(segment)
    if (id === null) throw new DomainError('not-found', '没有这个案件。')
    return deskJson({ message: await recorded(editor, id, posted) })
  })
}

const entrySchema = recordedCounterSchema.extend({ key: idempotencyKeySchema })

async function recorded(editor: Editor, id: number, posted: PostedForm): Promise<string> {
  permit(editor, 'case.accept')
  const { fields } = posted
  // Nothing is sealed of what is refused.
  const { files, checked: input } = await checkedWithFiles(posted, async () => {
    const given = {
      ...noticeInput(fields),
      id,
      version: Number(fields.text('version')),
      key: fields.text('key'),
    }
    parseInput(entrySchema, given)
    return given
  })
  return recordedCounterSentence(
    await recordCounterNotice(editor, input, await sealedFilesOf({ files, storing: () => {} })),
  )
}
