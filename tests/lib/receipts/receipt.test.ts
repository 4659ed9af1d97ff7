import { expect, it } from 'vitest'
import { newReceipt, readReceipt } from '#lib/receipts/receipt.ts'

it('a receipt is 26 characters that nobody misreads, and never the same', () => {
  const receipts = Array.from({ length: 500 }, newReceipt)
  expect(new Set(receipts).size).toBe(500)
  for (const receipt of receipts) {
    expect(receipt).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
    expect(readReceipt(receipt)).toBe(receipt)
  }
})

it.each([
  ['01arz3ndektsv4rrffq69g5fav', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
  ['oIARZ-3NDEK-TSV4R-RFFQ6-9G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
  ['01ARZ3NDEKTSV4RRFFQ69G5FA', null],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAU', null],
  ['乐'.repeat(26), null],
  [`${'-'.repeat(40)}01ARZ3NDEKTSV4RRFFQ69G5FAV`, null],
  ['', null],
])('%j is read as %j', (text, receipt) => {
  expect(readReceipt(text)).toBe(receipt)
})
