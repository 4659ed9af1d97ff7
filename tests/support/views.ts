import { randomUUID } from 'node:crypto'
import { afterAll } from 'vitest'
import { db } from '#lib/db/client.ts'
import { openViewConnections } from '#lib/views/connections.ts'
import { type Beacon, countView } from '#lib/views/count.ts'
import { pageToken } from '#lib/views/page-token.ts'
import { openViewQueue, type ViewQueue } from '#lib/views/queue.ts'

export const aPhone =
  'Mozilla/5.0 (Linux; Android 14; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36'

let visitors = 0

/** A beacon of a reader who was never here, unless told otherwise. */
export function aBeacon(articleId: number, changes: Partial<Beacon> = {}, at = new Date()): Beacon {
  visitors += 1
  return {
    articleId,
    token: pageToken(articleId, at),
    viewId: randomUUID(),
    address: `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`,
    userAgent: aPhone,
    purpose: '',
    vouched: true,
    staff: false,
    ...changes,
  }
}

/** A queue with connections of its own, as another instance has them. */
export function aQueue(capacity?: number): { queue: ViewQueue; close(): Promise<void> } {
  const connections = openViewConnections(process.env.DATABASE_URL)
  const queue = openViewQueue(connections, capacity)
  return {
    queue,
    close: async () => {
      await queue.drain()
      await connections.end()
    },
  }
}

/** The queue that a test file counts with. */
export function withQueue() {
  const { queue, close } = aQueue()
  afterAll(close)
  return {
    queue,
    count: (beacon: Beacon, now = new Date()) => countView(beacon, { now, queue }),
  }
}

/** Forgets what this process knows of addresses, as one does that was just started beside it. */
export function anotherProcess(): void {
  const registry = (globalThis as { [name: symbol]: Map<string, unknown> | undefined })[
    Symbol.for('citysite')
  ]
  registry?.delete('view-budgets')
}

export async function counterOf(articleId: number) {
  return db().viewCounter.findUnique({ where: { articleId } })
}
