import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { systemActor } from '#lib/actors/actor.ts'
import { completeConfig } from '#lib/config.ts'
import { closeDatabase, db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { addMedia } from '#lib/media/add-media.ts'
import { runPictureTask } from '#lib/media/pictures/run-picture-task.ts'
import { prepareMedia } from '#lib/media/prepare-media.ts'
import { asBrowsers } from '../load.ts'
import { startPortal } from '../portal.ts'
import { steadyP99 } from '../steady.ts'
import { atMost, type Row } from '../table.ts'

const PER_SECOND = 100
const SECONDS = 20
const LONGEST_MS = 3_600_000

/** A photograph of twelve megapixels to all its renditions; readers while the portal makes those of many. */
export async function measureMedia(pictures: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-bench-media-'))
  const portal = await startPortal({ env: { DATA_DIR: folder } })
  process.env.DATABASE_URL = portal.database.url
  process.env.SECRET = portal.database.secret
  completeConfig({ dataDir: folder, databaseUrl: portal.database.url })
  try {
    const read = reader(`${portal.url}/articles/1`)
    const one = await onePhotograph(folder)
    const idle = await steadyP99(read, PER_SECOND, SECONDS)
    const before = performance.now()
    await addPictures(3, 4_032, 3_024)
    const busy = await steadyP99(read, PER_SECOND, SECONDS)
    await untilMade(3)
    await addPictures(pictures, 1_200, 900)
    await untilMade(pictures + 3)
    const seconds = (performance.now() - before) / 1_000
    const ms = (value: number) => `${value.toFixed(1)} ms`
    return [
      ...one,
      atMost(
        2,
        `readers' p99 while renditions are made`,
        `p99 at rest, ${ms(idle)}`,
        busy / idle,
        (value) => `${value.toPrecision(2)} ×, ${ms(busy)}`,
      ),
      figureOnly(
        `${pictures} pictures of one megapixel in one go, after 3 of twelve`,
        'in all',
        `${Math.round(seconds)} s`,
      ),
    ]
  } finally {
    await closeDatabase()
    await portal.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const figureOnly = (what: string, against: string, figure: string): Row => ({
  what,
  against,
  figure,
  target: '',
})

async function onePhotograph(folder: string): Promise<Row[]> {
  const path = join(folder, 'photograph.jpg')
  await writeFile(path, await photograph(4_032, 3_024, 1))
  const into = await mkdtemp(join(folder, 'renditions-'))
  const watch = watchChildren()
  const from = performance.now()
  const made = await runPictureTask({ kind: 'render', path, into })
  const seconds = (performance.now() - from) / 1_000
  const what = `a photograph of twelve megapixels to ${made.length} renditions`
  return [
    figureOnly(what, 'at the lowest priority', `${seconds.toFixed(1)} s`),
    atMost(
      512,
      `${what}: most memory`,
      'of the picture process',
      await watch(),
      (value) => `${Math.round(value)} MB`,
    ),
  ]
}

/** Starts to look at the memory of this process's children.
 *  @returns ends it, and says the most in megabytes */
function watchChildren(): () => Promise<number> {
  let [isOver, most] = [false, 0]
  const watching = (async () => {
    while (!isOver) {
      const listed = execFileSync('ps', ['-o', 'rss=,args=', '--ppid', `${process.pid}`]).toString()
      for (const line of listed.split('\n').filter((one) => one.includes('picture-process')))
        most = Math.max(most, Number.parseInt(line, 10) / 1_024)
      await sleep(100)
    }
  })()
  return async () => {
    isOver = true
    await watching
    return most
  }
}

/** Smooth ground with noise, which compresses like a photograph; another one for each seed. */
function photograph(width: number, height: number, seed: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 }
  const background = { r: (seed * 37) % 256, g: (seed * 91) % 256, b: 120 }
  return sharp({ create: { width, height, channels: 3, background, noise } })
    .jpeg({ quality: 88 })
    .toBuffer()
}

export async function addPictures(count: number, width: number, height: number): Promise<void> {
  for (let seed = 1; seed <= count; seed++) {
    const prepared = await prepareMedia({ bytes: await photograph(width, height, seed), name: `${seed}.jpg` })
    await transaction((tx) => addMedia(tx, systemActor('测速'), prepared))
  }
}

export async function untilMade(pictures: number): Promise<void> {
  const until = performance.now() + LONGEST_MS
  while ((await db().media.count({ where: { files: { some: { isOriginal: false } } } })) < pictures) {
    if (performance.now() > until) throw new Error('the renditions were not made')
    await sleep(500)
  }
}

function reader(url: string): () => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return () =>
    new Promise((resolve, reject) => {
      get(url, { agent, headers: asBrowsers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
        response.resume().once('end', resolve)
      }).once('error', reject)
    })
}
