import { z } from 'zod'
import { Origin } from '#lib/db/generated/enums.ts'
import { idempotencyKeySchema } from '../../idempotency/create-once.ts'
import { storable } from '../../text/storable.ts'
import { formTextSchema } from './form-text.ts'

const LARGEST_NUMBER = 2_147_483_647
const count = z.int().min(0).max(LARGEST_NUMBER)

/** What an open form says of itself. */
const formShape = {
  /** Whose form it is: another account may be signed in by now. */
  editorId: z.string().max(100),
  /** The open form itself, a random number. */
  tab: z.uuid(),
  /** Null while the article does not exist. */
  articleId: count.min(1).nullable(),
}

/** The text of the form, and what it began from. */
const textShape = {
  ...formShape,
  /** The form's idempotency key: a new article is begun once for it. */
  key: idempotencyKeySchema,
  /** The number of the form's edit that this is; a later one is never overwritten by an earlier one. */
  edit: count,
  /** The number of the autosave that the form saw last; 0 for none. */
  seq: count,
  /** The versions of the article and its working copy from which it was typed on. */
  version: count,
  copyVersion: count,
  origin: z.enum(Origin),
  note: z.string().max(20_000).transform(storable),
  /** Whether the text that is stored gives way by a choice of the editor's, so that he may want it back. */
  givesWay: z.boolean().default(false),
  /** Whether the form is being closed. */
  isLeaving: z.boolean().default(false),
  /** How many blocks at the beginning and the end of the stored body stay, where the sent one is only what comes between. */
  keeps: z.object({ first: count, last: count }).optional(),
}

/**
 * What an open form asks for: `save` its text · `clear` what was stored of it, as nothing is unsaved any more · `look`
 * whether anything has changed, which also says that it is still open · `leave`.
 */
export const autosaveRequestSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('save'), ...textShape, content: formTextSchema }),
  z.object({ act: z.literal('clear'), ...formShape, seq: count, givesWay: z.boolean() }),
  z.object({ act: z.literal('look'), ...formShape, isChanged: z.boolean() }),
  z.object({ act: z.literal('leave'), ...formShape }),
])

export type AutosaveRequest = z.output<typeof autosaveRequestSchema>
export type SentText = Extract<AutosaveRequest, { act: 'save' }>
