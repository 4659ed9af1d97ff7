import { unstable_rethrow } from 'next/navigation.js'
import type { Refusal } from '#lib/web/form-state.ts'
import { unsentRefusal } from './failed-action.ts'

type FormAction<State> = (before: State, form: FormData) => Promise<State>

/** On the server a form carries the action itself, so that it works without a script. */
const isScripted = typeof window !== 'undefined'

/**
 * The action of a form, for `useActionState`. What fails before it runs (a lost connection, a server that starts anew)
 * becomes a state that the form can tell, and does not take the page away with what was filled in.
 */
export function toldAction<State>(
  action: FormAction<State>,
  refused: (refusal: Refusal, form: FormData) => State,
): FormAction<State> {
  if (!isScripted) return action
  return async (before, form) => {
    try {
      return await action(before, form)
    } catch (error) {
      unstable_rethrow(error)
      return refused(unsentRefusal(error), form)
    }
  }
}
