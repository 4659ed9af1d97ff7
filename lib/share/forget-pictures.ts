import { db } from '#lib/db/client.ts'

const KEPT_DAYS = 90
const BATCH = 1_000

/** Forgets the share pictures that were drawn long ago, in short batches: what is asked for again is drawn again, and the store
 *  does not fill with those that a crawler once asked for. Their files go with the weekly sweep. */
export async function forgetSharePictures(): Promise<number> {
  for (let forgotten = 0; ; ) {
    const deleted = await db().$executeRaw`
      DELETE FROM share_picture WHERE (article_id, shape) IN (
        SELECT article_id, shape FROM share_picture
        WHERE made_at < now() - ${KEPT_DAYS} * interval '1 day' ORDER BY made_at LIMIT ${BATCH})`
    forgotten += deleted
    if (deleted < BATCH) return forgotten
  }
}
