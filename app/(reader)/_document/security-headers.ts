import { readerCssHash } from '#components/reader/generated/assets.ts'

/** Everything a reader's page may load or run: its one style sheet by hash, and what this site itself serves. */
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src '${readerCssHash}'`,
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const permissionsPolicy = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'browsing-topics']
  .map((feature) => `${feature}=()`)
  .join(', ')

/** What every page of the reader's half carries. */
export const securityHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': permissionsPolicy,
  'cross-origin-opener-policy': 'same-origin',
} as const

/** For a picture: opened by itself it may neither load nor run anything. */
export const pictureHeaders = {
  'content-security-policy': "default-src 'none'; sandbox",
} as const
