import { z } from 'zod'
import { ConfigError } from './config-error.ts'

/** Variables of the environment, as in config.ts: the 公众号 whose JS-SDK readers' pages use inside WeChat. */
export const wechatVariables = {
  WECHAT_APP_ID: {
    schema: z
      .string()
      .regex(/^wx[0-9a-f]{16}$/)
      .optional(),
    looksLike: 'the AppID of a 公众号, like wx0123456789abcdef',
  },
  WECHAT_APP_SECRET: {
    schema: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional(),
    looksLike: 'the AppSecret of WECHAT_APP_ID, 32 hexadecimal digits',
  },
} as const

type Values = { [K in keyof typeof wechatVariables]: z.infer<(typeof wechatVariables)[K]['schema']> }

/** The 公众号 of this site; undefined without one. */
export type WechatAccount = Readonly<{ appId: string; secret: string }> | undefined

/** @throws ConfigError where one of the two is missing */
export function wechatAccount(value: <K extends keyof Values>(name: K) => Values[K]): WechatAccount {
  const [appId, secret] = [value('WECHAT_APP_ID'), value('WECHAT_APP_SECRET')]
  if (appId !== undefined && secret !== undefined) return { appId, secret }
  if (appId === undefined && secret === undefined) return undefined
  const missing = appId === undefined ? 'WECHAT_APP_ID' : 'WECHAT_APP_SECRET'
  throw new ConfigError(missing, 'not set', wechatVariables[missing].looksLike)
}
