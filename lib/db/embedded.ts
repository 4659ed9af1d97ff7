import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { endLeftOver, initialise, layOut, ownPassword, USER } from './postgres-folder.ts'
import { createDatabase, PostgresServer, type ServerOptions } from './postgres-server.ts'

export type EmbeddedPostgres = { url: string; readonly pid: number; stop: () => Promise<void> }

/**
 * Starts the real Postgres that lives in `folder/postgres` (made at the first start) on a free port of loopback, and
 * starts it again when somebody kills it. `folder/postgres.json` tells other processes its address while it runs.
 * @throws DatabaseStartError
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: ServerOptions = {},
): Promise<EmbeddedPostgres> {
  const place = await layOut(folder)
  await endLeftOver(place)
  const password = await ownPassword(place)
  await initialise(place)
  const port = await freePort()
  const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/${USER}`
  const server = new PostgresServer(place, port, url, options)
  await server.start()
  await createDatabase(url)
  await writeFile(place.address, JSON.stringify({ url, pid: server.pid }), { mode: 0o600 })
  return {
    url,
    get pid() {
      return server.pid
    },
    stop: () => server.stop(),
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
