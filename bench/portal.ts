import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryEnvironment, memoryOptions } from '../deploy/memory.mjs'
import { freePort, untilItAnswers } from './baselines/peer.ts'

type Database = { url: string; secret: string }
export type Portal = { url: string; pid: number; database: Database; stop: () => Promise<void> }

type Options = {
  env?: Record<string, string>
  /** The database of another portal. Default: its own, with the seed's article. */
  database?: Database
  /** Options of Node. */
  node?: readonly string[]
}

/** The portal in production mode. */
export async function startPortal({ env = {}, database, node = [] }: Options = {}): Promise<Portal> {
  const folder = env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'citysite-bench-')))
  const port = await freePort()
  const { DATABASE_URL: _, SECRET: __, ...environment } = process.env
  const given = database ? { DATABASE_URL: database.url, SECRET: database.secret } : {}
  const own = { NODE_ENV: 'production' as const, PORT: `${port}`, DATA_DIR: folder, LOG_LEVEL: 'warn' }
  const portal = spawn(process.execPath, [...memoryOptions, ...node, 'server.ts'], {
    env: { ...environment, ...memoryEnvironment, ...own, TRUST_PROXY: 'true', ...given, ...env },
    // The portal stops when the channel closes, also after a crash of the bench.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    const ended = new Promise((done) => portal.once('exit', done))
    portal.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    // Another portal's database may not have the first article.
    await untilItAnswers(url + (database ? '/api/health' : '/articles/1'), 120)
    return { url, pid: portal.pid ?? 0, database: database ?? (await databaseIn(folder)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function databaseIn(folder: string): Promise<Database> {
  const { url } = JSON.parse(await readFile(join(folder, 'postgres.json'), 'utf8'))
  return { url, secret: (await readFile(join(folder, 'secret'), 'utf8')).trim() }
}
