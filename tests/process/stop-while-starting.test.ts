import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadFactor } from '#lib/db/machine-load.ts'
import { aDataFolder, launchPortal, startPortal } from '../support/portal.ts'
import { isAlive } from './store.ts'

/**
 * Milliseconds after which a start is stopped. `STOP_EVERY_MS=250` tries all of eight seconds; the default ones are at
 * moments when something is incomplete: a cluster, a server, its migrations, its jobs, its pages.
 */
const every = Number(process.env.STOP_EVERY_MS ?? 0)
const moments = every
  ? Array.from({ length: Math.floor(8_000 / every) }, (_, at) => (at + 1) * every)
  : [700, 1_500, 2_750]

let data: Awaited<ReturnType<typeof aDataFolder>>

beforeEach(async () => {
  data = await aDataFolder()
})

afterEach(() => data.remove())

/** Processes whose working folder or command line is in this folder. */
function processesOf(folder: string): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return pids.flatMap((pid) => {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      const stands = readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
      return words.includes(folder) || stands ? [`${pid} ${words}`] : []
    } catch {
      return []
    }
  })
}

/** The lock file, the address file and incomplete files; a complete cluster with its password may stay, and a media library
 *  without a file. */
async function leftIn(folder: string): Promise<string[]> {
  const kept = new Set(['postgres', 'postgres-password', 'secret', 'media'])
  const names = (await readdir(folder).catch(() => [])).filter((name) => !kept.has(name))
  const media = await readdir(join(folder, 'media'), { recursive: true, withFileTypes: true }).catch(() => [])
  return [...names, ...media.filter((one) => one.isFile()).map(({ name }) => `media/${name}`)]
}

async function stopAfter(milliseconds: number, env: Record<string, string>) {
  const portal = launchPortal(env)
  await sleep(milliseconds)
  const told = Date.now()
  portal.kill('SIGTERM')
  const { code, signal, stderr } = await portal.ended
  expect(Date.now() - told, 'milliseconds until its end').toBeLessThan(12_500 * loadFactor())
  // Before its code is loaded it ends by the signal.
  expect(signal ?? code, stderr).toBeOneOf([0, 'SIGTERM'])
  expect(isAlive(portal.pid)).toBe(false)
  expect({ processes: processesOf(data.folder), files: await leftIn(data.folder) }).toEqual({
    processes: [],
    files: [],
  })
}

it.each(['1', '2'])(
  'a first start with %s worker(s) that is told to stop leaves nothing',
  async (workers) => {
    for (const moment of moments) {
      await stopAfter(moment, { DATA_DIR: data.folder, WEB_CONCURRENCY: workers })
      await data.remove()
      data = await aDataFolder()
    }
  },
  600_000,
)

it('a later start that is stopped leaves nothing, and the next one works', async () => {
  const env = { DATA_DIR: data.folder }
  await (await startPortal(env)).stop()
  for (const moment of moments) await stopAfter(moment, env)
  const portal = await startPortal(env)
  expect((await fetch(`${portal.url}/articles/1`)).status).toBe(200)
  await portal.stop()
}, 600_000)
