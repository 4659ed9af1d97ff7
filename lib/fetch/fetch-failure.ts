import { DomainError, type ErrorCode } from '../errors.ts'

/** Why a page or file of another site was not fetched. Closed: `details.reason` of the error is one of these. */
const failures = {
  address: [
    'invalid-input',
    '这不是可以抓取的网址：要以 http:// 或 https:// 开头，不带账号，端口为常用的网站端口。',
  ],
  'not-public': ['invalid-input', '这个网址指向内部网络，不能抓取。'],
  name: ['unavailable', '找不到这个网站（域名没有解析出来）。'],
  connection: ['unavailable', '连不上这个网站，或它中途断开了。'],
  time: ['unavailable', '这个网站太慢，在限定的时间内没有送完。'],
  redirects: ['unavailable', '这个网址跳转的次数太多。'],
  size: ['too-large', '这个网址送来的内容太大。'],
  type: ['invalid-input', '这个网址送来的不是所要的那种内容。'],
  encoding: ['unavailable', '这个网址送来的压缩内容是坏的。'],
} as const satisfies Record<string, readonly [ErrorCode, string]>

export type FetchFailure = keyof typeof failures

/** The error for a failure, with facts about it in its `details`. */
export function fetchError(
  reason: FetchFailure,
  { cause, ...facts }: { cause?: unknown; [fact: string]: unknown } = {},
): DomainError {
  const [code, sentence] = failures[reason]
  return new DomainError(code, sentence, { details: { reason, ...facts }, cause })
}
