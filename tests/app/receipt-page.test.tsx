import { expect, it } from 'vitest'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { receiptPage } from '#app/(reader)/_document/receipt-page.tsx'
import { Page } from '#components/reader/reader-page.tsx'
import { ask } from '../support/routes.ts'

const RECEIPT = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const asked: string[] = []

const route = readerRoute<'receipt'>((request) =>
  receiptPage(
    request,
    async (receipt) => {
      asked.push(receipt)
      return receipt === RECEIPT ? '投诉 C-0118' : null
    },
    (found, receipt) => (
      <Page site={request.site} title={found} noindex>
        {receipt}
      </Page>
    ),
  ),
)
const get = (receipt: string, address = '192.0.2.7') =>
  ask(route, `/cases/${receipt}`, { receipt }, { headers: { 'x-forwarded-for': address } })

it('what a receipt stands for is kept nowhere, listed nowhere, and its address told to no other site', async () => {
  // As it is read over the telephone.
  const answer = await get(RECEIPT.toLowerCase().replace('01', 'oi'))
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    ...{ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' },
    'x-robots-tag': 'noindex',
  })
  expect(answer.headers.get('speculation-rules')).toBeNull()
  const text = await answer.text()
  expect(text).toContain('<meta name="robots" content="noindex"')
  expect(text).toContain(`<main id="main">${RECEIPT}</main>`)
})

it('a receipt that is written in groups leads to the address at which its forms are received', async () => {
  const grouped = RECEIPT.toLowerCase().replace(/(.{5})(?=.)/g, '$1-')
  const answer = await get(grouped)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `/cases/${RECEIPT}`])
})

it('pictures and frames of another site are told nothing, and lock nobody out', async () => {
  const from = (dest: string, receipt = RECEIPT) =>
    ask(
      route,
      `/cases/${receipt}`,
      { receipt },
      {
        headers: {
          ...{ 'x-forwarded-for': '192.0.2.9', 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': dest },
        },
      },
    )
  for (let at = 0; at < 31; at += 1) expect((await from('image', `x${at}`)).status).toBe(404)
  expect((await from('iframe')).status).toBe(404)
  // A link in a letter.
  expect((await from('document')).status).toBe(200)
})

it('a receipt that stands for nothing is 404; a client that guesses is refused before anything is looked up', async () => {
  const guess = (at: number) => `${RECEIPT.slice(0, -2)}${String(at).padStart(2, '0')}`
  for (let at = 0; at < 30; at += 1) {
    const answer = await get(at === 0 ? '%00' : guess(at), '192.0.2.8')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  }
  asked.length = 0
  const refused = await get(RECEIPT, '192.0.2.8')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
  expect(await refused.text()).toContain('查询编号错误的次数太多，请 10 分钟后再试。')
  expect(asked).toEqual([])
  // Others are not, and neither is this machine.
  expect((await get(RECEIPT)).status).toBe(200)
  expect((await get('x', '127.0.0.1')).status).toBe(404)
})
