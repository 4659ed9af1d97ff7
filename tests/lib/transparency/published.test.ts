import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { readCaseFigures } from '#lib/transparency/case-figures.ts'
import { actionTaken } from '#lib/transparency/closed-case.ts'
import { closedCasesCsv } from '#lib/transparency/closed-cases-csv.ts'
import { lumenNotice } from '#lib/transparency/lumen-notice.ts'
import { readClosedCase, readClosedCases } from '#lib/transparency/published.ts'
import { yearOf } from '#lib/transparency/years.ts'
import { aCaseRow } from '../../support/case-rows.ts'
import { aDraft, aFederationReport } from '../../support/cast.ts'

const SITE = 'https://city.example'
const at = (text: string) => new Date(`${text}+08:00`)

/** A case that was closed so many minutes after its notice was complete, on a day of 2026. */
function aClosed(minutes: number, more: Partial<Prisma.RightsCaseUncheckedCreateInput> = {}) {
  const completeAt = at('2026-03-02T09:00:00')
  const closedAt = new Date(completeAt.getTime() + minutes * 60_000)
  return aCaseRow({
    ...{ state: 'closed', outcome: 'removed', receivedAt: at('2026-03-01T09:00:00') },
    ...{ completeAt, acceptedAt: closedAt, actedAt: closedAt, closedAt, ...more },
  })
}

describe('the cases in figures', () => {
  it('are counted by kind and outcome, those that were joined once', async () => {
    const main = await aClosed(30)
    await aClosed(30, { outcome: 'merged', mergedIntoId: main })
    await aClosed(90, { kind: 'privacy', outcome: 'rejected', acceptedAt: null, actedAt: null })
    await aCaseRow({ kind: 'privacy', receivedAt: at('2026-04-30T23:59:59') })
    const { byKind, totals, months, years } = await readCaseFigures()
    expect(byKind).toEqual([
      { kind: 'copyright', outcome: 'removed', cases: 1 },
      { kind: 'privacy', outcome: 'rejected', cases: 1 },
      { kind: 'privacy', outcome: null, cases: 1 },
    ])
    expect(totals).toMatchObject({ received: 3, open: 1, counterNotices: 0 })
    expect(months).toEqual([
      { month: '2026-03', received: 2, closed: 2 },
      { month: '2026-04', received: 1, closed: 0 },
    ])
    expect(years).toEqual([2026])
  })

  it('have the time to act in spans, each bound in the longer one', async () => {
    for (const minutes of [0, 59, 60, 1_439, 1_440, 4_320, 10_080]) await aClosed(minutes)
    // Without a complete notice there is nothing to measure from.
    await aClosed(0, { completeAt: null, outcome: 'lapsed', acceptedAt: null, actedAt: null })
    const { times } = await readCaseFigures()
    expect(times).toEqual([
      { kind: 'copyright', cases: 7, median: 1_439, ninth: expect.any(Number), buckets: [2, 2, 1, 1, 1] },
    ])
    expect(times[0]?.ninth).toBeCloseTo(4_320 + 0.4 * (10_080 - 4_320))
  })

  it('of a year are those received in it by the clock of Shanghai', async () => {
    await aClosed(1, { receivedAt: at('2025-12-31T23:59:59') })
    await aClosed(1, { receivedAt: at('2026-01-01T00:00:00') })
    expect((await readCaseFigures(2025)).totals.received).toBe(1)
    expect((await readCaseFigures(2026)).totals.received).toBe(1)
    expect((await readCaseFigures(2024)).totals).toMatchObject({ received: 0, restoredOnCounter: 0 })
    expect(['2026', '26', '0000', '2026a'].map(yearOf)).toEqual([2026, null, null, null])
  })

  it('say how many counter-notices came, and how many texts they brought back', async () => {
    const id = await aClosed(10, { outcome: 'restored' })
    const offered = { caseId: id, receiptSealed: '' }
    const receipts = [new Uint8Array([1]), new Uint8Array([2])]
    const ids = ['5a0c0f0e-0000-4000-8000-000000000001', '5a0c0f0e-0000-4000-8000-000000000002']
    for (const [turn, receiptHash] of receipts.entries())
      await db().counterNotice.create({
        data: { ...offered, id: ids[turn] ?? '', receiptHash, receivedAt: turn === 0 ? new Date() : null },
      })
    expect((await readCaseFigures()).totals).toMatchObject({ counterNotices: 1, restoredOnCounter: 1 })
    expect((await readClosedCase(id))?.counterNotices).toHaveLength(1)
  })
})

