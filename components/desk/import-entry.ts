import type { Refusal } from '#lib/web/form-state.ts'

/** What the form of a new import holds, apart from its files. */
export const emptyImport = { addresses: '', cityId: '', columnId: '', origin: 'repost', isTrial: '' }

export type ImportGiven = typeof emptyImport

/** Why a new import was not started, and what was filled in. */
export type ImportFormState = { refusal: Refusal; given: ImportGiven } | null
