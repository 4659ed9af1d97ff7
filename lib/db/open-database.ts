import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { abortable } from '../abortable.ts'
import { completeConfig, config, secret } from '../config.ts'
import { logs } from '../logs.ts'
import { lockHolder } from '../process-lock.mjs'
import { secretFile } from '../secret-file.ts'
import { StartError } from '../start-error.ts'
import { closeDatabase } from './client.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'
import { FolderInUse } from './embedded-lock.ts'
import type { CrashEvent } from './embedded-supervisor.ts'
import { noteOutage } from './outage-log.ts'

export type OpenDatabase = {
  /** Whether it is the portal's own Postgres. */
  embedded: boolean
  /** Closes the connections, and stops the Postgres that was started here: without a checkpoint after `timeoutMs`. */
  close(timeoutMs?: number): Promise<void>
}

type Options = {
  /** Whether the Postgres of a running portal may be used. Default: false. */
  shared?: boolean
  /** Aborts the start, after which nothing of it is left. */
  signal?: AbortSignal
}

/** How long to wait for commands that use the data folder. */
const WAIT_MS = 30_000
const LEAST_MS = 1_000

const addressSchema = z.object({ url: z.string() })

/**
 * Opens the database of the configuration: the one of `DATABASE_URL`, or else the portal's own Postgres, which is started
 * here or shared with a portal that runs on the same data folder. Completes the configuration with its address.
 * @throws StartError in one line | ConfigError | the signal's reason
 */
export async function openDatabase({ shared = false, signal }: Options = {}): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = config()
  if (databaseUrl !== undefined) {
    secret()
    await abortable(checkConnection(databaseUrl), signal)
    return { embedded: false, close: closeDatabase }
  }
  const { url, own } = shared ? await joinOrStart(dataDir) : await startWaiting(dataDir, signal)
  completeConfig({ databaseUrl: url, secret: config().secret ?? (await secretFile(dataDir)) })
  return {
    embedded: true,
    close: async (timeoutMs) => {
      await closeDatabase()
      // A stop without a checkpoint takes some time, too.
      await own?.stop(timeoutMs && Math.max(LEAST_MS, timeoutMs - LEAST_MS))
    },
  }
}

type Opened = { url: string; own: EmbeddedPostgres | null }

async function startOwn(dataDir: string, announced: boolean, signal?: AbortSignal): Promise<Opened> {
  const own = await startEmbeddedPostgres(dataDir, { onCrash, announced, signal })
  return { url: own.url, own }
}

/** For a portal: starts its own, after a command that uses the folder has ended. It does not wait for another portal. */
async function startWaiting(dataDir: string, signal?: AbortSignal): Promise<Opened> {
  for (const end = Date.now() + WAIT_MS; ; await sleep(100, undefined, signal && { signal })) {
    try {
      return await startOwn(dataDir, true, signal)
    } catch (error) {
      const isForLong = (await runningPostgres(dataDir)) !== null || Date.now() > end
      if (!(error instanceof FolderInUse) || isForLong) throw error
    }
  }
}

/** For a command: uses the Postgres of a running portal, or starts one, after other commands have ended. */
async function joinOrStart(dataDir: string): Promise<Opened> {
  for (const end = Date.now() + WAIT_MS; ; await sleep(100)) {
    const url = await runningPostgres(dataDir)
    if (url !== null) return { url, own: null }
    try {
      return await startOwn(dataDir, false)
    } catch (error) {
      if (!(error instanceof FolderInUse) || Date.now() > end) throw error
    }
  }
}

function onCrash({ event, reason }: CrashEvent): void {
  if (event === 'ended')
    noteOutage({ reason, during: 'the embedded Postgres ended by itself and is restarted', failures: 0 })
  if (event === 'down')
    logs().fatal(
      { reason },
      'the embedded Postgres ended and does not start; it is retried every few seconds',
    )
}

/** The address of the Postgres of a portal that runs on this data folder; null when there is none. The one of another
 *  command is not announced, because it stops with that command. */
async function runningPostgres(folder: string): Promise<string | null> {
  if (!(await lockHolder(join(folder, 'postgres.lock')))) return null
  try {
    return addressSchema.parse(JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8'))).url
  } catch {
    return null
  }
}

async function checkConnection(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    throw new StartError(`the database of DATABASE_URL cannot be reached: ${reasonOf(error)}`)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Node tries all addresses of a host, and fails with one error that contains theirs. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : String(first)
}
