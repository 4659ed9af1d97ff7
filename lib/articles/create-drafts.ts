import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Origin } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Fingerprint } from '../near-duplicates/fingerprint.ts'
import { assertPlace } from './content.ts'
import { contentColumn, rowFields } from './fields.ts'
import { recordChanges } from './record-changes.ts'
import type { Content } from './schema.ts'
import { sourceIdsOf } from './source-ids.ts'

/** A text that is to be a draft, and what is known of it beside what an editor fills in. */
export type NewDraft = {
  origin: Origin
  content: Content
  /** When it was taken from where it comes from; null for what was written here. */
  collectedAt: Date | null
  /** By what its text is compared, where that was computed before. */
  fingerprint?: Fingerprint
}

const DRAFT = { version: 1 } as const

/**
 * Starts many articles as drafts in a few statements, whatever their number; each leaves behind what `draft` leaves.
 * @param details added to each audit entry
 * @returns their numbers, in the order of the drafts
 * @throws DomainError invalid-input (a city or a column)
 */
export async function createDrafts(
  tx: Tx,
  actor: Actor,
  drafts: readonly NewDraft[],
  details: Prisma.InputJsonObject = {},
): Promise<number[]> {
  if (drafts.length === 0) return []
  await assertPlaces(tx, drafts)
  const ids = await nextIds(tx, drafts.length)
  await insert(tx, drafts, ids)
  const changes = drafts.map(({ content, origin, fingerprint }, at) => ({
    article: { id: ids[at] ?? 0, ...DRAFT },
    text: content,
    fingerprint,
    details: { origin, ...DRAFT, ...details },
  }))
  await recordChanges(tx, { move: 'draft', by: actor }, changes)
  return ids
}

async function assertPlaces(tx: Tx, drafts: readonly NewDraft[]): Promise<void> {
  const places = new Map(drafts.map(({ content }) => [`${content.cityId}/${content.columnId}`, content]))
  for (const content of places.values()) await assertPlace(tx, content)
}

async function nextIds(tx: Tx, number: number): Promise<number[]> {
  const rows = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`
      SELECT nextval(pg_get_serial_sequence('article', 'id'))::int AS id FROM generate_series(1, ${number})`,
    tx,
  )
  return rows.map(({ id }) => id)
}

const columns = Prisma.join(
  ['id', 'origin', 'collected_at', 'source_id', 'body', ...rowFields.map(contentColumn)].map((column) =>
    Prisma.raw(column),
  ),
)

async function insert(tx: Tx, drafts: readonly NewDraft[], ids: readonly number[]): Promise<void> {
  const sources = await sourceIdsOf(
    tx,
    drafts.flatMap(({ content }) => content.sourceName ?? []),
  )
  const rows = drafts.map(({ origin, content, collectedAt }, at) => ({
    id: ids[at],
    origin,
    collected_at: collectedAt,
    source_id: content.sourceName === null ? null : sources.get(content.sourceName),
    body: content.body,
    ...Object.fromEntries(rowFields.map((field) => [contentColumn(field), content[field]])),
  }))
  await tx.$executeRaw`
    INSERT INTO article (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::article, ${JSON.stringify(rows)}::jsonb)`
}
