import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { systemActor } from '#lib/actors/actor.ts'
import type { Body } from '#lib/articles/body/body.ts'
import { draft } from '#lib/articles/create-draft.ts'
import { publish } from '#lib/articles/publish.ts'
import { contentSchema } from '#lib/articles/schema.ts'
import { completeConfig } from '#lib/config.ts'
import { closeDatabase, db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { findBrowser } from '../../deploy/browser.mjs'
import { requestsPerSecond } from '../load.ts'
import { startPortal } from '../portal.ts'
import { atMost, kilobytes, type Row } from '../table.ts'
import { browserWords, looks, travelling } from './first-view.ts'
import { addPictures, untilMade } from './media.ts'

const PICTURES = 10
const SECONDS = 5
const actor = systemActor('测速')

/** An article with ten pictures, each with all its renditions: bytes of the first view, LCP, shift, and files a second. */
export async function measureMediaPage(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-bench-page-'))
  const portal = await startPortal({ env: { DATA_DIR: folder } })
  process.env.DATABASE_URL = portal.database.url
  process.env.SECRET = portal.database.secret
  completeConfig({ dataDir: folder, databaseUrl: portal.database.url })
  try {
    await addPictures(PICTURES, 1_600, 1_200)
    await untilMade(PICTURES)
    return await rowsOf(portal.url, `${portal.url}/articles/${await anArticle()}`)
  } finally {
    await closeDatabase()
    await portal.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function rowsOf(site: string, page: string): Promise<Row[]> {
  const html = await travelling(page)
  const [, path = ''] = /type="image\/avif" srcSet="(\S+) /i.exec(html.text) ?? []
  const rate = await requestsPerSecond({ url: site + path }, SECONDS)
  const what = `an article with ${PICTURES} pictures`
  const rows = [
    atMost(15 * 1024, `${what}: HTML with its CSS`, 'as it travels', html.length, kilobytes),
    figure(`${what}: its pictures served`, 'the database asked each time', `${Math.round(rate)} a second`),
  ]
  const program = await findBrowser()
  if (program === null) return [...rows, figure(`${what}: LCP, CLS`, '', 'no browser here')]
  const browser = await chromium.launch({ executablePath: program, args: browserWords })
  try {
    const { paint, shift } = await looks(browser, page)
    return [
      ...rows,
      atMost(0, `${what}: CLS`, 'on a slow phone', shift, (value) => value.toFixed(3)),
      figure(`${what}: LCP`, 'on a slow phone', `${Math.round(paint)} ms`),
    ]
  } finally {
    await browser.close()
  }
}

const figure = (what: string, against: string, figure: string): Row => ({ what, against, figure, target: '' })

async function anArticle(): Promise<number> {
  const media = await db().media.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  const city = await db().city.findFirstOrThrow({ select: { id: true } })
  const body: Body = {
    type: 'doc',
    content: media.flatMap(({ id }) => [
      { type: 'picture', attrs: { media: id, alt: '授旗现场', decorative: null, caption: '', credit: '' } },
      { type: 'paragraph', content: [{ type: 'text', text: '志愿者在服务阵地接过旗帜。'.repeat(10) }] },
    ]),
  }
  const content = contentSchema.parse({ title: '授旗仪式十图', body, cityId: city.id })
  return transaction(async (tx) => {
    const begun = await draft(tx, actor, { ...content, origin: 'original' })
    return (await publish(tx, actor, begun)).id
  })
}
