import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { openSync, rmSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import {
  assertWritable,
  DatabaseStartError,
  type PostgresPrograms,
  postgresPrograms,
  type RunAs,
  runAs,
} from './postgres-program.ts'

const USER = 'citysite'
const START_WITHIN_MS = 60_000
const RESTARTS_IN_A_ROW = 5

export type EmbeddedPostgres = { url: string; pid: number; stop: () => Promise<void> }

export type EmbeddedOptions = {
  /** Server settings on top of Postgres's own defaults. */
  settings?: Record<string, string>
  /** Told when the server ended by itself and was started again, or could not be. */
  onRestart?: (restarted: boolean) => void
}

/**
 * Starts the real Postgres that lives in `folder/postgres` (made at the first start) on a free port of loopback, and
 * starts it again when somebody kills it. `folder/postgres.json` tells other processes its address while it runs.
 * @throws DatabaseStartError
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const place = await layOut(folder)
  await endLeftOver(place)
  const password = await ownPassword(place)
  if (!(await exists(join(place.data, 'PG_VERSION')))) await initialise(place)
  const port = await freePort()
  const url = `postgresql://${USER}:${password}@127.0.0.1:${port}/${USER}`
  const server = new Server(place, port, url, options)
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

type Place = {
  folder: string
  data: string
  log: string
  password: string
  address: string
  programs: PostgresPrograms
  as: RunAs
}

async function layOut(given: string): Promise<Place> {
  const folder = resolve(given)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  assertWritable(folder)
  const at = (name: string) => join(folder, name)
  const files = {
    data: at('postgres'),
    log: at('postgres.log'),
    password: at('postgres.password'),
    address: at('postgres.json'),
  }
  return { folder, ...files, programs: await postgresPrograms(), as: runAs() }
}

/** A Postgres that outlived a portal which was killed is shut down in order before its data are opened again. */
async function endLeftOver({ data }: Place): Promise<void> {
  const first = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(first.split('\n')[0])
  if (!(pid > 0) || !(await isPostgresIn(pid, data))) return
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    signalIfAlive(pid, signal)
    for (let waited = 0; waited < 10_000; waited += 50) {
      if (!(await isPostgresIn(pid, data))) return
      await sleep(50)
    }
  }
}

/** Process numbers are used again; on Linux the command line tells whether this one is really ours. */
async function isPostgresIn(pid: number, data: string): Promise<boolean> {
  if (!signalIfAlive(pid, 0)) return false
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes(data)
}

function signalIfAlive(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

async function ownPassword({ password }: Place): Promise<string> {
  if (!(await exists(password))) await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 })
  return (await readFile(password, 'utf8')).trim()
}

/** Into a folder beside, renamed when it is whole: one broken off half-way is never taken for a database. */
async function initialise(place: Place): Promise<void> {
  const fresh = `${place.data}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { mode: 0o700 })
  const { owner, prefix } = place.as
  if (owner) await chown(fresh, owner.uid, owner.gid)
  const words = [
    '-D',
    fresh,
    '-U',
    USER,
    '-A',
    'scram-sha-256',
    `--pwfile=${place.password}`,
    '--locale=C.UTF-8',
    '--encoding=UTF8',
  ]
  const [command = '', ...rest] = [...prefix, place.programs.initdb, ...words]
  try {
    // Postgres takes its own time zone from TZ here, once and for all.
    await promisify(execFile)(command, rest, {
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
      cwd: '/',
    })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new DatabaseStartError(
      reason(said) ?? `the database could not be made in ${place.data}: ${lastLine(said)}`,
      { cause: error },
    )
  }
  await rename(fresh, place.data)
}

class Server {
  readonly #place: Place
  readonly #port: number
  readonly #url: string
  readonly #options: EmbeddedOptions
  #child: ChildProcess | undefined
  #stopping = false
  #restarts = 0

  constructor(place: Place, port: number, url: string, options: EmbeddedOptions) {
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
        throw new DatabaseStartError(reason(said) ?? `Postgres did not start: ${lastLine(said)}`)
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

async function createDatabase(url: string): Promise<void> {
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

function reason(said: string): string | null {
  if (/No space left on device|Disk quota exceeded/i.test(said))
    return 'the disk is full; Postgres needs room in the data folder'
  const version = /initialized by PostgreSQL version (\S+?),/.exec(said)
  if (version)
    return `the data folder was made by Postgres ${version[1]}, which is not the version that is installed`
  return null
}

function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) ?? ''
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
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
