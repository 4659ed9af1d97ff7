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
  /** The server process; another one after a crash. */
  readonly pid: number
  /** Ends what runs and stops the server; the folder is free then. One that does not end in `patienceMs` is ended as by
   *  a power cut. */
  stop(patienceMs?: number): Promise<void>
  /** Stops the server as a power cut would; it recovers at the next start. */
  stopAtOnce(): void
}

export type EmbeddedOptions = {
  settings?: Record<string, string>
  /** Where the server listens on 127.0.0.1; a free port by default. */
  port?: number
  /** Breaks the start off; nothing is left of it then. */
  signal?: AbortSignal | undefined
  /** Told when the server ended by itself, when it runs again, and when that takes long. */
  onCrash?: (news: CrashEvent) => void
  /** Whether other programs may use it as well; true unless said. It must then outlive them. */
  announced?: boolean
}

/**
 * Starts the portal's own Postgres on `<folder>/postgres`, made at first use, and keeps it running until `stop`: one
 * that crashes is started again on the same port. `<folder>/postgres.json` holds its address for other programs, unless
 * it is not announced.
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
  let keeper: ReturnType<typeof supervise> | undefined
  const stop = async (patienceMs?: number) => {
    await keeper?.stop(patienceMs)
    await rm(address, { force: true })
    await release()
  }
  try {
    // Of an earlier start that was killed there may be an old one.
    await rm(address, { force: true })
    const runner = await findRunner()
    const password = await prepareCluster(runner, home, options.signal)
    const data = join(home, 'postgres')
    await stopOrphan(data)
    endBackends(data)
    const { postmaster, port } = await startOnPort(runner, data, options)
    const again = () => startPostmaster(runner, { data, port, settings: options.settings ?? {} })
    const kept = supervise(postmaster, again, options.onCrash ?? (() => {}))
    keeper = kept
    const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`
    if (options.announced ?? true) await writeFile(address, JSON.stringify({ url }), { mode: 0o600 })
    return {
      url,
      get pid() {
        return kept.pid()
      },
      stop,
      stopAtOnce: kept.stopAtOnce,
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
