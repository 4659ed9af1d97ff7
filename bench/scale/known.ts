import type pg from 'pg'
import { formatPageKey } from '#lib/articles/page-key.ts'
import { IMPORTED_AT } from '../fill/article.ts'
import { adverse } from '../fill/cities.ts'

/** What the requests read in a filled database: many articles of each kind, so that no single one determines a result. */
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
  /** Page keys in the list of all articles, in that of the city with takedowns, and within one import's time. */
  older: string[]
  olderInTakenDownCity: string[]
  olderInOneMoment: string[]
  /** Page keys in the desk's list. */
  before: string[]
  beforeInTakenDownCity: string[]
}

const SAMPLES = 40
/** A sample of so many articles, because reading millions takes long. */
const LOOKED_AT = 4_000
const published = "status = 'published'"

const inCity = (slug: string) => `city_id = (SELECT id FROM city WHERE slug = '${slug}')`

/** Reads them, evenly spread over each list. */
export async function knownOf(client: pg.Client): Promise<Known> {
  const { rows } = await client.query<{ last: number }>('SELECT max(id) AS last FROM article')
  const last = rows[0]?.last ?? 0
  const spread = async (what: string, table: string, where: string, id = 'id') => {
    const { rows } = await client.query(
      `SELECT ${what} FROM ${table}
       WHERE ${id} IN (SELECT generate_series(1, ${last}, greatest(1, ${last} / ${LOOKED_AT}))) AND ${where}
       ORDER BY ${id}`,
    )
    if (rows.length === 0) throw new Error(`no ${table} where ${where}`)
    return rows.filter((_, place) => place % Math.ceil(rows.length / SAMPLES) === 0)
  }
  const ids = async (where: string) => (await spread('id', 'article', where)).map(({ id }): number => id)
  // Not the oldest ones, after which there is no page.
  const places = async (column: string, where: string) =>
    (await spread(`id, ${column} AS at`, 'article', where))
      .slice(1)
      .map(({ id, at }) => formatPageKey({ at, id }))
  const inTakenDownCity = inCity(adverse.takenDown.slug)
  const ofOneMoment = `${published} AND published_at = '${IMPORTED_AT.toISOString()}'`
  const isPublished = `EXISTS (SELECT FROM article WHERE id = article_id AND ${published})`
  const links = await spread('code', 'share_link', `channel = 'weibo' AND ${isPublished}`, 'article_id')
  const revisions = await spread('article_id, version', 'revision', 'live', 'article_id')
  return {
    published: await ids(published),
    inTakenDownCity: await ids(`${published} AND ${inTakenDownCity}`),
    asleep: await ids(`${published} AND ${inCity(adverse.asleep.slug)}`),
    ofOneMoment: await ids(ofOneMoment),
    takenDown: await ids("status = 'taken_down'"),
    drafts: await ids("status = 'draft'"),
    revisions: revisions.map(({ article_id, version }) => `${article_id}/revisions/${version}`),
    codes: links.map(({ code }) => code),
    older: await places('published_at', published),
    olderInTakenDownCity: await places('published_at', `${published} AND ${inTakenDownCity}`),
    olderInOneMoment: await places('published_at', ofOneMoment),
    before: await places('changed_at', 'true'),
    beforeInTakenDownCity: await places('changed_at', inTakenDownCity),
  }
}
