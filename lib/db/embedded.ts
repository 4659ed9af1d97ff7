import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { StartError } from '../start-error.ts'
import { endBackends } from './embedded-backends.ts'
import { DATABASE, prepareCluster, USER } from './embedded-cluster.ts'
import { lockFolder } from './embedded-lock.ts'
import { stopOrphan } from './embedded-orphan.ts'
import { PortTaken, startPostmaster } from './embedded-postmaster.ts'
import { findRunner, type Runner } from './embedded-runner.ts'
import { type CrashEvent, supervise } from './embedded-supervisor.ts'

export type EmbeddedPostgres = {
  url: string
  /** The number of the server process; changes with a restart. */
  readonly pid: number
  /** Aborts running statements, stops the server and releases the folder. After `timeoutMs` it stops without a
   *  checkpoint. */
  stop(timeoutMs?: number): Promise<void>
  /** Stops the server without a checkpoint; it recovers at the next start. */
  stopAtOnce(): void
}

export type EmbeddedOptions = {
  settings?: Record<string, string>
  /** The port on 127.0.0.1. Default: a free one. */
  port?: number
  /** Aborts the start, after which nothing of it is left. */
  signal?: AbortSignal | undefined
  /** Called when the server has crashed, when it runs again, and when restarts fail repeatedly. */
  onCrash?: (event: CrashEvent) => void
  /** Whether other programs may use the server, which must run longer than they do then. Default: true. */
  announced?: boolean
}

/**
 * Starts the portal's own Postgres on `<folder>/postgres`, which is created at first use, and supervises it until `stop`:
 * after a crash it is restarted on the same port. `<folder>/postgres.json` holds its address for other programs, if it is
 * announced.
 * @throws StartError in one line: folder in use, disk full, no user to run as … | the signal's reason
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const home = resolve(folder)
  await makePrivate(home)
  const release = await lockFolder(join(home, 'postgres.lock'), folder)
  const address = join(home, 'postgres.json')
  let supervisor: ReturnType<typeof supervise> | undefined
  const stop = async (timeoutMs?: number) => {
    await supervisor?.stop(timeoutMs)
    await rm(address, { force: true })
    await release()
  }
  try {
    // A start that was killed may have left one.
    await rm(address, { force: true })
    const runner = await findRunner()
    const password = await prepareCluster(runner, home, options.signal)
    const data = join(home, 'postgres')
    await stopOrphan(data)
    endBackends(data)
    const { postmaster, port } = await startOnPort(runner, data, options)
    const again = () => startPostmaster(runner, { data, port, settings: options.settings ?? {} })
    const supervised = supervise(postmaster, again, options.onCrash ?? (() => {}))
    supervisor = supervised
    const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`
    if (options.announced ?? true) await writeFile(address, JSON.stringify({ url }), { mode: 0o600 })
    return {
      url,
      get pid() {
        return supervised.pid()
      },
      stop,
      stopAtOnce: supervised.stopAtOnce,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makePrivate(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await chmod(folder, 0o700)
  } catch (error) {
    throw new StartError(`the data folder ${folder} cannot be used: ${(error as Error).message}`)
  }
}

async function startOnPort(runner: Runner, data: string, { port, settings = {}, signal }: EmbeddedOptions) {
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort())
    try {
      const postmaster = await startPostmaster(runner, { data, port: chosen, settings, signal })
      return { postmaster, port: chosen }
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error
      if (port !== undefined || attempt === 5)
        throw new StartError(`Postgres cannot listen on 127.0.0.1:${chosen}: the port is in use`)
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address ? address.port : 0
}
