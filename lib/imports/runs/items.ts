import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { storable } from '../../text/storable.ts'
import type { Read } from './in-batches.ts'
import type { ImportOutcome } from './run-states.ts'

/** What became of an item. */
export type NewItem = {
  key: string
  position: number
  outcome: ImportOutcome
  title: string
  reason?: string
  articleId?: number | null
  content?: Prisma.InputJsonObject
}

const MAX_TITLE = 200
const MAX_REASON = 2_000

/** Those of a batch that the run has had no item of yet, each key once. */
export async function withoutDone<T extends { key: string }>(
  client: Client,
  runId: number,
  batch: readonly T[],
): Promise<T[]> {
  const byKey = new Map<string, T>()
  for (const one of batch) if (!byKey.has(one.key)) byKey.set(one.key, one)
  // Each is looked up by itself: a planner that knows nothing of the table yet would read all items of the run.
  const done = await queryRows(
    z.object({ key: z.string() }),
    Prisma.sql`
      SELECT item.key FROM unnest(${[...byKey.keys()]}::text[]) AS asked (key)
      CROSS JOIN LATERAL (SELECT key FROM import_item WHERE run_id = ${runId} AND key = asked.key LIMIT 1) AS item`,
    client,
  )
  for (const { key } of done) byKey.delete(key)
  return [...byKey.values()]
}

/** Enters what became of items, and adds it to the run's counts, with how much of the input was read for them. */
export async function recordItems(
  tx: Tx,
  runId: number,
  items: readonly NewItem[],
  { done, total }: Read,
): Promise<void> {
  const rows = items.map(({ key, position, outcome, title, reason = '', articleId = null, content }) => ({
    run_id: runId,
    key,
    position,
    outcome,
    title: cut(title, MAX_TITLE),
    reason: cut(reason, MAX_REASON),
    article_id: articleId,
    content,
  }))
  await tx.$executeRaw`
    INSERT INTO import_item (run_id, key, position, outcome, title, reason, article_id, content)
    SELECT run_id, key, position, outcome, title, reason, article_id, content
    FROM jsonb_populate_recordset(NULL::import_item, ${JSON.stringify(rows)}::jsonb)`
  const number = (outcome: ImportOutcome) => ({
    increment: items.filter((item) => item.outcome === outcome).length,
  })
  const counts = {
    made: number('made'),
    known: number('known'),
    undecided: number('undecided'),
    refused: number('refused'),
  }
  const data = { ...counts, readSoFar: done, readTotal: total, heardAt: new Date() }
  await tx.importRun.update({ where: { id: runId }, data })
}

/** A text of an input, which may hold anything, as far as it can be stored. */
function cut(text: string, most: number): string {
  const stored = storable(text)
  return stored.length > most ? `${storable(stored.slice(0, most - 1))}…` : stored
}
