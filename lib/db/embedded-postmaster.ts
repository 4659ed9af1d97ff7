import { reasonIn } from './embedded-cluster.ts'
import type { Runner } from './embedded-runner.ts'
import { StartError } from './start-error.ts'

/** One run of Postgres's server process. */
export type Postmaster = {
  pid: number
  /** Settles when the process is gone, with what it said last. */
  ended: Promise<string>
  kill(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void
}

const BOUND_BY_ANOTHER = /could not bind|could not create any TCP\/IP sockets/

/** The port was free a moment ago and no longer is. */
export class PortTaken extends Error {}

/**
 * Starts Postgres on a cluster, on the loopback interface only, and waits until it takes connections.
 * @throws StartError with what it said | PortTaken
 */
export async function startPostmaster(
  runner: Runner,
  { data, port, settings }: { data: string; port: number; settings: Record<string, string> },
): Promise<Postmaster> {
  const all = { ...fixed, ...settings, port: String(port) }
  const words = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = runner.run('postgres', ['-D', data, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message)).once('close', () => resolve(said))
  })
  const ready = new Promise<true>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-8_000)
      if (said.includes('database system is ready to accept connections')) resolve(true)
    })
  })
  const first = await Promise.race([ready, ended])
  if (first === true) return { pid: child.pid ?? 0, ended, kill: (signal) => child.kill(signal) }
  if (BOUND_BY_ANOTHER.test(first)) throw new PortTaken(first)
  throw new StartError(`Postgres does not start: ${reasonIn(first)}`)
}

const fixed = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // `log` ranks above `error` here: what happens to the server is heard, a refused statement is the caller's matter.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}
