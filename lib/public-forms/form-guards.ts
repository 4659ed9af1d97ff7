import { DomainError } from '../errors.ts'
import { type FormPurpose, purposeOf } from './form-purposes.ts'
import { FORM_LIFETIME_MS, issueToken, readToken } from './form-token.ts'
import { GUARD_FIELDS } from './guard-fields.ts'
import type { PostedFields } from './posted-fields.ts'
import { isRightAnswer, questionNamed } from './questions.ts'

/** Nobody fills in a form in less time. A press that restored a draft is later, too: the browser's work takes part of it. */
const LEAST_MS = 3_000

/** What the page puts into its form. */
export type FormGuards = {
  token: string
  /** A question for browsers without scripts; null where none is asked. */
  question: string | null
  /** What was sent before, of the same token. */
  solution: string
  answer: string
}

/** Guards for a form that is shown for the first time. */
export async function formGuards(purpose: FormPurpose, now = Date.now()): Promise<FormGuards> {
  const token = await issueToken(purpose, now)
  return guardsOf(purpose, token, await questionOf(purpose, token))
}

/** Guards for a form that comes back with everything that was typed: the same ones, so that it stays the same act, or new
 *  ones where those are of no use any more. */
export async function guardsAgain(purpose: FormPurpose, fields: PostedFields): Promise<FormGuards> {
  const token = lastOf(fields, GUARD_FIELDS.token)
  const solution = lastOf(fields, GUARD_FIELDS.solution)
  const read = await readToken(purpose, { token, solution })
  if (!read) return formGuards(purpose)
  const answer = lastOf(fields, GUARD_FIELDS.answer).slice(0, 20)
  return {
    ...guardsOf(purpose, token, read.question),
    ...{ answer, solution: read.isSolved ? solution : '' },
  }
}

function guardsOf(purpose: FormPurpose, token: string, question: string): FormGuards {
  const ask = purposeOf(purpose).guarded ? (questionNamed(question)?.ask ?? null) : null
  return { token, question: ask, solution: '', answer: '' }
}

async function questionOf(purpose: FormPurpose, token: string): Promise<string> {
  return (await readToken(purpose, { token, solution: '' }))?.question ?? ''
}

const lastOf = (fields: PostedFields, name: string) => fields.list(name).at(-1) ?? ''

/**
 * Checks the guards of a form that was sent.
 * @returns the form's idempotency key
 * @throws DomainError invalid-input, with a sentence that asks to send it again
 */
export async function checkGuards(
  purpose: FormPurpose,
  fields: PostedFields,
  now = Date.now(),
): Promise<string> {
  const given = { token: lastOf(fields, GUARD_FIELDS.token), solution: lastOf(fields, GUARD_FIELDS.solution) }
  const read = await readToken(purpose, given)
  if (!read || now - read.issuedAt > FORM_LIFETIME_MS)
    throw refusal('这一页打开得太久，已经失效，现在换了新的。您写的内容都还在，请再提交一次。')
  if (!purposeOf(purpose).guarded) return read.key
  if (lastOf(fields, GUARD_FIELDS.trap) !== '')
    throw refusal('表单里有一栏应当留空，却填了内容，可能是浏览器的自动填写所致。现已清空，请再提交一次。')
  if (now - read.issuedAt < LEAST_MS) throw refusal('提交得太快了。请核对一遍，过几秒再提交。')
  if (!read.isSolved && !isRightAnswer(read.question, lastOf(fields, GUARD_FIELDS.answer)))
    throw refusal('请回答表单末尾的小问题，这是为了防止机器提交。', {
      [GUARD_FIELDS.answer]:
        lastOf(fields, GUARD_FIELDS.answer) === '' ? '请回答这个问题' : '回答不对，请再看一下问题',
    })
  return read.key
}

function refusal(sentence: string, fields: Record<string, string> = {}): DomainError {
  return new DomainError('invalid-input', sentence, { fields })
}
