import pg from 'pg'

const NO_SUCH_DATABASE = '3D000'

/** Creates the database of this URL, if it does not exist.
 *  @returns a function that removes it again; null when it existed, or cannot be reached */
export async function ensureDatabase(url: string): Promise<{ remove(): Promise<void> } | null> {
  if (!(await isMissing(url))) return null
  const name = pg.escapeIdentifier(decodeURIComponent(new URL(url).pathname.slice(1)))
  await onServer(url, `CREATE DATABASE ${name}`)
  return { remove: () => onServer(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

async function isMissing(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return false
  } catch (error) {
    // Other errors are reported when the database is opened.
    return error instanceof pg.DatabaseError && error.code === NO_SUCH_DATABASE
  } finally {
    await client.end().catch(() => {})
  }
}

/** Runs a statement in the database `postgres`, which every server has. */
async function onServer(url: string, statement: string): Promise<void> {
  const address = new URL(url)
  address.pathname = '/postgres'
  const client = new pg.Client({ connectionString: address.href, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