describe('what was done', () => {
  it.each([
    ['Yes', 'removed', []],
    ['Yes', 'removed', ['removed', 'blocked']],
    ['Partial', 'removed', ['removed', 'restored']],
    ['Partial', 'corrected', []],
    ['No', 'restored', []],
    ['No', 'rejected', []],
    ['No', 'restored', ['restored', 'restored']],
  ] as const)('is %s for %s with %j', (action, outcome, outcomes) => {
    expect(actionTaken(outcome, outcomes)).toBe(action)
  })
})

describe('closed cases', () => {
  it('are published one after the other, open and joined ones never', async () => {
    const first = await aClosed(5)
    const open = await aCaseRow({ kind: 'privacy' })
    const joined = await aClosed(5, { outcome: 'merged', mergedIntoId: first })
    const second = await aClosed(5)
    const page = await readClosedCases({ limit: 1 })
    expect(page).toMatchObject({ cases: [{ id: second }], olderThan: second })
    const next = await readClosedCases({ limit: 1, before: second })
    expect(next).toMatchObject({ cases: [{ id: first }], olderThan: null })
    expect(await readClosedCase(open)).toBeNull()
    expect(await readClosedCase(joined)).toBeNull()
  })

  it('have the shape of Lumen’s notices, as JSON and as CSV', async () => {
    const { id: articleId } = await aFederationReport()
    const draft = await aDraft()
    const id = await aClosed(30, {
      ...{ kind: 'reputation', isForeign: true, noticePublishedAt: at('2026-03-03T08:00:00') },
    })
    for (const about of [articleId, draft.id])
      await db().caseArticle.create({ data: { caseId: id, articleId: about, url: '张三写的地址' } })
    const closed = await readClosedCase(id)
    if (!closed) throw new Error('the case is closed')
    expect(lumenNotice(closed, SITE)).toEqual({
      ...{ id: 'C-0001', type: 'Defamation', title: '名誉权', jurisdictions: ['CN'] },
      ...{ date_received: '2026-03-01T01:00:00.000Z', date_acted: '2026-03-02T01:30:00.000Z' },
      ...{ date_closed: '2026-03-02T01:30:00.000Z', action_taken: 'Yes' },
      ...{ kind: 'reputation', outcome: 'removed', outcome_name: '涉及的内容已删除' },
      works: [
        {
          description: `文章编号 ${articleId}`,
          infringing_urls: [{ url: `${SITE}/articles/${articleId}` }],
        },
      ],
      ...{ url: `${SITE}/transparency/cases/1`, counter_notices: [] },
      notice_published: '2026-03-03T00:00:00.000Z',
    })
    // What a claimant says of himself is no jurisdiction; what an editor has confirmed is.
    const foreign = await readClosedCase(
      await aClosed(5, { kind: 'copyright', foreignConfirmedAt: new Date() }),
    )
    expect(foreign && lumenNotice(foreign, SITE).jurisdictions).toEqual(['CN', 'US'])
    const csv = closedCasesCsv([closed], SITE)
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    const { data, errors } = Papa.parse<Record<string, string>>(csv.slice(1), {
      header: true,
      skipEmptyLines: true,
    })
    expect(errors).toEqual([])
    expect(data).toEqual([
      expect.objectContaining({
        ...{ id: 'C-0001', type: 'Defamation', action_taken: 'Yes', outcome: 'removed', 类别: '名誉权' },
        ...{ date_received: '2026-03-01T09:00:00+08:00', works: `${SITE}/articles/${articleId}` },
        ...{ counter_notices: '0', url: `${SITE}/transparency/cases/1` },
      }),
    ])
  })
})
