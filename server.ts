import cluster from 'node:cluster'
import type { Server } from 'node:http'
import next from 'next'
import { answerReadOnly } from './app/(reader)/_document/read-only.ts'
import { step } from './deploy/steps.mjs'
import { abortable } from './lib/abortable.ts'
import { completeConfig, config, secret } from './lib/config.ts'
import { closeDatabase } from './lib/db/client.ts'
import { migrate } from './lib/db/migrate.ts'
import { openDatabase } from './lib/db/open-database.ts'
import { seedNewDatabase } from './lib/imports/seed.ts'
import { startJobs, stopJobs } from './lib/job-runner/job-runner.ts'
import { logs } from './lib/logs.ts'
import { checkStorage } from './lib/media/check-storage.ts'
import { mediaStorage } from './lib/media/storage.ts'
import type { OriginHandler } from './lib/page-cache/fetch-from-origin.ts'
import { addFirstVersions } from './lib/policies/add-first-versions.ts'
import { warnOfUnknownKeys } from './lib/sealed/warn-of-unknown-keys.ts'
import { PortalServer } from './lib/server/portal-server.ts'
import { printAddresses } from './lib/server/print-addresses.ts'
import { runWorker } from './lib/server/run-worker.ts'
import { serveMedia } from './lib/server/serve-media.ts'
import { createShutdown } from './lib/server/shutdown.ts'
import { WorkerPool } from './lib/server/worker-pool.ts'
import { deskFastPath } from './lib/web/desk-fast-path.ts'
import { viewFastPath } from './lib/web/view-fast-path.ts'
import { warnOfMissingCalendar } from './lib/working-days/warn-of-missing-calendar.ts'

const developing = process.env.NODE_ENV === 'development'
const { onShutdown, run, shutDown } = createShutdown()
await run(start)

/** Starts this process as a worker, as the primary of several workers, or as the only process. */
async function start(signal: AbortSignal): Promise<void> {
  if (cluster.isWorker) startWorker()
  else await (config().webConcurrency > 1 && !developing ? startPrimary(signal) : startAlone(signal))
}

/** Opens the port first; requests wait until the database and Next have started. */
async function startAlone(signal: AbortSignal): Promise<void> {
  process.on('SIGUSR2', () => logs().warn('there is one process only, and none to put in its place'))
  const portal = createServer()
  await portal.listen()
  await prepareDatabase(signal)
  await step('pages', () => abortable(portal.open(), signal))
  await printAddresses()
}

/** Starts database, jobs and port in this process, and workers that answer the requests. */
async function startPrimary(signal: AbortSignal): Promise<void> {
  const { webConcurrency, host, port: requested } = config()
  const pool = new WorkerPool(webConcurrency)
  process.on('SIGUSR2', () => pool.renew())
  onShutdown((timeoutMs) => pool.stop(timeoutMs))
  completeConfig({ port: await pool.start(host, requested) })
  await prepareDatabase(signal)
  // Registered again: workers stop before the database and the jobs that they need.
  onShutdown((timeoutMs) => pool.stop(timeoutMs))
  const { databaseUrl = '', port } = config()
  const opened = pool.open({ databaseUrl, port, secret: secret() }).then(() => `${webConcurrency} workers`)
  await step('pages', () => abortable(opened, signal))
  await printAddresses()
}

function startWorker(): void {
  onShutdown(closeDatabase)
  runWorker(createServer(), shutDown)
}

function createServer(): PortalServer {
  const build = developing ? null : import.meta.dirname
  // Next's development server has POST requests of its own outside /_next.
  const always = [serveMedia, viewFastPath, deskFastPath]
  const fastPaths = developing ? always : [...always, answerReadOnly]
  return new PortalServer({ build, fastPaths, startNext, onShutdown })
}

/** Each step ends, or aborts by itself, before the signal is checked. */
async function prepareDatabase(signal: AbortSignal): Promise<void> {
  const database = await step('database', () => openDatabase({ signal }))
  onShutdown(database.close)
  signal.throwIfAborted()
  await step('migrations', async () => {
    const applied = await migrate(config().databaseUrl ?? '')
    return applied.length > 0 ? applied.join(', ') : 'up to date'
  })
  signal.throwIfAborted()
  await step('media files', () => checkStorage(mediaStorage()))
  signal.throwIfAborted()
  await warnOfUnknownKeys()
  await warnOfMissingCalendar()
  onShutdown(stopJobs)
  await step('jobs', () => startJobs())
  signal.throwIfAborted()
  await step('policies', async () => {
    const added = await addFirstVersions()
    return added.length > 0 ? added.join(', ') : 'there are all'
  })
  signal.throwIfAborted()
  if (database.embedded)
    await step('first article', async () => ((await seedNewDatabase()) ? 'imported' : 'there is one'))
}

async function startNext(server: Server): Promise<OriginHandler> {
  const { host, port } = config()
  // As `next start --experimental-next-config-strip-types` does: Node loads next.config.ts itself, without a compiler that
  // would take 24 MB of memory.
  process.env.__NEXT_NODE_NATIVE_TS_LOADER_ENABLED = 'true'
  const app = next({ dev: developing, dir: import.meta.dirname, hostname: host, port, httpServer: server })
  await app.prepare()
  onShutdown(() => app.close())
  return app.getRequestHandler()
}
