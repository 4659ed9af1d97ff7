import cluster from 'node:cluster'
import { createServer, type Server } from 'node:http'
import next from 'next'
import { step } from './deploy/steps.mjs'
import { completeConfig, config, secret } from './lib/config.ts'
import { closeDatabase } from './lib/db/client.ts'
import { migrate } from './lib/db/migrate.ts'
import { seedNewDatabase } from './lib/imports/seed.ts'
import { startJobs, stopJobs } from './lib/jobs/jobs.ts'
import { logs } from './lib/logs.ts'
import type { Handler } from './lib/page-cache/capture.ts'
import { postAdmission } from './lib/server/admit-post.ts'
import { closeServer } from './lib/server/close-server.ts'
import { Crew } from './lib/server/crew.ts'
import { listen } from './lib/server/listen.ts'
import { openDatabase } from './lib/server/open-database.ts'
import { type PortalCache, portalCache } from './lib/server/page-cache.ts'
import { requestHandler } from './lib/server/request-handler.ts'
import { sayWhere } from './lib/server/say-where.ts'
import { fileServer } from './lib/server/serve-files.ts'
import { stopping } from './lib/server/stopping.ts'
import { uncachedHandler } from './lib/server/uncached-handler.ts'
import { type Door, leaveCrew, obeyCrew } from './lib/server/worker.ts'
import { drainViews, viewQueue } from './lib/views/queue.ts'
import { viewLane } from './lib/web/view-lane.ts'

/** Who does not finish his request in this time has gone away, or means harm; a form of 4 MB takes a phone less. */
const patience = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }
/** Who takes nothing of his answer for so long has gone away without a word. */
const STALLED_MS = 60_000
const developing = process.env.NODE_ENV === 'development'
const { atStop, refuseToStart, stop } = stopping()
await start().catch(refuseToStart)

/** Alone, or as one of several processes: the one that holds the database, or one of those that answer requests. */
async function start(): Promise<void> {
  if (cluster.isWorker) startWorker()
  else await (config().webConcurrency > 1 && !developing ? startCrew() : startAlone())
}

/** From nothing to the first answered request. Requests that come earlier wait for it. */
async function startAlone(): Promise<void> {
  process.on('SIGUSR2', () => logs().warn('there is one process only, and none to put in its place'))
  const door = makeDoor()
  await door.listen()
  await prepareDatabase()
  await step('pages', () => door.open())
  await sayWhere()
}

/** Holds database, jobs and port for workers, which answer the requests. */
async function startCrew(): Promise<void> {
  const { webConcurrency } = config()
  const crew = new Crew(webConcurrency)
  process.on('SIGUSR2', () => crew.renew())
  atStop(() => crew.stop())
  completeConfig({ port: await crew.start() })
  await prepareDatabase()
  // Before the jobs and the database they need.
  atStop(() => crew.stop())
  const { databaseUrl = '', port } = config()
  const opening = { databaseUrl, port, secret: secret() }
  await step('pages', () => crew.open(opening).then(() => `${webConcurrency} workers`))
  await sayWhere()
}

function startWorker(): void {
  const door = makeDoor()
  atStop(closeDatabase)
  obeyCrew(door, stop)
}

/** Where requests come in: the port and the pages, to be opened in any order. */
function makeDoor(): Door {
  // The port as it was asked for: another worker may have opened it, too.
  const { host, port: asked } = config()
  const ready = Promise.withResolvers<Handler>()
  // Only the development server speaks another protocol; an offer of HTTP/2 is answered in HTTP/1.1.
  // Who names no host is answered by the request handler, in a sentence.
  const server = createServer({
    shouldUpgradeCallback: () => developing,
    requireHostHeader: false,
    ...patience,
  })
  if (!developing) server.setTimeout(STALLED_MS)
  const build = developing ? null : import.meta.dirname
  let made: PortalCache | null = null
  const cache = () => {
    made ??= portalCache(uncachedHandler(ready.promise, viewLane, postAdmission(build)), { developing })
    return made
  }
  return {
    listen: async () => {
      const port = await listen(server, host, asked)
      completeConfig({ port })
      const files = build ? fileServer(build) : null
      server.on('request', requestHandler({ cache: cache().cache, ready: ready.promise, developing, files }))
      return port
    },
    purge: (tags) => made?.purge(tags),
    open: async () => {
      // Its metrics are there from the start, not from the first view on.
      viewQueue()
      await cache().open()
      atStop(cache().close)
      ready.resolve(await openPages(server))
      atStop(drainViews)
      atStop(leaveCrew)
      atStop(() => closeServer(server, 10_000))
    },
  }
}

async function prepareDatabase(): Promise<void> {
  const database = await step('database', () => openDatabase())
  atStop(database.close)
  await step('migrations', async () => {
    const applied = await migrate(config().databaseUrl ?? '')
    return applied.length > 0 ? applied.join(', ') : 'up to date'
  })
  if (database.embedded)
    await step('first article', async () => ((await seedNewDatabase()) ? 'imported' : 'there is one'))
  await step('jobs', () => startJobs())
  atStop(stopJobs)
}

async function openPages(server: Server): Promise<Handler> {
  const { host, port } = config()
  const pages = next({ dev: developing, dir: import.meta.dirname, hostname: host, port, httpServer: server })
  await pages.prepare()
  atStop(() => pages.close())
  return pages.getRequestHandler()
}
