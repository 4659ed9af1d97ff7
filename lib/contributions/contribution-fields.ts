import { z } from 'zod'
import { identitySchema } from '../parties/identity.ts'
import { line, prose, requiredName } from '../text/text-fields.ts'
import { authorshipKeys } from './authorship-statements.ts'
import { contributionLicenceKeys } from './contribution-licences.ts'

const MISSING_CONTACT = '请至少填写电子邮箱或者手机号中的一项，以便与您联系'

/** The most characters of an answer, a question, a note to the contributor. */
export const MOST_LETTER = 2_000

/** What a contributor fills in beside the text and its files. */
export const contributionSchema = z
  .object({
    title: line(200, '标题').pipe(z.string().min(1, '请填写标题')),
    penName: requiredName(40, '署名'),
    /** His real name, as the rules of contributing ask for it: also where readers see it as it is. */
    name: requiredName(80, '真实姓名（名称）'),
    email: identitySchema.shape.email,
    phone: identitySchema.shape.phone,
    authorship: z.enum(authorshipKeys, '请选择您与稿件的关系'),
    licence: z.enum(contributionLicenceKeys, '请选择许可方式'),
    /** The rules that he read, by the number of their version. */
    rulesVersion: z
      .string()
      .regex(/^\d{1,9}$/, '请刷新本页，阅读现行的投稿须知')
      .transform(Number),
    consent: z.literal('yes', '请阅读并同意投稿须知'),
  })
  .superRefine(({ email, phone }, context) => {
    if (email === null && phone === null)
      context.addIssue({ code: 'custom', path: ['email'], message: MISSING_CONTACT })
  })

export type ContributionFields = z.output<typeof contributionSchema>

/** The names of its fields, as the form has them. */
export const contributionFields = [
  ...(['title', 'penName', 'name', 'email', 'phone'] as const),
  ...(['authorship', 'licence', 'rulesVersion', 'consent'] as const),
]

/** What is written to a contributor, or by him. */
export const letterSchema = (label: string) =>
  prose(MOST_LETTER, label).pipe(z.string().min(1, `请填写${label}`))
