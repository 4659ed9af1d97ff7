import type { ClientBase, Pool } from 'pg'
import { states } from '../articles/status.ts'
import { takeDownReasons } from '../articles/take-down-reasons.ts'
import type { ViewEvent, ViewOutcome } from './event.ts'
import { findRepeats } from './repeats.ts'
import { addViews, moveWindows, type Received, receive, totals } from './statements.ts'
import { BEGIN_DURABLY, withWriter } from './writer.ts'

/**
 * Stores a batch of views in one transaction with a synchronous commit; one outcome a view, in order. Uses SQL over arrays:
 * one statement a table, where Prisma would need one a row.
 * @throws the database's error; then nothing is stored, or (the answer to COMMIT was lost) all of it, and the same view ids
 *   can be sent again in both cases
 */
export async function writeBatch(pool: Pool, events: readonly ViewEvent[]): Promise<ViewOutcome[]> {
  return withWriter(pool, (client) => store(client, events))
}

/** Two round trips: statements that are sent together do not depend on each other's results, but run in this order. */
async function store(client: ClientBase, events: readonly ViewEvent[]): Promise<ViewOutcome[]> {
  const [, rows] = await Promise.all([client.query(BEGIN_DURABLY), receive(client, events)])
  const received = new Map(events.flatMap((event, index) => (rows[index] ? [[event, rows[index]]] : [])))
  const refused = new Map(events.flatMap((event) => refusalOf(event, received.get(event))))
  const fresh = firstOfEach(events.filter((event) => received.get(event)?.fresh && !refused.has(event)))
  const { repeats, windows } = findRepeats(fresh, (event) => received.get(event)?.seen ?? null)

  const counted = new Set(fresh.filter((event) => !repeats.has(event)))
  const published = new Set(events.filter((event) => !refused.has(event)).map(({ articleId }) => articleId))
  const [, changed, unchanged] = await Promise.all([
    moveWindows(client, windows),
    addViews(client, [...counted]),
    totals(
      client,
      [...published].filter((id) => ![...counted].some(({ articleId }) => articleId === id)),
    ),
    client.query('COMMIT'),
  ])

  const views = new Map([...unchanged, ...changed])
  return events.map((event) => {
    const refusal = refused.get(event)
    if (refusal) return refusal
    const kind = counted.has(event) ? 'counted' : repeats.has(event) ? 'repeat' : 'replay'
    return { kind, views: views.get(event.articleId) ?? 0 }
  })
}

/** The refusal of a view whose article is not published; empty for one that is. */
function refusalOf(event: ViewEvent, received: Received | undefined): [ViewEvent, ViewOutcome][] {
  const { status = null, reason = null } = received ?? {}
  const state = status === null ? 'nothing' : states[status].public
  if (state === 'text') return []
  if (state === 'nothing') return [[event, { kind: 'not-found' }]]
  return [[event, { kind: reason !== null && takeDownReasons[reason].status === 451 ? 'blocked' : 'gone' }]]
}

/** The first view of each view id in a batch. */
function firstOfEach(events: readonly ViewEvent[]): ViewEvent[] {
  const first = new Map<string, ViewEvent>()
  for (const event of events) if (!first.has(event.viewId)) first.set(event.viewId, event)
  return [...first.values()]
}
