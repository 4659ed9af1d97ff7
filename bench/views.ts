import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { closeDatabase, db, pool } from '#lib/db/client.ts'
import { type Beacon, countView } from '#lib/views/count.ts'
import { pageToken } from '#lib/views/page-token.ts'
import { drainViews } from '#lib/views/queue.ts'

const CALLERS = 64
const SECONDS = 5
const userAgent =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'

/**
 * Counted views a second on one hot article, against one `UPDATE … + 1` through Prisma a request: as many callers, the
 * same Postgres, each view committed to disk before its caller goes on. Every view comes from a visitor of its own.
 * @param databaseUrl a migrated database that may be filled; the process must not have opened another one yet
 * @returns both rates, and whether every acknowledged view is in the counter (and no other)
 */
export async function measureViews(
  databaseUrl: string,
): Promise<{ counted: number; naive: number; ratio: number; exact: boolean }> {
  process.env.DATABASE_URL = databaseUrl
  process.env.SECRET ??= randomUUID()
  const { rows } = await pool().query('SHOW synchronous_commit')
  if (rows[0].synchronous_commit === 'off') throw new Error('the naive way must commit synchronously, too')
  const [hot, plain] = [await anArticle(), await anArticle()]

  const naive = () =>
    db().viewCounter.update({ where: { articleId: plain }, data: { total: { increment: 1 } } })
  await db().viewCounter.create({ data: { articleId: plain } })
  const counted = () => countView(aBeacon(hot))
  // Each once before it is measured: compiled code, open connections, planned statements.
  await atOnce(counted, 1)
  await atOnce(naive, 1)
  const before = await total(hot)
  const countedViews = await atOnce(counted, SECONDS)
  const exact = (await total(hot)) - before === countedViews
  const naiveViews = await atOnce(naive, SECONDS)
  const ratio = countedViews / naiveViews
  return { counted: countedViews / SECONDS, naive: naiveViews / SECONDS, ratio, exact }
}

/** Calls for so many seconds from every caller at once, each after its last answer; returns the answers. */
async function atOnce(call: () => Promise<unknown>, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1_000
  let answers = 0
  const caller = async () => {
    while (performance.now() < end) {
      await call()
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  return answers
}

let visitors = 0

function aBeacon(articleId: number): Beacon {
  visitors += 1
  const address = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`
  const from = { address, userAgent, purpose: '', vouched: true, staff: false }
  return { articleId, token: pageToken(articleId), viewId: randomUUID(), ...from }
}

async function total(articleId: number): Promise<number> {
  return Number((await db().viewCounter.findUnique({ where: { articleId } }))?.total ?? 0)
}

async function anArticle(): Promise<number> {
  const city = { slug: 'bench', name: 'bench' }
  const { id: cityId } = await db().city.upsert({ where: { slug: city.slug }, create: city, update: {} })
  const body = { type: 'doc', content: [] }
  const { id } = await db().article.create({
    data: { status: 'published', origin: 'original', title: 'bench', body, cityId, publishedAt: new Date() },
  })
  return id
}

const [, script, databaseUrl] = process.argv
if (script !== undefined && databaseUrl !== undefined && import.meta.url === pathToFileURL(script).href) {
  console.log(await measureViews(databaseUrl))
  await drainViews()
  await closeDatabase()
}
