import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { ArticleStatus, ContributionState } from '#lib/db/generated/enums.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Editor } from '../actors/editor.ts'
import { type BoundedCount, boundedCount, MOST_COUNTED } from '../bounded-count.ts'
import { permit } from '../editors/permissions.ts'
import { type RemovedBefore, removedBefore } from '../near-duplicates/removed-before.ts'
import { contributionStateKeys } from './contribution-states.ts'

const PAGE = 40

/** Which part of the queue: a state, or the requests to take a published article down. */
export type ContributionTab = ContributionState | 'withdrawal'

const row = z.object({
  id: z.int(),
  version: z.int(),
  state: z.enum(ContributionState),
  title: z.string(),
  penName: z.string(),
  receivedAt: z.date(),
  changedAt: z.date(),
  pictures: z.int(),
  fingerprint: z.bigint().nullable(),
  repeats: z.boolean(),
  withdrawalAskedAt: z.date().nullable(),
  articleId: z.int().nullable(),
  articleStatus: z.enum(ArticleStatus).nullable(),
})

/** A line of the queue. */
export type ListedContribution = Omit<z.infer<typeof row>, 'fingerprint'> & {
  /** The removed article that its text is nearly the same as. */
  removed: RemovedBefore | null
}

export type ContributionList = {
  items: ListedContribution[]
  /** The `before` of the next page. */
  before: number | null
}

/**
 * A page of the queue: what waits for the editors in the order in which it came, the rest newest first.
 * @param before the number that the page before ended with
 * @throws DomainError forbidden
 */
export async function listContributions(
  editor: Editor,
  { tab, before = null }: { tab: ContributionTab; before?: number | null },
): Promise<ContributionList> {
  permit(editor, 'contribution.read')
  const oldestFirst = tab === 'received' || tab === 'withdrawal'
  const beyond =
    before === null
      ? Prisma.empty
      : oldestFirst
        ? Prisma.sql`AND id > ${before}`
        : Prisma.sql`AND id < ${before}`
  const order = oldestFirst ? Prisma.sql`id` : Prisma.sql`id DESC`
  const rows = await queryRows(
    row,
    Prisma.sql`
      SELECT page.id, page.version, state::text, page.title, pen_name AS "penName", received_at AS "receivedAt",
        (SELECT max(at) FROM contribution_step WHERE contribution_id = page.id) AS "changedAt",
        cardinality(media_ids) AS pictures, fingerprint, withdrawal_asked_at AS "withdrawalAskedAt",
        EXISTS (SELECT FROM contribution AS other
          WHERE other.original_hash = page.original_hash AND other.id <> page.id) AS repeats,
        article_id AS "articleId", article.status::text AS "articleStatus"
      FROM (SELECT * FROM contribution WHERE ${inTab(tab)} ${beyond} ORDER BY ${order} LIMIT ${PAGE + 1}) AS page
      LEFT JOIN article ON article.id = article_id
      ORDER BY page.${order}`,
  )
  const shown = rows.slice(0, PAGE)
  const removed = await removedBefore(
    db(),
    shown.map(({ fingerprint }) => ({ hash: fingerprint })),
  )
  return {
    items: shown.map(({ fingerprint: _, ...item }, at) => ({ ...item, removed: removed.get(at) ?? null })),
    before: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  }
}

function inTab(tab: ContributionTab): Prisma.Sql {
  return tab === 'withdrawal'
    ? Prisma.sql`withdrawal_asked_at IS NOT NULL`
    : Prisma.sql`state = ${tab}::contribution_state`
}

/** How many there are of each, up to a thousand.
 *  @throws DomainError forbidden */
export async function countContributions(editor: Editor): Promise<Record<ContributionTab, BoundedCount>> {
  permit(editor, 'contribution.read')
  const tabs: ContributionTab[] = [...contributionStateKeys, 'withdrawal']
  const counted = await queryRows(
    z.object({ tab: z.string(), number: z.int() }),
    Prisma.join(
      tabs.map(
        (tab) => Prisma.sql`SELECT ${tab}::text AS tab, count(*)::int AS number
          FROM (SELECT FROM contribution WHERE ${inTab(tab)} LIMIT ${MOST_COUNTED + 1}) AS counted`,
      ),
      ' UNION ALL ',
    ),
  )
  const of = (tab: ContributionTab) => boundedCount(counted.find((one) => one.tab === tab)?.number ?? 0)
  // Each tab, with its own number.
  return Object.fromEntries(tabs.map((tab) => [tab, of(tab)])) as Record<ContributionTab, BoundedCount>
}

/** How many wait for the editors: for a decision, or for the answer to a request, up to a thousand.
 *  @throws DomainError forbidden */
export async function countWaitingContributions(editor: Editor): Promise<BoundedCount> {
  permit(editor, 'contribution.read')
  const [counted] = await queryRows(
    z.object({ number: z.int() }),
    Prisma.sql`
      SELECT count(*)::int AS number FROM (
        SELECT FROM contribution WHERE state = 'received' OR withdrawal_asked_at IS NOT NULL
        LIMIT ${MOST_COUNTED + 1}) AS counted`,
  )
  return boundedCount(counted?.number ?? 0)
}
