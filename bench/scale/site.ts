import pg from 'pg'
import { migrate } from '#lib/db/migrate.ts'
import { type Portal, startPortal } from '../portal.ts'
import type { Known } from './known.ts'

/** A portal over a database with so many articles. */
export type Site<Of = Known> = { articles: number; portal: Portal; client: pg.Client; known: Of }

export const SECRET = 'a-secret-of-the-bench-that-is-long-enough'

/** Creates a database of this name on the server. @returns its address */
export async function makeDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const address = new URL(server)
  address.pathname = `/${name}`
  await migrate(address.href)
  return address.href
}

/**
 * Starts a portal over a filled database, without page cache, because the database is measured.
 * @param knowing reads what the requests name
 */
export async function openSite<Of>(
  url: string,
  articles: number,
  knowing: (client: pg.Client, portal: Portal) => Promise<Of>,
): Promise<Site<Of>> {
  const portal = await startPortal({ database: { url, secret: SECRET }, env: { PAGE_CACHE_MB: '0' } })
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  try {
    await client.connect()
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements')
    return { articles, portal, client, known: await knowing(client, portal) }
  } catch (error) {
    await client.end()
    await portal.stop()
    throw error
  }
}
