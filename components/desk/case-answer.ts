import type { Refusal } from '#lib/web/form-state.ts'
import type { CaseAct } from './case-acts.ts'

/** What a dialog of a case has gathered, by the names of the verb's input. */
export type CaseFields = Record<string, string | boolean | string[]>

/** A press on one of the acts of a case. */
type CasePress = {
  act: CaseAct
  id: number
  version: number
  fields: CaseFields
  /** Whether the editor says that a word of his note is nobody's name there, though a party has it. */
  isNoteConfirmed?: boolean
}

export type CaseAnswer = { done: true; message: string } | { done: false; refusal: Refusal }

export type CaseVerb = (press: CasePress) => Promise<CaseAnswer>
