import { createHash, randomBytes } from 'node:crypto'

type Signed = { ticket: string; nonce: string; timestamp: number; url: string }

/** The signature of a page for WeChat's JS-SDK: SHA-1 of the four pairs in the order of their names (WeChat, "JS-SDK 使用权限
 *  签名算法"). */
export function wechatSignature({ ticket, nonce, timestamp, url }: Signed): string {
  const pairs = `jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${url}`
  return createHash('sha1').update(pairs).digest('hex')
}

/** What a page needs for `wx.config`. */
export function signedPage(ticket: string, url: string) {
  const signed = {
    ticket,
    url,
    nonce: randomBytes(8).toString('hex'),
    timestamp: Math.floor(Date.now() / 1_000),
  }
  return { timestamp: signed.timestamp, nonceStr: signed.nonce, signature: wechatSignature(signed) }
}
