import { beforePaintHash, styleHashes } from '#components/reader/generated/assets.ts'
import { config } from '#lib/config.ts'

/** Where WeChat's JS-SDK is, for a site with a 公众号; it runs inside WeChat alone. */
const WECHAT_SDK = 'https://res.wx.qq.com/open/js/'

/** What a reader's page may load: its style sheets and first script by hash, resources of this site, and the likenesses of
 *  pictures that are in the page itself. */
function contentSecurityPolicy(): string {
  const scripts = ["'self'", `'${beforePaintHash}'`, ...(config().wechat ? [WECHAT_SDK] : [])]
  return [
    "default-src 'none'",
    `style-src 'self' ${styleHashes.map((hash) => `'${hash}'`).join(' ')}`,
    `script-src ${scripts.join(' ')}`,
    "img-src 'self' data:",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

const permissionsPolicy = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics']
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Header fields of every page of the reader's half. */
export const securityHeaders = {
  get 'content-security-policy'() {
    return contentSecurityPolicy()
  },
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': permissionsPolicy,
  'cross-origin-opener-policy': 'same-origin',
} as const

/** For a picture that is opened as a document: it may load and run nothing. */
export const pictureHeaders = {
  'content-security-policy': "default-src 'none'; sandbox",
} as const
