import type { ClientBase, Pool } from 'pg'

/** Independent of the database's default: a view is acknowledged only when it is on disk. */
export const BEGIN_DURABLY = `BEGIN; SET LOCAL synchronous_commit = on; SET LOCAL statement_timeout = '5s'`

/** Runs `write` with a connection of the pool; the connection is closed when it fails. */
export async function withWriter<T>(pool: Pool, write: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  // A broken connection fails its query and emits an error, which must have a listener.
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
