import { expect, it } from 'vitest'
import { blockByOrder } from '#lib/cases/block-by-order.ts'
import { db } from '#lib/db/client.ts'
import { anAcceptedCase, seenCase } from '../../support/case-cast.ts'
import { aFederationReport, anAdmin } from '../../support/cast.ts'

// Purpose: a notice may name fifty articles; accepting it is one transaction, and so is an order about them.

/** Published articles with the text of one of them: publishing each takes longer than what is tested. */
async function fiftyReports(): Promise<number[]> {
  const { id } = await aFederationReport()
  const { id: _, ...row } = await db().article.findUniqueOrThrow({ where: { id } })
  const made = await db().article.createManyAndReturn({
    data: Array.from({ length: 49 }, () => ({ ...row, body: row.body ?? {}, key: undefined })),
    select: { id: true },
  })
  return [id, ...made.map((one) => one.id)]
}

it('fifty articles leave readers’ sight with one press, and answer 451 with another', async () => {
  const ids = await fiftyReports()
  const { caseId, suspended } = await anAcceptedCase(ids)
  expect(suspended.toSorted((a, b) => a - b)).toEqual(ids)
  const order = { reference: '市网信办 2026-11', note: '依法执行' }
  await blockByOrder(await anAdmin(), { ...(await seenCase(caseId)), ...order })
  const inForce = { articleId: { in: ids }, restoredAt: null, reason: 'legal_order' } as const
  expect(await db().takedown.count({ where: inForce })).toBe(50)
})
