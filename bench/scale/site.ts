import pg from 'pg'
import { migrate } from '#lib/db/migrate.ts'
import { fill } from '../fill/fill.ts'
import { type Portal, startPortal } from '../portal.ts'
import { type Known, knownOf } from './known.ts'

/** A portal over a database with so many articles. */
export type Site = { articles: number; portal: Portal; client: pg.Client; known: Known }

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

/** Fills a database and starts a portal over it, without page cache, because the database is measured. */
export async function openSite(url: string, articles: number): Promise<Site> {
  await fill(url, { articles })
  const portal = await startPortal({ database: { url, secret: SECRET }, env: { PAGE_CACHE_MB: '0' } })
  try {
    const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
    await client.connect()
    await client.query('CREATE EXTENSION pg_stat_statements')
    return { articles, portal, client, known: await knownOf(client) }
  } catch (error) {
    await portal.stop()
    throw error
  }
}
