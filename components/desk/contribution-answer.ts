import type { Refusal } from '#lib/web/form-state.ts'

type Refused = { done: false; refusal: Refusal }

/** What a press on a verb of a contribution has come to; an accepted one leads to its article. */
export type ContributionAnswer = { done: true; message: string; articleId?: number } | Refused

/** A contribution as the editor saw it. */
export type SeenByEditor = { id: number; version: number }

/** The verbs of an editor, each with what its dialog asks for. */
export type ContributionVerbs = {
  accept: (given: SeenByEditor & { cityId: string; columnId: string }) => Promise<ContributionAnswer>
  ask: (given: SeenByEditor & { question: string }) => Promise<ContributionAnswer>
  decline: (given: SeenByEditor & { reason: string; note: string }) => Promise<ContributionAnswer>
  answerWithdrawal: (
    given: SeenByEditor & { note: string; isGranted: boolean },
  ) => Promise<ContributionAnswer>
}
