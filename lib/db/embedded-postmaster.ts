import { totalmem } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../start-error.ts'
import { endBackends } from './embedded-backends.ts'
import { reasonIn } from './embedded-cluster.ts'
import type { Runner } from './embedded-runner.ts'

/** One run of Postgres's server process. */
export type Postmaster = {
  pid: number
  /** Settles when the process is gone, with what it said last. */
  ended: Promise<string>
  kill(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void
}

/** So long its last words may take, which other processes of the server hold open. */
const LAST_WORDS_MS = 200
const BOUND_BY_ANOTHER = /could not bind|could not create any TCP\/IP sockets/

export type PostmasterOptions = {
  data: string
  port: number
  settings: Record<string, string>
  signal?: AbortSignal | undefined
}

/** The port was free a moment ago and no longer is. */
export class PortTaken extends Error {}

/**
 * Starts Postgres on a cluster, on the loopback interface only, and waits until it takes connections, or is told by
 * `signal` not to.
 * @throws StartError with what it said | PortTaken | the signal's reason, once the server is gone
 */
export async function startPostmaster(
  runner: Runner,
  { data, port, settings, signal }: PostmasterOptions,
): Promise<Postmaster> {
  signal?.throwIfAborted()
  const all = { ...fixed, ...settings, port: String(port) }
  const words = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = runner.run('postgres', ['-D', data, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message)).once('exit', () => resolve(''))
  })
  const heard = new Promise((resolve) => child.once('close', resolve))
  const ended = gone.then(async (failure) => {
    endBackends(data)
    await Promise.race([heard, sleep(LAST_WORDS_MS)])
    return failure || said
  })
  const ready = new Promise<true>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-8_000)
      if (said.includes('database system is ready to accept connections')) resolve(true)
    })
  })
  const refuse = () => child.kill('SIGQUIT')
  signal?.addEventListener('abort', refuse, { once: true })
  const first = await Promise.race([ready, ended])
  signal?.removeEventListener('abort', refuse)
  if (signal?.aborted) await ended
  signal?.throwIfAborted()
  if (first === true) return { pid: child.pid ?? 0, ended, kill: (signal) => child.kill(signal) }
  if (BOUND_BY_ANOTHER.test(first)) throw new PortTaken(first)
  throw new StartError(`Postgres does not start: ${reasonIn(first)}`)
}

const MB = 1_048_576
/** An eighth of the machine's memory, of which only what is used is taken: a million counters want more than the 128 MB of
 *  Postgres's own default. */
const bufferMb = Math.min(512, Math.max(128, Math.round(totalmem() / 8 / MB)))

const fixed = {
  shared_buffers: `${bufferMb}MB`,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // `log` ranks above `error` here: what happens to the server is heard, a refused statement is the caller's matter.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  // A page is logged whole when it is first written to after a checkpoint; counters are mostly noughts.
  wal_compression: 'pglz',
  // Before it recovers a server has everything written to disk that may not be there: file by file that takes seconds,
  // for a thousand files of which none has changed. Only Linux can do it at once.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
}
