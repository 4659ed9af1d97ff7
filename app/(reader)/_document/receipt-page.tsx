import type { ReactNode } from 'react'
import { MissingPage } from '#components/reader/missing-page.tsx'
import { TooManyPage } from '#components/reader/too-many-page.tsx'
import { isDomainError } from '#lib/errors.ts'
import { readReceipt } from '#lib/receipts/receipt.ts'
import { admitReceiptReader, countWrongReceipt } from '#lib/web/wrong-receipts.ts'
import type { ReaderDocument } from './html-response.ts'
import type { Asked } from './reader-route.ts'

/**
 * The page of what a receipt stands for, which nothing keeps; 404 for a receipt that stands for nothing, 429 for a client that
 * gave too many of those.
 * @param find what it stands for; null for nothing
 */
export async function receiptPage<Found>(
  { request, site, params }: Asked<'receipt'>,
  find: (receipt: string) => Promise<Found | null>,
  page: (found: Found, receipt: string) => ReactNode | Promise<ReactNode>,
): Promise<ReaderDocument> {
  const common = { tags: [], isPrivate: true }
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
  const found = receipt === null ? null : await find(receipt)
  if (receipt !== null && found !== null) return { ...common, markup: await page(found, receipt) }
  countWrongReceipt(request)
  return { ...common, markup: <MissingPage site={site} />, status: 404 }
}
