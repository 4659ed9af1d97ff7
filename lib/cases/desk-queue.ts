import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { databaseNow } from '#lib/db/database-now.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { CaseDemand, CaseKind, CaseOutcome, CaseState } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import {
  clocksOfDesk,
  clocksOfStates,
  limitsOfDesk,
  type RunningClock,
  runningClocks,
} from './desk-clocks.ts'
import { awaitsWeighing, hasLateCounter, lateCounterAt, unforwarded } from './late-counters.ts'
import { hasUnread, unreadMessages, writtenByJoined } from './unread-messages.ts'

/** Which cases the desk's list holds: all that are open, or that a statement has reached after their removal, where no state is asked for. */
export type QueueFilter = {
  state?: CaseState
  kind?: CaseKind
  /** The number of a case or of an article, or words of an article's title. */
  q?: string
  /** From 1. */
  page?: number
}

export type QueueRow = {
  id: number
  version: number
  kind: CaseKind
  state: CaseState
  outcome: CaseOutcome | null
  demand: CaseDemand
  receivedAt: Date
  closedAt: Date | null
  /** Those of the portal's articles that it is about, and how many other addresses. */
  articles: { id: number; title: string }[]
  otherUrls: number
  missing: number
  /** The running ones, the first to end before the others. */
  clocks: RunningClock[]
  /** Whether a second person must confirm something. */
  waitsForSecond: boolean
  /** How many letters of its sides came after an editor last acted. */
  unread: number
  /** Whether a statement that came after the removal waits for an editor to weigh it. */
  hasLateCounter: boolean
}

export type CaseQueue = {
  items: QueueRow[]
  hasMore: boolean
  /** How many there are of each state under the rest of the filter. */
  counts: Partial<Record<CaseState, number>>
  /** The database's time, by which clocks are told. */
  now: Date
}

const AT_ONCE = 50
const idRow = z.object({ id: z.number() })
const countRow = z.object({ state: z.string(), number: z.number() })

/** The cases of a state, or all that wait for something: those whose running clock ends first before the others, a statement after a removal since it came,
 *  closed ones newest first.
 *  @throws DomainError forbidden */
export async function listCases(editor: Editor, filter: QueueFilter): Promise<CaseQueue> {
  permit(editor, 'case.read')
  const { state, page = 1 } = filter
  const narrowed = Prisma.join([Prisma.sql`true`, ...conditionsOf(filter)], ' AND ')
  const ofState = state
    ? Prisma.sql`c.state = ${state}::case_state`
    : Prisma.sql`(c.state <> 'closed' OR ${hasLateCounter})`
  const order =
    state === 'closed'
      ? Prisma.sql`c.closed_at DESC, c.id DESC`
      : Prisma.sql`coalesce(${dueOf}, ${lateCounterAt}) ASC NULLS LAST, c.id`
  const queued = queryRows(
    idRow,
    Prisma.sql`
      SELECT c.id FROM rights_case AS c WHERE ${narrowed} AND ${ofState}
      ORDER BY ${order} LIMIT ${AT_ONCE + 1} OFFSET ${(page - 1) * AT_ONCE}`,
  )
  const counted = queryRows(
    countRow,
    Prisma.sql`SELECT c.state::text, count(*)::int AS number FROM rights_case AS c WHERE ${narrowed} GROUP BY c.state`,
  )
  const [ids, counts] = await Promise.all([queued, counted])
  const found = ids.map(({ id }) => id)
  return {
    items: await rowsOf(found.slice(0, AT_ONCE)),
    hasMore: found.length > AT_ONCE,
    counts: Object.fromEntries(counts.map((row) => [row.state, row.number])),
    now: await databaseNow(),
  }
}

/** The end of the clock that ends first, of those that run in the case's state. */
const dueOf = Prisma.sql`(
  SELECT min(k.due_at) FROM (
    SELECT max(due_at) AS due_at FROM case_clock
    WHERE case_id = c.id AND stopped_at IS NULL AND c.state::text || ':' || kind::text = ANY (${[...clocksOfStates]})
      AND (c.state = 'received' OR c.accepted_at IS NULL OR started_at >= c.accepted_at)
    GROUP BY kind
  ) AS k)`

