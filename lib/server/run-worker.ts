import cluster from 'node:cluster'
import { Socket } from 'node:net'
import { z } from 'zod'
import { completeConfig } from '../config.ts'
import { forwardOutages } from '../db/outage-log.ts'
import { metricsRegistry, readMetricsBy } from '../metrics/registry.ts'
import { onLocalPurge } from '../page-cache/purge-tags.ts'
import type { ConnectionMessage } from './connection-dispatcher.ts'
import { onRequest, sendRequest } from './ipc-requests.ts'

const PURGE_TIMEOUT_MS = 1_500
const METRICS_TIMEOUT_MS = 5_000
const NOTICE_TIMEOUT_MS = 5_000
/** A little less than the primary waits for a worker that was replaced. */
const LINGER_TIMEOUT_MS = 38_000

const openingSchema = z.object({ databaseUrl: z.string(), secret: z.string(), port: z.number() })
const stopSchema = z.object({ lingers: z.boolean() })
const tagsSchema = z.array(z.string())

/** The HTTP server of a worker. */
export type WorkerServer = {
  /** Starts Next and the page cache, once the configuration names a database. */
  open(): Promise<void>
  /** Serves a connection that the primary accepted. */
  accept(socket: Socket): void
  /** Whether, when it closes, idle connections stay open until the next response on them. */
  setLingering(lingers: boolean): void
  purgeTags(tags: readonly string[]): void
}

/** Runs this process as a worker of the pool: the primary opens, uses and stops it by IPC requests. */
export function runWorker(server: WorkerServer, shutDown: (withinMs?: number) => void): void {
  onRequest(process, 'open', async (opening) => {
    completeConfig(openingSchema.parse(opening))
    await server.open()
    return true
  })
  onRequest(process, 'purge', (tags) => server.purgeTags(tagsSchema.parse(tags)))
  onRequest(process, 'own-metrics', () => metricsRegistry().getMetricsAsJSON())
  onRequest(process, 'stop', (options) => {
    const { lingers } = stopSchema.parse(options)
    server.setLingering(lingers)
    shutDown(lingers ? LINGER_TIMEOUT_MS : undefined)
  })
  process.on('message', (message, socket) => accept(server, message, socket))
  readMetricsBy(async () => String((await sendRequest(process, 'metrics', null, METRICS_TIMEOUT_MS)) ?? ''))
  onLocalPurge((tags) => sendRequest(process, 'purge', tags, PURGE_TIMEOUT_MS))
  forwardOutages((failure) => void sendRequest(process, 'outage', failure, NOTICE_TIMEOUT_MS))
  // Handled by the primary, which replaces this process; the default action would end it.
  process.on('SIGUSR2', () => {})
  void sendRequest(process, 'ready', null, NOTICE_TIMEOUT_MS)
}

/** Tells the primary that this worker stops, and waits for its response: all connections that it sent before have arrived
 *  then, and it sends no more. Does nothing in a process that is no worker. */
export async function announceStop(): Promise<void> {
  if (cluster.isWorker) await sendRequest(process, 'stopping', null, NOTICE_TIMEOUT_MS)
}

function accept(server: WorkerServer, message: unknown, socket: unknown): void {
  if (!isConnection(message)) return
  const accepted: ConnectionMessage = { citysite: 'accepted', id: message.id }
  process.send?.(accepted, undefined, undefined, () => {})
  // Node passes no socket when the client has closed the connection already.
  if (socket instanceof Socket) server.accept(socket)
}

function isConnection(message: unknown): message is ConnectionMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'citysite' in message &&
    message.citysite === 'connection'
  )
}
