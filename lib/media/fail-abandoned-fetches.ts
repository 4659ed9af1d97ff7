import { db } from '#lib/db/client.ts'

/**
 * Says of pictures that no job fetches any more that they were not fetched, so that an editor can have it tried again: each
 * of their tries ended with its process, or while the database was away.
 * @returns how many
 */
export async function failAbandonedFetches(): Promise<number> {
  return db().$executeRaw`
    UPDATE media SET state = 'failed', failure = 'unreachable'
    WHERE state = 'fetching' AND deleted_at IS NULL AND NOT EXISTS (
      SELECT FROM pgboss.job
      WHERE name = 'fetch-media' AND state < 'completed' AND (data ->> 'mediaId')::int = media.id)`
}
