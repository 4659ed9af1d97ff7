import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { storable } from '../../text/storable.ts'
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
export async function withoutDone<T extends { found: { key: string } }>(
  tx: Tx,
  runId: number,
  batch: readonly T[],
): Promise<T[]> {
  const byKey = new Map<string, T>()
  for (const one of batch) if (!byKey.has(one.found.key)) byKey.set(one.found.key, one)
  const where = { runId, key: { in: [...byKey.keys()] } }
  const done = await tx.importItem.findMany({ where, select: { key: true } })
  for (const { key } of done) byKey.delete(key)
  return [...byKey.values()]
}

/** Enters what became of items, and adds it to the run's counts. */
export async function recordItems(tx: Tx, runId: number, items: readonly NewItem[]): Promise<void> {
  if (items.length === 0) return
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
  const { made, known, undecided, refused } = {
    made: number('made'),
    known: number('known'),
    undecided: number('undecided'),
    refused: number('refused'),
  }
  await tx.importRun.update({ where: { id: runId }, data: { made, known, undecided, refused } })
}

/** A text of an input, which may hold anything, as far as it can be stored. */
function cut(text: string, most: number): string {
  const stored = storable(text)
  return stored.length > most ? `${storable(stored.slice(0, most - 1))}…` : stored
}
