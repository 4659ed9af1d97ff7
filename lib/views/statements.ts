import type { ClientBase } from 'pg'
import type { ArticleStatus, TakeDownReason } from '#lib/db/generated/enums.ts'
import type { ViewEvent } from './event.ts'
import type { Window } from './repeats.ts'
import { tallyByArticle, tallyByHour } from './tally.ts'

// The statements of a batch. Each locks its rows in the order of the table's key, and all batches run them in the same
// order, so that there is no deadlock between instances.

/** What the database knows about a view before it is counted. */
export type Received = {
  status: ArticleStatus | null
  reason: TakeDownReason | null
  /** Whether the view's id is new here. */
  fresh: boolean
  /** The time of the visitor's last view of this article, in milliseconds; null for a new visitor. */
  seen: number | null
}

/**
 * Reads the article of each view and, if it is published, inserts the view's id and the visitor, and locks the visitor's
 * row until the commit. One result a view, in order.
 */
export async function receive(client: ClientBase, events: readonly ViewEvent[]): Promise<Received[]> {
  const { rows } = await client.query<Received>({
    name: 'view-receive',
    text: receiving,
    values: given(events),
  })
  return rows
}

function given(events: readonly ViewEvent[]) {
  // Many views of a batch have the same time, whose text is computed once.
  let last = { at: Number.NaN, text: '' }
  const times = events.map(({ at }) => {
    if (at.getTime() !== last.at) last = { at: at.getTime(), text: at.toISOString() }
    return last.text
  })
  const column = <T>(of: (event: ViewEvent) => T) => events.map(of)
  return [
    column(({ articleId }) => articleId),
    column(({ pageHour }) => pageHour),
    column(({ viewId }) => viewId),
    times,
    column(({ keys: [now] }) => now?.slot ?? null),
    column(({ keys: [now] }) => now?.key ?? null),
    column(({ keys: [, before] }) => before?.slot ?? null),
    column(({ keys: [, before] }) => before?.key ?? null),
  ]
}

// The upsert of visitors changes nothing in a known row, but locks and reads it. Only an inserted row has xmax 0.
const receiving = `
  WITH given AS (
    SELECT * FROM unnest($1::int[], $2::int[], $3::uuid[], $4::timestamptz[], $5::int[], $6::bytea[], $7::int[],
      $8::bytea[]) WITH ORDINALITY
      AS given (article_id, hour, view_id, at, slot, key, old_slot, old_key, place)
  ), known AS MATERIALIZED (
    SELECT article.id, status, reason FROM article
    LEFT JOIN takedown ON article_id = article.id AND restored_at IS NULL
    WHERE article.id = ANY ($1::int[])
  ), fresh_ids AS (
    INSERT INTO view_receipt (hour, view_id)
    SELECT hour, view_id FROM given JOIN known ON id = article_id WHERE status = 'published' ORDER BY hour, view_id
    ON CONFLICT (hour, view_id) DO NOTHING RETURNING hour, view_id
  ), met AS (
    INSERT INTO view_visitor AS visitor (slot, key, seen_at)
    SELECT either.slot, either.key, max(at) FROM given JOIN fresh_ids USING (hour, view_id),
      LATERAL (VALUES (slot, key), (old_slot, old_key)) AS either (slot, key)
    WHERE either.key IS NOT NULL GROUP BY either.slot, either.key ORDER BY either.slot, either.key
    ON CONFLICT (slot, key) DO UPDATE SET seen_at = visitor.seen_at
    RETURNING slot, key, CASE WHEN xmax <> 0 THEN (extract(epoch FROM seen_at) * 1000)::float8 END AS seen
  )
  SELECT status, reason, fresh_ids.view_id IS NOT NULL AS fresh, greatest(met.seen, old.seen) AS seen
  FROM given LEFT JOIN known ON id = article_id LEFT JOIN fresh_ids USING (hour, view_id)
  LEFT JOIN met USING (slot, key) LEFT JOIN met AS old ON (old.slot, old.key) = (old_slot, old_key)
  ORDER BY place`

/** Extends the windows of known visitors. */
export async function moveWindows(client: ClientBase, windows: readonly Window[]): Promise<void> {
  if (windows.length === 0) return
  await client.query({
    name: 'view-windows',
    text: `UPDATE view_visitor AS visitor SET seen_at = given.seen_at
           FROM unnest($1::int[], $2::bytea[], $3::timestamptz[]) AS given (slot, key, seen_at)
           WHERE (visitor.slot, visitor.key) = (given.slot, given.key)`,
    values: [
      windows.map(({ slot }) => slot),
      windows.map(({ key }) => key),
      windows.map(({ seen }) => new Date(seen).toISOString()),
    ],
  })
}

/** Adds counted views to the counters, then to the hours; returns the changed totals by article. */
export async function addViews(
  client: ClientBase,
  counted: readonly ViewEvent[],
): Promise<Map<number, number>> {
  if (counted.length === 0) return new Map()
  const added = client.query<{ article_id: number; total: string }>({
    name: 'view-counters',
    text: `INSERT INTO view_counter AS counter (article_id, total, robot, preview, suspect, staff)
           SELECT * FROM unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[])
             AS given (article_id, total, robot, preview, suspect, staff) ORDER BY article_id
           ON CONFLICT (article_id) DO UPDATE SET
             total = counter.total + excluded.total, robot = counter.robot + excluded.robot,
             preview = counter.preview + excluded.preview, suspect = counter.suspect + excluded.suspect,
             staff = counter.staff + excluded.staff
           RETURNING article_id, total`,
    values: columns(tallyByArticle(counted)),
  })
  const hours = tallyByHour(counted)
  const noted = client.query({
    name: 'view-hours',
    text: `INSERT INTO view_hour AS counter (article_id, human, robot, preview, suspect, staff, hour)
           SELECT * FROM unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::timestamptz[])
             AS given (article_id, human, robot, preview, suspect, staff, hour) ORDER BY hour, article_id
           ON CONFLICT (hour, article_id) DO UPDATE SET
             human = counter.human + excluded.human, robot = counter.robot + excluded.robot,
             preview = counter.preview + excluded.preview, suspect = counter.suspect + excluded.suspect,
             staff = counter.staff + excluded.staff`,
    values: [...columns(hours), hours.map(({ hour }) => hour.toISOString())],
  })
  const [{ rows }] = await Promise.all([added, noted])
  return new Map(rows.map(({ article_id, total }) => [article_id, Number(total)]))
}

function columns(tallies: ReturnType<typeof tallyByArticle>): number[][] {
  return (['articleId', 'human', 'robot', 'preview', 'suspect', 'staff'] as const).map((column) =>
    tallies.map((tally) => tally[column]),
  )
}

/** The totals of these articles. */
export async function totals(client: ClientBase, articleIds: number[]): Promise<Map<number, number>> {
  if (articleIds.length === 0) return new Map()
  const { rows } = await client.query<{ article_id: number; total: string }>({
    name: 'view-totals',
    text: 'SELECT article_id, total FROM view_counter WHERE article_id = ANY ($1::int[])',
    values: [articleIds],
  })
  return new Map(rows.map(({ article_id, total }) => [article_id, Number(total)]))
}