function conditionsOf({ kind, q = '' }: QueueFilter): Prisma.Sql[] {
  const conditions = kind ? [Prisma.sql`c.kind = ${kind}::case_kind`] : []
  const sought = q.trim()
  const [, number] = /^(?:C-?)?0*([1-9]\d{0,8})$/i.exec(sought) ?? []
  if (number !== undefined)
    conditions.push(Prisma.sql`(c.id = ${Number(number)} OR EXISTS (
      SELECT FROM case_article AS a WHERE a.case_id = c.id AND a.article_id = ${Number(number)}))`)
  else if (sought !== '')
    conditions.push(Prisma.sql`EXISTS (
      SELECT FROM case_article AS a JOIN article ON article.id = a.article_id
      WHERE a.case_id = c.id AND strpos(lower(article.title), lower(${sought})) > 0)`)
  return conditions
}

async function rowsOf(ids: readonly number[]): Promise<QueueRow[]> {
  const rows = await db().rightsCase.findMany({
    where: { id: { in: [...ids] } },
    include: {
      articles: { include: { article: { select: { id: true, title: true } } }, orderBy: { id: 'asc' } },
      clocks: { where: { stoppedAt: null }, select: { kind: true, startedAt: true, dueAt: true } },
      approvals: { where: { confirmedAt: null, endedAt: null }, select: { id: true }, take: 1 },
      messages: { where: { isIncoming: true }, select: { at: true, isIncoming: true } },
      merged: writtenByJoined,
      steps: { where: { editorId: { not: null } }, select: { at: true, editorId: true, event: true } },
      counterNotices: unforwarded,
    },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { version, kind, state, outcome, demand, receivedAt, closedAt } = row
    const articles = row.articles.flatMap(({ article }) => (article ? [article] : []))
    return {
      ...{ id, version, kind, state, outcome, demand, receivedAt, closedAt, articles },
      otherUrls: row.articles.length - articles.length,
      missing: row.missing.length,
      clocks: runningClocks(state, row.clocks, row.acceptedAt),
      waitsForSecond: row.approvals.length > 0,
      hasLateCounter: row.outcome === 'removed' && awaitsWeighing(row.counterNotices, row.steps),
      unread: unreadMessages(
        state,
        [row, ...row.merged].flatMap(({ messages }) => messages),
        row.steps,
      ),
    }
  })
}

/** What waits for the desk: how many cases, and whether a limit has passed. */
export type WaitingCases = { number: number; isLate: boolean }

/** Whether one of these clocks, as `state:kind`, runs for the case `c`, or has ended without being stopped. */
const runs = (clocks: readonly string[], due = Prisma.sql`true`) => Prisma.sql`EXISTS (
  SELECT FROM case_clock AS k WHERE k.case_id = c.id AND k.stopped_at IS NULL AND ${due}
    AND c.state::text || ':' || k.kind::text = ANY (${[...clocks]})
    AND (c.state = 'received' OR c.accepted_at IS NULL OR k.started_at >= c.accepted_at))`

const waitingRow = z.object({ number: z.number(), late: z.number() })

/** How many cases wait for an editor: those for which a clock of the desk runs or has passed, what a second person must confirm,
 *  letters of the sides, and statements that came after a removal.
 *  @throws DomainError forbidden */
export async function countWaitingCases(editor: Editor): Promise<WaitingCases> {
  permit(editor, 'case.read')
  const [row] = await queryRows(
    waitingRow,
    Prisma.sql`
      SELECT count(*)::int AS number,
        (count(*) FILTER (WHERE ${runs(limitsOfDesk, Prisma.sql`k.due_at <= now()`)}))::int AS late
      FROM rights_case AS c
      WHERE ${runs(clocksOfDesk)} OR ${hasUnread} OR ${hasLateCounter}
        OR c.state <> 'closed' AND EXISTS (
        SELECT FROM case_approval AS a WHERE a.case_id = c.id AND a.confirmed_at IS NULL AND a.ended_at IS NULL)`,
  )
  return { number: row?.number ?? 0, isLate: (row?.late ?? 0) > 0 }
}
