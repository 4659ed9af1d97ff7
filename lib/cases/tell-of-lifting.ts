import type { RightsCase } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Acted } from './acted-articles.ts'
import { urlsOfActed } from './letter-urls.ts'
import { writeLetter } from './write-letter.ts'

type Told = { at: Date; acted: Acted; told: string }

/** Tells the claimants of a case that an order has ended and what is suspended now (条例 §14; 民法典 §1195).
 *  @returns what the letter to the claimant of the case says */
export async function tellOfLifting(
  tx: Tx,
  row: RightsCase,
  { at, acted: { suspended = [], ...rest }, told }: Told,
): Promise<{ urls: string; note: string }> {
  const isWhole = Object.values(rest).every((ids) => ids.length === 0)
  const note = [told, isWhole ? '' : KEPT].filter(Boolean).join('\n')
  const fields = { urls: await urlsOfActed(tx, row.id, suspended), note }
  await writeLetter(tx, row, { letter: 'block_lifted', at, fields })
  await tellMergedOfLifting(tx, row, { at, acted: { suspended }, fields })
  return fields
}

type Merged = { at: Date; acted: Acted; fields: { urls: string; note: string } }

/** Those whose notices were joined were told of the order, too, and are told of what they had named. */
export async function tellMergedOfLifting(
  tx: Tx,
  row: RightsCase,
  { at, acted: { suspended = [] }, fields }: Merged,
): Promise<void> {
  const merged = await tx.rightsCase.findMany({ where: { mergedIntoId: row.id }, orderBy: { id: 'asc' } })
  for (const one of merged) {
    const urls = await urlsOfActed(tx, one.id, suspended)
    await writeLetter(tx, one, { letter: 'block_lifted', at, fields: { ...fields, urls } })
  }
}

const KEPT = '本案涉及的其他内容，因另有要求、决定或者其他原因，仍不展示。'
