import cluster from 'node:cluster'
import { Socket } from 'node:net'
import { z } from 'zod'
import { completeConfig } from '../config.ts'
import { forwardOutages } from '../db/outage-log.ts'
import { metricsRegistry, readMetricsBy } from '../metrics/registry.ts'
import { onLocalPurge } from '../page-cache/purge-tags.ts'
import type { HandOver } from './connection-dispatcher.ts'
import { answer, ask } from './ipc-requests.ts'

const PURGE_WITHIN_MS = 1_500
const METRICS_WITHIN_MS = 5_000
const HEARD_WITHIN_MS = 5_000
/** A little less than the first process waits for a worker whose place another one has taken. */
const LINGER_WITHIN_MS = 38_000

const openingSchema = z.object({ databaseUrl: z.string(), secret: z.string(), port: z.number() })
const stopSchema = z.object({ lingers: z.boolean() })
const tagsSchema = z.array(z.string())

export type PooledServer = {
  /** Makes the pages, once there is a database. */
  open(): Promise<void>
  /** Answers on a connection that somebody else took. */
  accept(socket: Socket): void
  /** Whether clients keep their connections until their next answer when it closes. */
  setLingering(lingers: boolean): void
  purge(tags: readonly string[]): void
}

/** Makes this process one of a portal's workers: it opens, serves, tells and stops when the first process says so. */
export function joinPool(server: PooledServer, stop: (withinMs?: number) => void): void {
  answer(process, 'open', async (opening) => {
    completeConfig(openingSchema.parse(opening))
    await server.open()
    return true
  })
  answer(process, 'purge', (tags) => server.purge(tagsSchema.parse(tags)))
  answer(process, 'own-metrics', () => metricsRegistry().getMetricsAsJSON())
  answer(process, 'stop', (how) => {
    const { lingers } = stopSchema.parse(how)
    server.setLingering(lingers)
    stop(lingers ? LINGER_WITHIN_MS : undefined)
  })
  process.on('message', (message, socket) => accept(server, message, socket))
  readMetricsBy(async () => String((await ask(process, 'metrics', null, METRICS_WITHIN_MS)) ?? ''))
  onLocalPurge((tags) => ask(process, 'purge', tags, PURGE_WITHIN_MS))
  forwardOutages((failure) => void ask(process, 'outage', failure, HEARD_WITHIN_MS))
  // The first process replaces this one; by itself the signal would end it.
  process.on('SIGUSR2', () => {})
  void ask(process, 'present', null, HEARD_WITHIN_MS)
}

/** To be waited for before a worker closes its server: what the first process sent until it heard of that has come in. */
export async function leavePool(): Promise<void> {
  if (cluster.isWorker) await ask(process, 'leaving', null, HEARD_WITHIN_MS)
}

function accept(server: PooledServer, message: unknown, socket: unknown): void {
  if (!isHandOver(message)) return
  const accepted: HandOver = { citysite: 'accepted', id: message.id }
  process.send?.(accepted, undefined, undefined, () => {})
  // Of a client that is gone already there is nothing to hand over.
  if (socket instanceof Socket) server.accept(socket)
}

function isHandOver(message: unknown): message is HandOver {
  return (
    typeof message === 'object' &&
    message !== null &&
    'citysite' in message &&
    message.citysite === 'connection'
  )
}
