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
  /** Closes the connections, and stops the Postgres that was started here: within `patienceMs`, or as a power cut would. */
  close(patienceMs?: number): Promise<void>
}

type Opening = {
  shared?: boolean
  /** Breaks the start off; nothing is left of it then. */
  signal?: AbortSignal
}

/** As long as several commands in a row may take. */
const WAIT_MS = 30_000
const LEAST_MS = 1_000

const addressSchema = z.object({ url: z.string() })

/**
 * Opens the database of the configuration: the one of `DATABASE_URL`, or the portal's own, started here unless
 * `shared` allows to use that of a portal which runs on the same data folder.
 * @throws StartError in one line | ConfigError | the signal's reason
 */
export async function openDatabase({ shared = false, signal }: Opening = {}): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = config()
  if (databaseUrl !== undefined) {
    secret()
    await abortable(reach(databaseUrl), signal)
    return { embedded: false, close: closeDatabase }
  }
  const { url, own } = shared ? await joinOrStart(dataDir) : await startWaiting(dataDir, signal)
  completeConfig({ databaseUrl: url, secret: config().secret ?? (await secretFile(dataDir)) })
  return {
    embedded: true,
    close: async (patienceMs) => {
      await closeDatabase()
      // A server that is ended hard needs a moment, too.
      await own?.stop(patienceMs && Math.max(LEAST_MS, patienceMs - LEAST_MS))
    },
  }
}

type Opened = { url: string; own: EmbeddedPostgres | null }

async function startOwn(dataDir: string, announced: boolean, signal?: AbortSignal): Promise<Opened> {
  const own = await startEmbeddedPostgres(dataDir, { onCrash, announced, signal })
  return { url: own.url, own }
}

/** For a portal: its own, once a command that runs on the folder is done. Another portal is not waited for. */
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

/** For a command: the Postgres of the portal that runs, or one for itself, in turn with other commands. */
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
    noteOutage({ reason, during: 'the embedded Postgres ended by itself and is started again', failures: 0 })
  if (event === 'down')
    logs().fatal(
      { reason },
      'the embedded Postgres ended and does not start; it is tried again every few seconds',
    )
}

/** Address of the Postgres that a portal on this data folder runs; null when none does. One that another command
 *  started for itself is not announced: it will be gone with that command. */
async function runningPostgres(folder: string): Promise<string | null> {
  if (!(await lockHolder(join(folder, 'postgres.lock')))) return null
  try {
    return addressSchema.parse(JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8'))).url
  } catch {
    return null
  }
}

async function reach(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    throw new StartError(`the database of DATABASE_URL cannot be reached: ${reasonOf(error)}`)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Node tries several addresses of a host and then gives one error with all of theirs inside. */
function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : String(first)
}
