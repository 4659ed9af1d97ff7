import pg from 'pg'

/** As many articles of two days in a small site as in a large one: a news sitemap has them all. */
const NEWS = 300
const HOURS = 47
/** One in so many articles is viewed in an hour. */
const ONE_IN = 1_000

const NEWS_OF_TWO_DAYS = `
  UPDATE article SET published_at = now() - place * interval '${HOURS} hours' / ${NEWS} FROM (
    SELECT id, row_number() OVER (ORDER BY published_at DESC, id DESC) AS place FROM article
    WHERE status = 'published' ORDER BY published_at DESC, id DESC LIMIT ${NEWS}
  ) AS newest WHERE newest.id = article.id`

/** The views of 31 days, of articles of all ages. */
const viewsOfAMonth = (articles: number) => `
  INSERT INTO view_hour (article_id, hour, human)
  SELECT 1 + (hashint8(hour * 7919 + place) & 2147483647) % ${articles},
    date_trunc('hour', now()) - hour * interval '1 hour', 1 + place % 9
  FROM generate_series(1, ${31 * 24}) AS hour, generate_series(1, ${Math.ceil(articles / ONE_IN)}) AS place
  ON CONFLICT DO NOTHING`

/** Moves the newest articles of a filled database into the last two days. */
export const addNews = (url: string) => run(url, [NEWS_OF_TWO_DAYS, 'VACUUM (ANALYZE) article'])

/** Adds views of the last month, which hot lists count. */
export const addViews = (url: string, articles: number) =>
  run(url, [viewsOfAMonth(articles), 'VACUUM (ANALYZE) view_hour'])

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
