import type { z } from 'zod'
import { answerWith } from '../answer-status.ts'
import { DomainError } from '../errors.ts'
import { logs } from '../logs.ts'
import { isPlainData } from '../plain-data.ts'
import { type Refusal, refusalOf } from './form-state.ts'

const MOST_FIELDS = 100
const MOST_CHARACTERS = 65_536

/** The text fields of a submitted form, by name; empty for a missing one. */
export type Form = { text(name: string): string }

/**
 * A server action for data of one schema. The argument, which a client can encode as anything, even a reference to a server
 * function, is checked to be plain data before it is parsed; `act` gets the parsed value.
 * @param refuse converts a refusal to the action's result: of an argument that is malformed, which also sets status 400, or
 *   of what `act` was to do (lib/web/form-state.ts)
 */
export function dataAction<S extends z.ZodType, Result>(
  shape: S,
  refuse: (refusal: Refusal) => Result,
  act: (given: z.output<S>) => Promise<Result>,
): (...given: [z.input<S>]) => Promise<Result> {
  return async (...given: unknown[]) => {
    const parsed = given.length === 1 && isPlainData(given[0]) ? shape.safeParse(given[0]) : null
    if (!parsed?.success) return refuse(malformed(parsed?.error.issues[0]?.path.join('.') ?? 'no plain data'))
    return answered(() => act(parsed.data), refuse)
  }
}

/** The same for a form. The action's previous state, which the client sends back, is ignored.
 *  @param refuse also gets the form, where it is one
 *  @param most the most characters of its texts together */
export function formAction<State>(
  refuse: (refusal: Refusal, form?: Form) => State,
  act: (form: Form) => Promise<State>,
  most = MOST_CHARACTERS,
): (before: State, form: FormData) => Promise<State> {
  return async (...given: unknown[]) => {
    const fields = given.length === 2 ? textsOf(given[1], most) : null
    if (!fields) return refuse(malformed('no form of texts'))
    const form = { text: (name: string) => fields.get(name) ?? '' }
    return answered(
      () => act(form),
      (refusal) => refuse(refusal, form),
    )
  }
}

/** The same for an action without arguments: those that a client sends are ignored. */
export function bareAction(act: () => Promise<void>): () => Promise<void> {
  return async () => act()
}

async function answered<Result>(
  act: () => Promise<Result>,
  refuse: (refusal: Refusal) => Result,
): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    return refuse(refusalOf(error))
  }
}

function malformed(reason: string): Refusal {
  answerWith(400)
  logs().warn({ status: 400, reason: reason.slice(0, 200) }, 'an action was refused')
  return refusalOf(new DomainError('invalid-input', '提交的内容不完整，请刷新本页后再试。'))
}

/** The texts of a form by name; null if it is not a form, or contains files, a name twice, or too much. */
function textsOf(form: unknown, most: number): ReadonlyMap<string, string> | null {
  if (typeof form !== 'object' || !(form instanceof FormData)) return null
  const texts = new Map<string, string>()
  let length = 0
  for (const [name, value] of FormData.prototype.entries.call(form)) {
    if (typeof value !== 'string' || texts.has(name)) return null
    length += name.length + value.length
    texts.set(name, value)
    if (texts.size > MOST_FIELDS || length > most) return null
  }
  return texts
}
