import { randomUUID } from 'node:crypto'
import { db, pool } from '#lib/db/client.ts'
import { type Beacon, countView } from '#lib/views/count.ts'
import { pageToken } from '#lib/views/page-token.ts'
import { median } from '../load.ts'
import { mostPerSecond } from '../steady.ts'
import { atLeast, type Row } from '../table.ts'

const CALLERS = 512
const SECONDS = 4
const ROUNDS = 3
const userAgent =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'

/**
 * Counted views per second on one article, compared with one `UPDATE … + 1` by Prisma per request: the same number of
 * callers, the same Postgres, each view on disk before its caller continues. Every view is a new visitor's.
 * @throws Error when the counter is not the number of acknowledged views
 */
export async function measureViews(): Promise<Row[]> {
  const { rows } = await pool().query('SHOW synchronous_commit')
  if (rows[0].synchronous_commit === 'off') throw new Error('the naive way must commit synchronously, too')
  const [hot, plain] = [await anArticle(), await anArticle()]
  await db().viewCounter.create({ data: { articleId: plain } })
  // As on the page, the same for all readers.
  const token = pageToken(hot)
  const naive = () =>
    db().viewCounter.update({ where: { articleId: plain }, data: { total: { increment: 1 } } })
  const counted = () => countView(aBeacon(hot, token))
  // Warm-up: compiled code, open connections, planned statements.
  await mostPerSecond(counted, CALLERS, 1)
  await mostPerSecond(naive, CALLERS, 1)
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = await total(hot)
    const rate = await mostPerSecond(counted, CALLERS, SECONDS)
    if (Math.round(rate * SECONDS) !== (await total(hot)) - before)
      throw new Error('the counter lost or invented views while it was measured')
    ratios.push(rate / (await mostPerSecond(naive, CALLERS, SECONDS)))
  }
  return [
    atLeast(
      10,
      `counted views, durable and exact, one hot article, ${CALLERS} at once`,
      'one Prisma `UPDATE +1` per request, as many at once',
      median(ratios),
    ),
  ]
}

let visitors = 0

function aBeacon(articleId: number, token: string): Beacon {
  visitors += 1
  const address = `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`
  const from = { address, userAgent, purpose: '', vouched: true, staff: false }
  return { articleId, token, viewId: randomUUID(), ...from }
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
