import { db } from '#lib/db/client.ts'
import type { Article, WithdrawalWindow } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { WITHDRAWAL_SECONDS } from '../jobs/jobs.ts'
import type { Seen } from './schema.ts'

type Opened = {
  id: number
  /** The version that readers see from now on. */
  version: number
  /** What the publication or amendment took the place of: the article's row as it was. */
  before: Pick<Article, 'amendedAt' | 'publishedAt' | 'publicSince' | 'editorId'>
  /** The version of the text that readers saw before; null for a publication. */
  liveVersion: number | null
}

/** From now on, by the clock of the database, this publication or amendment can be withdrawn for ten seconds. */
export async function openWithdrawalWindow(
  tx: Tx,
  { id, version, before, liveVersion }: Opened,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM withdrawal_window WHERE article_id IN (
      SELECT article_id FROM withdrawal_window WHERE until < clock_timestamp() - interval '1 hour'
      ORDER BY until LIMIT 100 FOR UPDATE SKIP LOCKED)`
  const { amendedAt, publishedAt, publicSince, editorId } = before
  await tx.$executeRaw`
    INSERT INTO withdrawal_window (article_id, version, until, live_version, amended_at, published_at,
      public_since, editor_id)
    VALUES (${id}, ${version}, clock_timestamp() + ${WITHDRAWAL_SECONDS} * interval '1 second', ${liveVersion},
      ${amendedAt}, ${publishedAt}, ${publicSince}, ${editorId})
    ON CONFLICT (article_id) DO UPDATE SET version = excluded.version, until = excluded.until,
      live_version = excluded.live_version, amended_at = excluded.amended_at, published_at = excluded.published_at,
      public_since = excluded.public_since, editor_id = excluded.editor_id`
}

/** What can be withdrawn of an article at this version in this moment; null where there is nothing, or the time is over. */
export async function openWindowOf(tx: Tx, { id, version }: Seen): Promise<WithdrawalWindow | null> {
  const open = await tx.$queryRaw<unknown[]>`
    SELECT FROM withdrawal_window WHERE article_id = ${id} AND version = ${version} AND until > clock_timestamp()`
  return open.length > 0 ? tx.withdrawalWindow.findUnique({ where: { articleId: id } }) : null
}

/** A publication or amendment that can still be withdrawn: its version, and for how many milliseconds. */
export type Withdrawal = { version: number; leftMs: number }

/** What can be withdrawn of an article now; null where there is nothing. */
export async function withdrawalOf(articleId: number): Promise<Withdrawal | null> {
  const [open] = await db().$queryRaw<Withdrawal[]>`
    SELECT open.version, (extract(epoch FROM until - clock_timestamp()) * 1000)::int AS "leftMs"
    FROM withdrawal_window AS open JOIN article ON article.id = article_id
    WHERE article_id = ${articleId} AND article.version = open.version AND article.status = 'published'
      AND until > clock_timestamp()`
  return open ?? null
}
