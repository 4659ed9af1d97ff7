import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

/** Runs `work` on the embedded database of a data folder while its portal runs. */
export async function withStore<T>(folder: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { url } = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8')) as { url: string }
  const client = new pg.Client({ connectionString: url })
  // Some tests stop the server meanwhile; then `work` fails, which is the only error to report.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export type Counted = { total: number; hours: number; adjustments: number; receipts: number }

/** The seed article's counter and all its parts. */
export function countedOf(folder: string): Promise<Counted> {
  return withStore(folder, async (client) => {
    const { rows } = await client.query<Counted>(
      `SELECT (SELECT total FROM view_counter WHERE article_id = 1)::int AS total,
        (SELECT coalesce(sum(human), 0) FROM view_hour WHERE article_id = 1)::int AS hours,
        (SELECT coalesce(sum(amount), 0) FROM view_adjustment WHERE article_id = 1)::int AS adjustments,
        (SELECT count(*) FROM view_receipt)::int AS receipts`,
    )
    return rows[0] ?? { total: 0, hours: 0, adjustments: 0, receipts: 0 }
  })
}

/** The process id of the embedded server. */
export async function postgresPid(folder: string): Promise<number> {
  const [pid] = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  return Number(pid)
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
