import pg from 'pg'
import { PURGE_CHANNEL } from '#lib/page-cache/purge-tags.ts'

/** The tags of every purge that is announced while `work` runs, one list an announcement. */
export async function purgedTags(work: () => Promise<unknown>): Promise<string[][]> {
  const listener = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await listener.connect()
  const announced: string[][] = []
  listener.on('notification', ({ payload = '[]' }) => announced.push(JSON.parse(payload)))
  await listener.query(`LISTEN ${PURGE_CHANNEL}`)
  await work()
  // Notifications of what is committed arrive before the answer to the next statement.
  await listener.query('SELECT 1')
  await listener.end()
  return announced
}
