import type { Refusal } from '#lib/web/form-state.ts'
import { unsentRefusal } from './failed-action.ts'

export type FormAnswer = { done: true; answer: unknown } | { done: false; refusal: Refusal }

const KEPT = '您写的内容都还在。'

/** Sends a form of the desk with its files. The same form sent again is the same act.
 *  @returns what the server answers, in its own shape, or a refusal, also for what was not answered */
export async function sendDeskForm(path: string, form: FormData): Promise<FormAnswer> {
  try {
    const response = await fetch(path, { method: 'POST', body: form, cache: 'no-store' })
    if (response.ok) return { done: true, answer: await response.json() }
    return { done: false, refusal: await refusalIn(response) }
  } catch (error) {
    return { done: false, refusal: unsentRefusal(error, `没有提交成功：连接中断。${KEPT}请稍后再按一次。`) }
  }
}

/** What is refused before it is read is answered with a page, and by a proxy with one of its own. */
async function refusalIn(response: Response): Promise<Refusal> {
  const { status } = response
  const { code, detail, fields = {}, details = {} } = await response.json().catch(() => ({}))
  if (typeof code === 'string' && typeof detail === 'string')
    // A problem document of the portal's own (lib/problem-answer.ts).
    return { code: code as Refusal['code'], message: detail, fields, details }
  const none = { fields: {}, details: {} }
  if (status === 401) return { code: 'unauthenticated', message: '登录已过期。', ...none }
  if (status === 413) return { code: 'too-large', message: `文件太大，没有收下。${KEPT}`, ...none }
  return { code: 'unavailable', message: `没有提交成功，${KEPT}请稍后再按一次。`, ...none }
}
