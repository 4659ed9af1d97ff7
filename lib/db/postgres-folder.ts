import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import {
  assertWritable,
  DatabaseStartError,
  failureOf,
  type PostgresPrograms,
  postgresPrograms,
  type RunAs,
  runAs,
} from './postgres-program.ts'

/** The superuser of the embedded server, and the name of its one database. */
export const USER = 'citysite'

/** Where the embedded server's data, password, log and present address lie. */
export type Place = {
  folder: string
  data: string
  log: string
  password: string
  address: string
  programs: PostgresPrograms
  as: RunAs
}

export async function layOut(given: string): Promise<Place> {
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
export async function endLeftOver({ data }: Place): Promise<void> {
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

export async function ownPassword({ password }: Place): Promise<string> {
  if (!(await exists(password))) await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 })
  return (await readFile(password, 'utf8')).trim()
}

/** Makes the database where there is none yet. Into a folder beside, renamed when it is whole: one broken off half-way is never taken for a database. */
export async function initialise(place: Place): Promise<void> {
  if (await exists(join(place.data, 'PG_VERSION'))) return
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
    throw new DatabaseStartError(failureOf(said, `the database could not be made in ${place.data}`), {
      cause: error,
    })
  }
  await rename(fresh, place.data)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
