import { z } from 'zod'
import { noticeClaimSchema } from './notice-claim.ts'
import { answerFieldsSchema } from './notice-fields.ts'

const { message: _, ...shape } = answerFieldsSchema.shape

/** The fields of a counter-notice, flat as a form names them; what is missing is asked for. */
export const counterFieldsSchema = z.object({
  ...{ ...shape, statedUrls: noticeClaimSchema.shape.statedUrls },
  /** Under the DMCA (17 U.S.C. §512(g)(3)): removed by mistake, under penalty of perjury; and the courts that he accepts. */
  isMistakeStated: z.boolean().default(false),
  acceptsJurisdiction: z.boolean().default(false),
})

export type CounterFields = z.output<typeof counterFieldsSchema>
