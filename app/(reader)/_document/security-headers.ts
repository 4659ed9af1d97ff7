import { beforePaintHash, styleHashes } from '#components/reader/generated/assets.ts'

/** What a reader's page may load: its style sheets and first script by hash, resources of this site, and the likenesses of pictures that are
 *  in the page itself. */
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'self' ${styleHashes.map((hash) => `'${hash}'`).join(' ')}`,
  `script-src 'self' '${beforePaintHash}'`,
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const permissionsPolicy = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics']
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Header fields of every page of the reader's half. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': permissionsPolicy,
  'cross-origin-opener-policy': 'same-origin',
} as const

/** For a picture that is opened as a document: it may load and run nothing. */
export const pictureHeaders = {
  'content-security-policy': "default-src 'none'; sandbox",
} as const
