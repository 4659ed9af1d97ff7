import type { Editor } from '../actors/editor.ts'
import { readRegistered, registerNotice } from '../cases/register-notice.ts'
import { permit } from '../editors/permissions.ts'
import type { PostedForm } from '../public-forms/posted-form.ts'
import { checkedWithFiles } from '../public-forms/read-public-form.ts'
import { withDeskForm } from './desk-form.ts'
import { deskJson } from './editor-request.ts'
import { noticeInput, sealedFilesOf } from './notice-form.ts'

/** `POST` of the desk's form for a notice that came another way: registers it, once for each form, and answers with its number.
 *  @throws DomainError forbidden | invalid-input | duplicate */
export async function answerRegister(request: Request, editor: Editor): Promise<Response> {
  return withDeskForm(request, async (posted) => deskJson(await register(editor, posted), { status: 201 }))
}

async function register(editor: Editor, posted: PostedForm) {
  permit(editor, 'case.accept')
  const { fields } = posted
  // Nothing is sealed of what is refused.
  const { files, checked: input } = await checkedWithFiles(posted, async () => {
    const given = {
      ...noticeInput(fields),
      ...fields.input(['way', 'receivedAt', 'note', 'key']),
      isNoteConfirmed: fields.text('isNoteConfirmed') === 'yes',
    }
    await readRegistered(editor, given)
    return given
  })
  return registerNotice(editor, input, await sealedFilesOf({ files, storing: () => {} }))
}
