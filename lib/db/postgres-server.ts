import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Place, USER } from './postgres-folder.ts'
import { DatabaseStartError, failureOf } from './postgres-program.ts'

const START_WITHIN_MS = 60_000
const RESTARTS_IN_A_ROW = 5

export type ServerOptions = {
  /** Server settings on top of Postgres's own defaults. */
  settings?: Record<string, string>
  /** Told when the server ended by itself and was started again, or could not be. */
  onRestart?: (restarted: boolean) => void
}

/** One running Postgres process, started again when it ends by itself. */
export class PostgresServer {
  readonly #place: Place
  readonly #port: number
  readonly #url: string
  readonly #options: ServerOptions
  #child: ChildProcess | undefined
  #stopping = false
  #restarts = 0

  constructor(place: Place, port: number, url: string, options: ServerOptions) {
    this.#place = place
    this.#port = port
    this.#url = url
    this.#options = options
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  async start(): Promise<void> {
    const child = this.#spawn()
    this.#child = child
    const startedAt = Date.now()
    while (!(await canConnect(this.#url))) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() - startedAt > START_WITHIN_MS) {
        child.kill('SIGQUIT')
        const said = await readFile(this.#place.log, 'utf8').catch(() => '')
        throw new DatabaseStartError(failureOf(said, 'Postgres did not start'))
      }
      await sleep(30)
    }
    child.once('exit', () => void this.#startAgain())
  }

  #spawn(): ChildProcess {
    const { as, programs, data, log } = this.#place
    const set = {
      port: String(this.#port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      ...this.#options.settings,
    }
    const settings = Object.entries(set).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const [command = '', ...words] = [...as.prefix, programs.postgres, '-D', data, ...settings]
    const output = openSync(log, 'w', 0o600)
    // A session of its own: Ctrl-C at the terminal is for the portal, which stops Postgres when its own work is done.
    return spawn(command, words, { stdio: ['ignore', output, output], detached: true, cwd: '/' })
  }

  async #startAgain(): Promise<void> {
    if (this.#stopping) return
    this.#restarts += 1
    if (this.#restarts > RESTARTS_IN_A_ROW) return this.#options.onRestart?.(false)
    await sleep(100 * this.#restarts)
    if (this.#stopping) return
    try {
      await this.start()
      this.#options.onRestart?.(true)
      await writeFile(this.#place.address, JSON.stringify({ url: this.#url, pid: this.pid }), { mode: 0o600 })
      setTimeout(() => (this.#restarts = 0), 60_000).unref()
    } catch {
      // The backends of a killed server still hold its memory for a moment.
      await this.#startAgain()
    }
  }

  /** Fast shutdown: sessions are broken off, what was committed is safe, the next start needs no recovery. */
  async stop(): Promise<void> {
    this.#stopping = true
    const child = this.#child
    rmSync(this.#place.address, { force: true })
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    const impatient = setTimeout(() => child.kill('SIGQUIT'), 10_000)
    await ended
    clearTimeout(impatient)
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: maintenance(url), connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** Makes the server's one database, at its first start. */
export async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenance(url) })
  await client.connect()
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [USER])
  if (rowCount === 0) await client.query(`CREATE DATABASE ${USER}`)
  await client.end()
}

function maintenance(url: string): string {
  const other = new URL(url)
  other.pathname = '/postgres'
  return other.href
}
