import { DomainError } from '../errors.ts'
import { discardForm, POSTED_FORM, type PostedForm, takePosted } from '../public-forms/posted-form.ts'

/** Answers an editor's form with files, which lib/server/admit-form.ts has read; its files are deleted whatever the answer is.
 *  @throws DomainError invalid-input where the request brought none, or whatever `answer` throws */
export async function withDeskForm<T>(
  request: Request,
  answer: (posted: PostedForm) => Promise<T>,
): Promise<T> {
  const posted = takePosted(request.headers.get(POSTED_FORM))
  if (!posted) throw new DomainError('invalid-input', '请从编辑部的页面提交。')
  try {
    return await answer(posted)
  } finally {
    await discardForm(posted)
  }
}
