import { correctedSince } from '../articles/corrected-since.ts'
import { listedArticles, listedByNumber } from '../articles/published-list.ts'
import type { ListedArticle } from '../articles/published-types.ts'
import type { Scope } from '../articles/scope.ts'
import { DAY_MS } from '../time.ts'

/** For so long a feed holds an article that was corrected, and at most so many of them beside its newest. */
const CORRECTED_DAYS = 30
const MOST_CORRECTED = 10

/**
 * What a list's feed holds, newest first: its newest articles, and those that were corrected lately however old they are.
 * A program that reads the feed once a day would else never hear of a correction of the week before.
 */
export async function newestAndCorrected(scope: Scope, limit: number): Promise<ListedArticle[]> {
  const since = new Date(Date.now() - CORRECTED_DAYS * DAY_MS)
  const [newest, corrected] = await Promise.all([
    listedArticles({ scope, limit }),
    correctedSince(scope, since, MOST_CORRECTED),
  ])
  const isNewest = new Set(newest.map(({ id }) => id))
  const older = await listedByNumber(corrected.filter((id) => !isNewest.has(id)))
  return [...newest, ...older.sort((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime())]
}
