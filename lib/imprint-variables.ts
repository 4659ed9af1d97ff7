import { z } from 'zod'

const words = (most: number, what: string) => ({
  schema: z.string().trim().min(1).max(most).optional(),
  looksLike: `${what}, at most ${most} characters`,
})

/** Variables of the environment, as in config.ts: who answers for the site, as its footer and its page about itself say. */
export const imprintVariables = {
  SITE_OPERATOR: words(80, 'who answers for the site, like 乐从镇志愿者联合会'),
  SITE_LICENCE: words(80, 'the licence of its news service, like 互联网新闻信息服务许可证 44120260001'),
  SITE_SINCE: {
    schema: z
      .string()
      .regex(/^(19|20)\d\d$/)
      .transform(Number)
      .optional(),
    looksLike: 'the year in which the site began, like 2023',
  },
  CONTACT_EMAIL: { schema: z.email().optional(), looksLike: 'an e-mail address, like news@example.cn' },
  CONTACT_PHONE: {
    schema: z
      .string()
      .trim()
      .regex(/^\+?[\d() -]{5,30}$/)
      .optional(),
    looksLike: 'a telephone number, like 0757-2833 0000',
  },
  CONTACT_ADDRESS: words(120, 'a postal address'),
  ICP_NUMBER: { schema: z.string().trim().max(60).optional(), looksLike: 'like 粤ICP备12345678号' },
  PUBLIC_SECURITY_NUMBER: {
    schema: z.string().trim().max(60).optional(),
    looksLike: 'like 粤公网安备44060602000001号',
  },
} as const

type Values = { [K in keyof typeof imprintVariables]: z.infer<(typeof imprintVariables)[K]['schema']> }

/** Who answers for the site, and its registrations. */
export type Imprint = Readonly<{
  /** 责任主体 */
  operator: string | undefined
  /** 许可证 */
  licence: string | undefined
  /** The year in which the site began. */
  since: number | undefined
  phone: string | undefined
  address: string | undefined
}>

/** The imprint that the environment gives.
 *  @param value reads one of the variables, parsed */
export function imprint(value: <K extends keyof Values>(name: K) => Values[K]): Imprint {
  return {
    operator: value('SITE_OPERATOR'),
    licence: value('SITE_LICENCE'),
    since: value('SITE_SINCE'),
    phone: value('CONTACT_PHONE'),
    address: value('CONTACT_ADDRESS'),
  }
}
