import { totalmem } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '../start-error.ts'
import { endBackends } from './embedded-backends.ts'
import { reasonIn } from './embedded-cluster.ts'
import type { Runner } from './embedded-runner.ts'

/** A running server process of Postgres. */
export type Postmaster = {
  pid: number
  /** Resolves to its last output when the process has ended. */
  ended: Promise<string>
  kill(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void
}

/** How long the output may stay open after the process has ended: other processes of the server share it. */
const OUTPUT_TIMEOUT_MS = 200
const BOUND_BY_ANOTHER = /could not bind|could not create any TCP\/IP sockets/

export type PostmasterOptions = {
  data: string
  port: number
  settings: Record<string, string>
  signal?: AbortSignal | undefined
}

/** Another program has opened the port that was free a moment ago. */
export class PortTaken extends Error {}

/**
 * Starts Postgres on a cluster, on the loopback interface only, and waits until it accepts connections.
 * @throws StartError with its output | PortTaken | the signal's reason, when the server has ended
 */
export async function startPostmaster(
  runner: Runner,
  { data, port, settings, signal }: PostmasterOptions,
): Promise<Postmaster> {
  signal?.throwIfAborted()
  const all = { ...fixed, ...settings, port: String(port) }
  const words = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = runner.run('postgres', ['-D', data, ...words], { stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message)).once('exit', () => resolve(''))
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  const ended = exited.then(async (failure) => {
    endBackends(data)
    await Promise.race([closed, sleep(OUTPUT_TIMEOUT_MS)])
    return failure || output
  })
  const ready = new Promise<true>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-8_000)
      if (output.includes('database system is ready to accept connections')) resolve(true)
    })
  })
  const abort = () => child.kill('SIGQUIT')
  signal?.addEventListener('abort', abort, { once: true })
  const first = await Promise.race([ready, ended])
  signal?.removeEventListener('abort', abort)
  if (signal?.aborted) await ended
  signal?.throwIfAborted()
  if (first === true) return { pid: child.pid ?? 0, ended, kill: (signal) => child.kill(signal) }
  if (BOUND_BY_ANOTHER.test(first)) throw new PortTaken(first)
  throw new StartError(`Postgres does not start: ${reasonIn(first)}`)
}

const MB = 1_048_576
/** An eighth of the machine's memory, which is allocated as it is used. A million counters need more than Postgres's
 *  default of 128 MB. */
const bufferMb = Math.min(512, Math.max(128, Math.round(totalmem() / 8 / MB)))

const fixed = {
  shared_buffers: `${bufferMb}MB`,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // `log` ranks above `error` here: the server's own messages are logged, failed statements are not.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  // The first change of a page after a checkpoint logs the whole page; pages of counters compress well.
  wal_compression: 'pglz',
  // Before a recovery all files are flushed to disk: one by one that takes seconds for a thousand unchanged files. Only
  // Linux can flush a whole file system at once.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
}
