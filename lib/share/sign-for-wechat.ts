import { config } from '../config.ts'
import { DomainError } from '../errors.ts'
import { signedPage } from './wechat-signature.ts'
import { wechatTicket } from './wechat-ticket.ts'

const LONGEST_ADDRESS = 2_000

export type SignedForWechat = { appId: string; timestamp: number; nonceStr: string; signature: string }

/**
 * Signs a page of this site for WeChat's JS-SDK.
 * @param address of the page as the browser shows it
 * @throws DomainError not-found where the site has no 公众号 | invalid-input for a page of another site | unavailable
 */
export async function signForWechat(address: string, api?: string): Promise<SignedForWechat> {
  const { wechat } = config()
  if (!wechat) throw new DomainError('not-found', '本站没有接入微信 JS-SDK。')
  const url = ownPage(address)
  return { appId: wechat.appId, ...signedPage(await wechatTicket(wechat, api), url) }
}

/** Without its fragment, which is not signed. */
function ownPage(address: string): string {
  const [page = ''] = address.split('#', 1)
  const isOwn = page.length <= LONGEST_ADDRESS && URL.parse(page)?.origin === config().siteUrl
  if (isOwn) return page
  throw new DomainError('invalid-input', '只能为本站的网页签名。', {
    fields: { url: '不是本站网页的完整网址。' },
  })
}
