import { z } from 'zod'
import { noticeClaimSchema } from './notice-claim.ts'
import { answerFieldsSchema } from './notice-fields.ts'

const { message: _, ...shape } = answerFieldsSchema.shape

/** The fields of a counter-notice, flat as a form names them; what is missing is asked for. */
export const counterFieldsSchema = z.object({ ...shape, statedUrls: noticeClaimSchema.shape.statedUrls })

export type CounterFields = z.output<typeof counterFieldsSchema>
