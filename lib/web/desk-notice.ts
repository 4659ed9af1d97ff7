import type { Editor } from '../actors/editor.ts'
import { readRegistered, registerNotice } from '../cases/register-notice.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { discardForm, POSTED_FORM, type PostedForm, takePosted } from '../public-forms/posted-form.ts'
import { checkedWithFiles } from '../public-forms/read-public-form.ts'
import { deskJson } from './editor-request.ts'
import { noticeInput, sealedFilesOf } from './notice-form.ts'

/** `POST` of the desk's form for a notice that came another way: registers it, once for each form, and answers with its number.
 *  @throws DomainError forbidden | invalid-input | duplicate */
export async function answerRegister(request: Request, editor: Editor): Promise<Response> {
  const posted = takePosted(request.headers.get(POSTED_FORM))
  if (!posted) throw new DomainError('invalid-input', '请从本站的登记页提交。')
  try {
    return deskJson(await register(editor, posted), { status: 201 })
  } finally {
    await discardForm(posted)
  }
}

async function register(editor: Editor, posted: PostedForm) {
  permit(editor, 'case.accept')
  const { fields } = posted
  // Nothing is sealed of what is refused.
  const { files, checked: input } = await checkedWithFiles(posted, async () => {
    const given = { ...noticeInput(fields), ...fields.input(['way', 'receivedAt', 'note', 'key']) }
    await readRegistered(editor, given)
    return given
  })
  return registerNotice(editor, input, await sealedFilesOf({ files, storing: () => {} }))
}
