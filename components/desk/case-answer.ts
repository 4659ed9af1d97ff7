import type { Refusal } from '#lib/web/form-state.ts'
import type { CaseAct } from './case-acts.ts'

/** What a dialog of a case has gathered, by the names of the verb's input. */
export type CaseFields = Record<string, string | boolean | string[]>

/** A press on one of the acts of a case. */
type CasePress = { act: CaseAct; id: number; version: number; fields: CaseFields }

export type CaseAnswer = { done: true; message: string } | { done: false; refusal: Refusal }

export type CaseVerb = (press: CasePress) => Promise<CaseAnswer>
