import { unstable_isUnrecognizedActionError } from 'next/navigation.js'
import type { Refusal } from '#lib/web/form-state.ts'

const UPDATED = '网站已更新，请刷新本页，文字会留着。'

/**
 * Why the server did not take what a form sent, where it said so before any action ran; null when nothing was heard of
 * it. Next makes an error of such an answer, whose message is the server's sentence; a lost connection is a TypeError.
 */
export function refusalOfFailure(error: unknown): Refusal | null {
  const message = unstable_isUnrecognizedActionError(error) ? UPDATED : sentenceOf(error)
  return message === null ? null : { code: 'unavailable', message, fields: {}, details: {} }
}

function sentenceOf(error: unknown): string | null {
  const isAnswer = error instanceof Error && error.name === 'Error' && !('digest' in error)
  // Anything else that is said here is the framework's or a proxy's, and in English.
  return isAnswer && /^\p{Script=Han}/u.test(error.message) ? error.message.slice(0, 500) : null
}

const UNSENT = '没有提交成功：连接中断或服务器没有应答'

/** The refusal for a press that was not answered. */
export function unsentRefusal(error: unknown, message = `${UNSENT}，请稍后再试。`): Refusal {
  return refusalOfFailure(error) ?? { code: 'unavailable', message, fields: {}, details: {} }
}

/** The answer to a press on a verb that was not answered: what was written is still in the form. */
export function unansweredPress(error: unknown): { done: false; refusal: Refusal } {
  return { done: false, refusal: unsentRefusal(error, `${UNSENT}。您写的内容还在，请稍后再试。`) }
}
