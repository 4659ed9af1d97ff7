import { z } from 'zod'
import { prose } from '../text/text-fields.ts'

/** So many addresses can stand in one notice. */
export const MOST_ADDRESSES = 50

/** In what relation a claimant says to stand to the rights. */
export const claimantRelations = {
  self: '权利人本人',
  agent: '受权利人委托的代理人',
  organisation: '权利人单位的人员',
} as const

export type ClaimantRelation = keyof typeof claimantRelations

const relation = z.enum(['self', 'agent', 'organisation'], '请选择您与权利人的关系').nullable().default(null)

const address = z
  .string()
  .transform((text) => text.trim())
  .pipe(z.string().max(2_000, '网址太长'))

/** What a notice or a counter-notice says, as it is sealed; each text is empty where nothing was said. */
export const noticeClaimSchema = z.object({
  /** 作品名称. */
  works: prose(2_000, '作品名称').default(''),
  /** As they were written, one each. */
  statedUrls: z
    .array(address)
    .transform((all) => all.filter((one) => one !== ''))
    .pipe(z.array(z.string()).max(MOST_ADDRESSES, `一次最多 ${MOST_ADDRESSES} 个网址`))
    .default([]),
  /** Which words or pictures, and what is so. */
  facts: prose(10_000, '具体内容').default(''),
  /** Why it is a wrong. */
  reason: prose(10_000, '理由').default(''),
  /** Where evidence can be found that is no file. */
  proof: prose(5_000, '证明材料说明').default(''),
  relation,
  /** What is wanted, in words of his own. */
  wanted: prose(2_000, '要求').default(''),
  /** What would be right instead. */
  correctText: prose(5_000, '正确的内容').default(''),
})

export type NoticeClaim = z.output<typeof noticeClaimSchema>
