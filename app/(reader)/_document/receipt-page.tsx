import type { ReactNode } from 'react'
import { MissingPage } from '#components/reader/missing-page.tsx'
import { TooManyPage } from '#components/reader/too-many-page.tsx'
import { isDomainError } from '#lib/errors.ts'
import { readReceipt } from '#lib/receipts/receipt.ts'
import { admitReceiptReader, countWrongReceipt, isEmbedded } from '#lib/web/wrong-receipts.ts'
import type { ReaderDocument } from './html-response.ts'
import type { Asked } from './reader-route.ts'
import { redirectTo } from './redirect.ts'

/**
 * The page of what a receipt stands for, which nothing keeps; 404 for a receipt that stands for nothing, 429 for a client that
 * gave too many of those. A receipt that is written with hyphens leads to its plain spelling, at which its forms are received.
 * @param find what it stands for; null for nothing
 */
export async function receiptPage<Found>(
  { request, site, params }: Asked<'receipt'>,
  find: (receipt: string) => Promise<Found | null>,
  page: (found: Found, receipt: string) => ReactNode | Promise<ReactNode>,
): Promise<ReaderDocument | Response> {
  const common = { tags: [], isPrivate: true }
  const missing = { ...common, markup: <MissingPage site={site} />, status: 404 as const }
  if (isEmbedded(request)) return missing
  try {
    admitReceiptReader(request)
  } catch (error) {
    if (!isDomainError(error)) throw error
    const retryAfter = Number(error.details.retryAfter)
    return {
      ...common,
      markup: <TooManyPage site={site} sentence={error.message} />,
      status: error.status,
      retryAfter,
    }
  }
  const receipt = readReceipt(params.receipt)
  if (receipt !== null && /[^0-9A-Za-z]/.test(params.receipt))
    return redirectTo(plainPath(request, params.receipt, receipt))
  const found = receipt === null ? null : await find(receipt)
  if (receipt !== null && found !== null) return { ...common, markup: await page(found, receipt) }
  countWrongReceipt(request)
  return missing
}

/** The same path with another spelling of its receipt. */
function plainPath({ url }: Request, given: string, receipt: string): string {
  const parts = new URL(url).pathname.split('/')
  return parts.map((part) => (decodeURIComponent(part) === given ? receipt : part)).join('/')
}
