import cluster from 'node:cluster'
import type { Server } from 'node:http'
import next from 'next'
import { step } from './deploy/steps.mjs'
import { abortable } from './lib/abortable.ts'
import { completeConfig, config, secret } from './lib/config.ts'
import { closeDatabase } from './lib/db/client.ts'
import { migrate } from './lib/db/migrate.ts'
import { openDatabase } from './lib/db/open-database.ts'
import { seedNewDatabase } from './lib/imports/seed.ts'
import { startJobs, stopJobs } from './lib/jobs/jobs.ts'
import { logs } from './lib/logs.ts'
import type { OriginHandler } from './lib/page-cache/fetch-from-origin.ts'
import { postAdmission } from './lib/server/admit-post.ts'
import { closeServer, trackConnections } from './lib/server/close-server.ts'
import { httpServer } from './lib/server/http-server.ts'
import { listen } from './lib/server/listen.ts'
import { uncachedHandler } from './lib/server/origin-handler.ts'
import { type PortalCache, portalCache } from './lib/server/portal-cache.ts'
import { sayWhere } from './lib/server/print-addresses.ts'
import { requestHandler } from './lib/server/request-handler.ts'
import { joinPool, leavePool, type PooledServer } from './lib/server/run-worker.ts'
import { fileServer } from './lib/server/serve-files.ts'
import { stopping } from './lib/server/shutdown.ts'
import { warmUp } from './lib/server/warm-up.ts'
import { WorkerPool } from './lib/server/worker-pool.ts'
import { drainViews, viewQueue } from './lib/views/queue.ts'
import { viewLane } from './lib/web/view-fast-path.ts'

const developing = process.env.NODE_ENV === 'development'
const { atStop, run, stop } = stopping()
await run(start)

/** Alone, or as one of several processes: the one that holds the database, or one of those that answer requests. */
async function start(signal: AbortSignal): Promise<void> {
  if (cluster.isWorker) startWorker()
  else await (config().webConcurrency > 1 && !developing ? startPool(signal) : startAlone(signal))
}

/** From nothing to the first answered request. Requests that come earlier wait for it. */
async function startAlone(signal: AbortSignal): Promise<void> {
  process.on('SIGUSR2', () => logs().warn('there is one process only, and none to put in its place'))
  const portal = makeServer()
  await portal.listen()
  await prepareDatabase(signal)
  await step('pages', () => abortable(portal.open(), signal))
  await sayWhere()
}

/** Holds database, jobs and port for workers, which answer the requests. */
async function startPool(signal: AbortSignal): Promise<void> {
  const { webConcurrency, host, port: asked } = config()
  const pool = new WorkerPool(webConcurrency)
  process.on('SIGUSR2', () => pool.renew())
  atStop((remainingMs) => pool.stop(remainingMs))
  completeConfig({ port: await pool.start(host, asked) })
  await prepareDatabase(signal)
  // Before the jobs and the database they need.
  atStop((remainingMs) => pool.stop(remainingMs))
  const { databaseUrl = '', port } = config()
  const opened = pool.open({ databaseUrl, port, secret: secret() }).then(() => `${webConcurrency} workers`)
  await step('pages', () => abortable(opened, signal))
  await sayWhere()
}

function startWorker(): void {
  atStop(closeDatabase)
  joinPool(makeServer(), stop)
}

/** What answers requests: its port, or connections that are handed to it, and its pages, to be opened in any order. */
function makeServer(): PooledServer & { listen(): Promise<void> } {
  const ready = Promise.withResolvers<OriginHandler>()
  const server = httpServer({ developing })
  const connections = trackConnections(server)
  const hurry = Promise.withResolvers<void>()
  let lingersUntil: Promise<void> | null = null
  const build = developing ? null : import.meta.dirname
  let made: PortalCache | null = null
  // What it makes of addresses depends on the port, which is known later than this.
  const attach = () => {
    if (made) return made
    made = portalCache(uncachedHandler(ready.promise, viewLane, postAdmission(build)), { developing })
    const files = build ? fileServer(build) : null
    server.on('request', requestHandler({ cache: made.cache, ready: ready.promise, developing, files }))
    return made
  }
  return {
    listen: async () => {
      const { host, port } = config()
      completeConfig({ port: await listen(server, host, port) })
      attach()
    },
    accept: (socket) => {
      // As those that a server takes itself.
      socket.allowHalfOpen = true
      server.emit('connection', socket)
    },
    setLingering: (lingers) => {
      if (lingers) lingersUntil = hurry.promise
      else hurry.resolve()
    },
    purge: (tags) => made?.purgeTags(tags),
    open: async () => {
      // Its metrics are there from the start, not from the first view on.
      viewQueue()
      const { open, close } = attach()
      await open()
      atStop(close)
      ready.resolve(await openPages(server))
      if (cluster.isWorker) {
        // Requests are held to their time limits from here on, as by a server that listens itself.
        server.emit('listening')
        await warmUp(server)
      }
      atStop(drainViews)
      atStop((patienceMs) => closeServer(server, { connections, patienceMs, lingersUntil }))
      atStop(leavePool)
    },
  }
}

/** Each step comes to its end, or breaks off by itself, before the next one hears that the portal is to stop. */
async function prepareDatabase(signal: AbortSignal): Promise<void> {
  const database = await step('database', () => openDatabase({ signal }))
  atStop(database.close)
  signal.throwIfAborted()
  await step('migrations', async () => {
    const applied = await migrate(config().databaseUrl ?? '')
    return applied.length > 0 ? applied.join(', ') : 'up to date'
  })
  signal.throwIfAborted()
  if (database.embedded)
    await step('first article', async () => ((await seedNewDatabase()) ? 'imported' : 'there is one'))
  signal.throwIfAborted()
  atStop(stopJobs)
  await step('jobs', () => startJobs())
}

async function openPages(server: Server): Promise<OriginHandler> {
  const { host, port } = config()
  // What `next start --experimental-next-config-strip-types` sets: Node reads next.config.ts by itself, and no compiler of
  // 24 MB is loaded for it and kept.
  process.env.__NEXT_NODE_NATIVE_TS_LOADER_ENABLED = 'true'
  const pages = next({ dev: developing, dir: import.meta.dirname, hostname: host, port, httpServer: server })
  await pages.prepare()
  atStop(() => pages.close())
  return pages.getRequestHandler()
}
