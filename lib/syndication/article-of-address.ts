import { pathNumber } from '../path-number.ts'

/** The number of the article whose page has this address, however it is written; null for any other address. */
export function articleOfAddress(siteUrl: string, address: string): number | null {
  if (!URL.canParse(address)) return null
  const { host, pathname } = new URL(address)
  const [, digits = ''] = /^\/articles\/(\d+)$/.exec(pathname) ?? []
  return host === new URL(siteUrl).host ? pathNumber(digits) : null
}
