import { z } from 'zod'
import { identitySchema } from '../parties/identity.ts'
import { name } from '../text/text-fields.ts'
import { caseKinds, noticeKinds } from './case-kinds.ts'
import { type NoticeClaim, noticeClaimSchema } from './notice-claim.ts'

/** Who gives notice, as far as he has said so yet: the form is taken without what is missing, which is then asked for. */
const identityFields = { ...identitySchema.shape, name: name(100, '姓名或名称').default('') }

const ofKind = z.object({ kind: z.enum(noticeKinds) })

/** The fields of the complaint form, flat as a form names them. */
export const noticeFieldsSchema = z
  .object({
    kind: z.enum(noticeKinds, '请选择投诉的类型'),
    demand: z.enum(['delete', 'correct', 'disconnect_link', 'other'], '请选择您的要求'),
    isTruthStated: z.boolean().default(false),
    /** Whether he claims under a foreign law. */
    isForeign: z.boolean().default(false),
    ...noticeClaimSchema.shape,
    ...identityFields,
  })
  .refine(({ kind, demand }) => caseKinds[kind].demands.includes(demand), {
    path: ['demand'],
    error: '这一类投诉不能提出这样的要求',
    // Beside what else is wrong.
    when: ({ value }) => ofKind.safeParse(value).success,
  })

export type NoticeFields = z.output<typeof noticeFieldsSchema>
export type NoticeFieldsInput = z.input<typeof noticeFieldsSchema>

/** The fields of 这里有误: who sends it may stay unknown. */
export const correctionFieldsSchema = z.object({
  /** The article's page. */
  url: z.string().trim().min(1, '请写明是哪篇文章').max(2_000, '网址太长'),
  /** The sentence that is wrong. */
  ...z.object({ sentence: noticeClaimSchema.shape.facts }).shape,
  correctText: noticeClaimSchema.shape.correctText,
  proof: noticeClaimSchema.shape.proof,
  name: identityFields.name,
  email: identitySchema.shape.email,
})

export type CorrectionFields = z.output<typeof correctionFieldsSchema>

/** What is added to a notice later: any of its elements, and words of his own. */
export const answerFieldsSchema = z.object({
  message: noticeClaimSchema.shape.facts,
  /** Whether he says that he has complained to an authority or sued (民法典 §1196). */
  hasSued: z.boolean().default(false),
  isTruthStated: z.boolean().default(false),
  ...noticeClaimSchema.shape,
  ...identityFields,
})

export type AnswerFields = z.output<typeof answerFieldsSchema>

/** What of the fields is the claim. */
export function claimOf(fields: Partial<NoticeClaim>): NoticeClaim {
  return noticeClaimSchema.parse(fields)
}
