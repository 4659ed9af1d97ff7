import { longQuery } from '#lib/db/long-query.ts'
import type { Spans } from './spans.ts'

/** How many articles a list keeps: more than are shown, since some may be taken down before all are added up again. */
export const KEPT = 100
const WORK_MEMORY = '64MB'

/** The published articles of each city that were viewed most in one of the spans or in all, as of the beginning of the hour,
 *  by the number of the city. */
export async function mostViewed({ hour }: Spans): Promise<Map<number, number[]>> {
  const { rows } = await longQuery<{ id: number; city_id: number }>(statement, [hour], {
    workMemory: WORK_MEMORY,
  })
  const ofCities = new Map<number, number[]>()
  for (const { id, city_id } of rows) {
    const ids = ofCities.get(city_id)
    if (ids) ids.push(id)
    else ofCities.set(city_id, [id])
  }
  return ofCities
}

const most = (views: string, from: string) => `
  SELECT id, city_id FROM (
    SELECT article.id, city_id, row_number() OVER (PARTITION BY city_id ORDER BY ${views} DESC, published_at DESC, id DESC) AS rank
    FROM ${from} AS viewed JOIN article ON article.id = viewed.article_id AND article.status = 'published'
    WHERE ${views} > 0
  ) AS ranked WHERE rank <= ${KEPT}`

const inWindow = '(SELECT * FROM view_window WHERE hour = $1)'

const statement = [
  most('viewed.day', inWindow),
  most('viewed.week', inWindow),
  most('viewed.month', inWindow),
  most('viewed.total', 'view_counter'),
].join(' UNION ')
