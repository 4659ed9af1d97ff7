import cluster from 'node:cluster'
import { createServer, type Server } from 'node:http'
import next from 'next'
import { step } from './deploy/steps.mjs'
import { completeConfig, config, secret } from './lib/config.ts'
import { closeDatabase } from './lib/db/client.ts'
import { migrate } from './lib/db/migrate.ts'
import { setUpPath } from './lib/editors/set-up.ts'
import { seedNewDatabase } from './lib/imports/seed.ts'
import { startJobs, stopJobs } from './lib/jobs/jobs.ts'
import { logs } from './lib/logs.ts'
import type { Handler } from './lib/page-cache/capture.ts'
import type { PageCache } from './lib/page-cache/page-cache.ts'
import { closeServer } from './lib/server/close-server.ts'
import { Crew } from './lib/server/crew.ts'
import { settleForwarded } from './lib/server/forwarded.ts'
import { isKnownMethod } from './lib/server/known-method.ts'
import { requestLimit } from './lib/server/limit-requests.ts'
import { listen } from './lib/server/listen.ts'
import { openDatabase } from './lib/server/open-database.ts'
import { portalCache } from './lib/server/page-cache.ts'
import { settleHeaders } from './lib/server/settle-headers.ts'
import { settlePath } from './lib/server/settle-path.ts'
import { standingHeaders } from './lib/server/standing-headers.ts'
import { stopping } from './lib/server/stopping.ts'
import { obeyCrew, refuseCrew } from './lib/server/worker.ts'
import { drainViews, viewQueue } from './lib/views/queue.ts'
import { viewLane } from './lib/web/view-lane.ts'

/** Who does not finish his request in this time has gone away, or means harm; a form of 4 MB takes a phone less. */
const patience = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }
const developing = process.env.NODE_ENV === 'development'
const { atStop, refuseToStart, stop } = stopping()
await start().catch(refuseToStart)

/** Alone, or as one of several processes: the one that holds the database, or one of those that answer requests. */
function start(): Promise<void> {
  if (cluster.isWorker) return startWorker()
  return config().webConcurrency > 1 && !developing ? startCrew() : startAlone()
}

/** From nothing to the first answered request. Requests that come earlier wait for it. */
async function startAlone(): Promise<void> {
  process.on('SIGUSR2', () => logs().warn('there is one process only, and none to put in its place'))
  const door = await openDoor()
  await prepareDatabase()
  await step('pages', () => door.open())
  await sayWhere()
}

/** Holds database, jobs and port for workers, which answer the requests. */
async function startCrew(): Promise<void> {
  const crew = new Crew()
  process.on('SIGUSR2', () => crew.renew())
  atStop(() => crew.stop())
  const size = config().webConcurrency
  completeConfig({ port: await crew.start(size) })
  await prepareDatabase()
  // Before the jobs and the database they need.
  atStop(() => crew.stop())
  const opening = { databaseUrl: config().databaseUrl ?? '', secret: secret() }
  await step('pages', () => crew.open(opening).then(() => `${size} workers`))
  await sayWhere()
}

async function startWorker(): Promise<void> {
  const door = await openDoor().catch(refuseCrew)
  atStop(closeDatabase)
  obeyCrew(door, stop)
}

/** Opens the port; requests wait until `open` has made the pages. */
async function openDoor() {
  const ready = Promise.withResolvers<Handler>()
  // Only the development server speaks another protocol; an offer of HTTP/2 is answered in HTTP/1.1.
  const server = createServer({ shouldUpgradeCallback: () => developing, ...patience })
  completeConfig({ port: await listen(server, config().host, config().port) })
  const kept = portalCache(beforeThePages(ready.promise), { developing })
  server.on('request', frontDoor(kept.cache))
  return {
    purge: kept.purge,
    open: async () => {
      // Its metrics are there from the start, not from the first view on.
      viewQueue()
      await kept.open()
      atStop(kept.close)
      ready.resolve(await openPages(server))
      atStop(drainViews)
      atStop(() => closeServer(server, 10_000))
    },
  }
}

/** Where every request comes in; the page of an article that everybody reads goes out again right here. */
function frontDoor(cache: PageCache): Handler {
  return (request, response) => {
    settlePath(request, { developing })
    cache.handle(request, response)
  }
}

/** What a request passes that no kept page answers: the counting of views, or the pages. */
function beforeThePages(ready: Promise<Handler>): Handler {
  const { siteUrl, trustProxy } = config()
  const addStandingHeaders = standingHeaders(siteUrl)
  const isAdmitted = requestLimit()
  return async (request, response) => {
    addStandingHeaders(response)
    if (!isKnownMethod(request, response) || !isAdmitted(request, response)) return
    settleForwarded(request, trustProxy)
    settleHeaders(request)
    const pages = await ready
    if (!viewLane(request, response)) await pages(request, response)
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

async function sayWhere(): Promise<void> {
  const { siteUrl, host, port, contactEmail } = config()
  const setUp = await setUpPath()
  const isLocal = new URL(siteUrl).hostname === 'localhost'
  process.stdout.write(`\n${config().siteName} is ready: ${siteUrl}\n`)
  if (!isLocal) process.stdout.write(`listening on: http://${host}:${port}\n`)
  if (setUp) process.stdout.write(`first editor, once:  ${siteUrl}${setUp}\n`)
  if (!contactEmail)
    process.stdout.write(
      'readers cannot complain yet: set CONTACT_EMAIL to the address that is read for it\n',
    )
}
