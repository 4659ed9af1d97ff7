import type { z } from 'zod'
import { answerWith } from '../answer-status.ts'
import { DomainError } from '../errors.ts'
import { logs } from '../logs.ts'
import { isPlainData } from '../plain-data.ts'
import { type Refusal, refusalOf } from './form-state.ts'

const MOST_FIELDS = 100
const MOST_CHARACTERS = 65_536

/** The fields of a form that a person filled in: texts, by name. */
export type Form = { text(name: string): string }

/**
 * Makes a server action of `act`, for data of one shape. What comes from outside is whatever the sender chose, and may
 * be a function of the server by another name: it is looked at as plain data first, and `act` gets what the shape made
 * of it. `refuse` makes the action's answer of a refusal; its status is 400 then.
 */
export function dataAction<S extends z.ZodType, Result>(
  shape: S,
  refuse: (refusal: Refusal) => Result,
  act: (given: z.output<S>) => Promise<Result>,
): (...given: [z.input<S>]) => Promise<Result> {
  return async (...given: unknown[]) => {
    const parsed = given.length === 1 && isPlainData(given[0]) ? shape.safeParse(given[0]) : null
    if (parsed?.success) return act(parsed.data)
    return refuse(malformed(parsed?.error.issues[0]?.path.join('.') ?? 'no plain data'))
  }
}

/** The same for a form; what it answered before, which comes back with it, is left alone. */
export function formAction<State>(
  refuse: (refusal: Refusal) => State,
  act: (form: Form) => Promise<State>,
): (before: State, form: FormData) => Promise<State> {
  return async (...given: unknown[]) => {
    const fields = given.length === 2 ? textsOf(given[1]) : null
    return fields ? act({ text: (name) => fields.get(name) ?? '' }) : refuse(malformed('no form of texts'))
  }
}

/** The same for an action that is told nothing: whatever comes with it is left alone. */
export function bareAction(act: () => Promise<void>): () => Promise<void> {
  return async () => act()
}

function malformed(reason: string): Refusal {
  answerWith(400)
  logs().warn({ status: 400, reason: reason.slice(0, 200) }, 'an action was refused')
  return refusalOf(new DomainError('invalid-input', '提交的内容不完整，请刷新本页后再试。'))
}

/** The texts of a form by name; null for what is none, holds files, a name twice, or more than a person fills in. */
function textsOf(form: unknown): ReadonlyMap<string, string> | null {
  if (typeof form !== 'object' || !(form instanceof FormData)) return null
  const texts = new Map<string, string>()
  let length = 0
  for (const [name, value] of FormData.prototype.entries.call(form)) {
    if (typeof value !== 'string' || texts.has(name)) return null
    length += name.length + value.length
    texts.set(name, value)
    if (texts.size > MOST_FIELDS || length > MOST_CHARACTERS) return null
  }
  return texts
}
