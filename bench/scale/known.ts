import type pg from 'pg'
import { formatPageKey } from '#lib/articles/page-key.ts'
import { adverse } from '../fill/cities.ts'

/** What the requests ask for in a filled database: many of each, so that no answer is measured for one article alone. */
export type Known = {
  published: number[]
  inTakenDownCity: number[]
  asleep: number[]
  ofOneMoment: number[]
  takenDown: number[]
  drafts: number[]
  /** Paths below `/articles/` of the desk. */
  revisions: string[]
  codes: string[]
  /** Places in the list of all articles, in that of the city whose newest were taken down, and within one moment. */
  older: string[]
  olderInTakenDownCity: string[]
  olderInOneMoment: string[]
  /** Places in the desk's list. */
  before: string[]
  beforeInTakenDownCity: string[]
}

const SAMPLES = 40
const city = (slug: string) => `city_id = (SELECT id FROM city WHERE slug = '${slug}')`

/** Reads them, spread evenly over each list. */
export async function knownOf(client: pg.Client): Promise<Known> {
  const spread = async (what: string, from: string) => {
    const { rows } = await client.query(
      `SELECT * FROM (
         SELECT ${what}, row_number() OVER (ORDER BY id) AS place, count(*) OVER () AS all FROM ${from}
       ) AS numbered WHERE place % greatest(1, "all" / ${SAMPLES}) = 0 ORDER BY place LIMIT ${SAMPLES}`,
    )
    if (rows.length === 0) throw new Error(`nothing of: ${from}`)
    return rows
  }
  const ids = async (where: string) =>
    (await spread('id', `article WHERE ${where}`)).map(({ id }) => Number(id))
  const places = async (column: string, where: string) =>
    (await spread(`id, ${column} AS at`, `article WHERE ${where}`)).map(({ id, at }) =>
      formatPageKey({ at, id }),
    )
  const published = "status = 'published'"
  const ofOneMoment = `${published} AND published_at = (
    SELECT published_at FROM article WHERE ${published} GROUP BY 1 ORDER BY count(*) DESC LIMIT 1)`
  const revisions = await spread('article_id, version, id', 'revision WHERE live')
  const links = await spread('code, id', "share_link WHERE channel = 'weibo'")
  return {
    published: await ids(published),
    inTakenDownCity: await ids(`${published} AND ${city(adverse.takenDown.slug)}`),
    asleep: await ids(`${published} AND ${city(adverse.asleep.slug)}`),
    ofOneMoment: await ids(ofOneMoment),
    takenDown: await ids("status = 'taken_down'"),
    drafts: await ids("status = 'draft'"),
    revisions: revisions.map(({ article_id, version }) => `${article_id}/revisions/${version}`),
    codes: links.map(({ code }) => code),
    older: await places('published_at', published),
    olderInTakenDownCity: await places('published_at', `${published} AND ${city(adverse.takenDown.slug)}`),
    olderInOneMoment: await places('published_at', ofOneMoment),
    before: await places('changed_at', 'true'),
    beforeInTakenDownCity: await places('changed_at', city(adverse.takenDown.slug)),
  }
}
