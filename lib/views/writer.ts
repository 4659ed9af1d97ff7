import type { ClientBase, Pool } from 'pg'

/** Whatever the database's default is: an answer is a promise that what was counted is on disk. */
export const BEGIN_DURABLY = `BEGIN; SET LOCAL synchronous_commit = on; SET LOCAL statement_timeout = '5s'`

/** Lends a connection to `write`; one on which anything failed does not come back to the pool. */
export async function withWriter<T>(pool: Pool, write: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  // A connection that dies while it is ours says so twice: to the query, and here.
  client.on('error', ignore)
  try {
    const written = await write(client)
    client.off('error', ignore)
    client.release()
    return written
  } catch (error) {
    client.release(true)
    throw error
  }
}

function ignore(): void {}
