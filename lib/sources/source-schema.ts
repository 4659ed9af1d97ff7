import { z } from 'zod'
import { SourceBasis } from '#lib/db/generated/enums.ts'
import { rowNumber } from '../seen-row.ts'
import { email, name, optional, prose, requiredName } from '../text/text-fields.ts'
import { startOfShanghaiDay } from '../time.ts'
import { tidyHost } from './source-keys.ts'

const MOST_NAMES = 20
const MAX_NAME = 80

const hosts = z
  .array(z.string().max(300))
  .max(MOST_NAMES, `网站最多 ${MOST_NAMES} 个`)
  .transform((all, context) => {
    const tidied = all.filter((one) => one.trim() !== '').map((one) => ({ one, host: tidyHost(one) }))
    for (const { one, host } of tidied)
      if (host === null) context.addIssue({ code: 'custom', message: `“${one.slice(0, 60)}”不是网站的域名` })
    return [...new Set(tidied.flatMap(({ host }) => host ?? []))]
  })

const aliases = z
  .array(name(MAX_NAME, '别名'))
  .max(MOST_NAMES, `别名最多 ${MOST_NAMES} 个`)
  .transform((all) => [...new Set(all.filter((one) => one !== ''))])

const day = z
  .string()
  .transform((text) => text || null)
  .nullable()
  .default(null)
  .refine((text) => text === null || startOfShanghaiDay(text) !== null, '日期应像 2027-12-31')

/** What is kept of a source that one may repost from. `expiresOn`: the last day on which the basis holds. */
export const sourceSchema = z.object({
  name: requiredName(MAX_NAME, '名称'),
  aliases: aliases.default([]),
  hosts: hosts.default([]),
  basis: z.enum(SourceBasis, '请选择依据'),
  note: prose(1_000, '说明').default(''),
  expiresOn: day,
  evidenceId: rowNumber.nullable().default(null),
  rightsEmail: optional(email()),
})

export type SourceInput = z.output<typeof sourceSchema>
