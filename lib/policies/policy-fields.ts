import { z } from 'zod'
import type { Origin } from '#lib/db/generated/enums.ts'
import { optional, prose } from '../text/text-fields.ts'
import { startOfShanghaiMinute } from '../time.ts'
import { policyKindNames } from './policy-kinds.ts'

/** More than a policy of any site has. */
const MOST_CHARACTERS = 20_000

const origins = ['original', 'repost', 'contribution'] as const satisfies readonly Origin[]
const text = (name: string) => prose(MOST_CHARACTERS, name)
const why = (label: string) => prose(500, label).pipe(z.string().min(1, `请写明${label}`))

/** `YYYY-MM-DDTHH:mm` (or with a space) by Shanghai's clock as its instant; null for an empty text: at once. */
const effectiveAt = z.string().transform((given, context): Date | null => {
  if (given.trim() === '') return null
  const at = startOfShanghaiMinute(given)
  if (at) return at
  context.addIssue({ code: 'custom', message: '生效时间要写成 2027-01-01 00:00 这样' })
  return z.NEVER
})

/** The next version of a policy, as an editor gives it. */
export const policySchema = z
  .object({
    kind: z.enum(policyKindNames, '没有这种声明或规则'),
    /** The version that the editor has compared it with; 0 where there was none. */
    before: z.int().min(0),
    text: text('正文').pipe(z.string().min(1, '请填写正文')),
    /** Of the disclaimer alone: the origins that it speaks of. */
    origins: z.array(z.enum(origins)).transform((all) => origins.filter((one) => all.includes(one))),
    repostText: optional(text('转载的文本')),
    contributionText: optional(text('投稿的文本')),
    originalText: optional(text('原创的文本')),
    effectiveAt,
    note: why('修改理由'),
  })
  .superRefine((given, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const own = origins.filter((origin) => given[`${origin}Text`] !== null)
    if (given.kind !== 'disclaimer') {
      if (given.origins.length > 0 || own.length > 0) refuse('origins', '只有免责声明区分稿件来源')
      return
    }
    if (given.origins.length === 0) refuse('origins', '请选择适用的稿件来源')
    for (const origin of own)
      if (!given.origins.includes(origin)) refuse(`${origin}Text`, '没有选择这种来源，请先选上，或清空这里')
    if (given.origins.length > 0 && given.origins.every((origin) => own.includes(origin)))
      refuse('text', '选择的来源都另有文本，正文就不适用于任何文章了；请把其中一种的文本写在正文里')
  })

export type PolicyInput = z.output<typeof policySchema>

/** Which version is withdrawn, and why. */
export const withdrawalSchema = z.object({ id: z.int().positive(), note: why('撤回理由') })
