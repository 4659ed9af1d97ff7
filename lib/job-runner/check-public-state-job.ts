import { publicState } from '../articles/published.ts'
import { config } from '../config.ts'
import type { JobData } from '../jobs/jobs.ts'
import { listeningUrl } from '../listening-url.ts'
import { articlePath } from '../reader-paths.ts'

/** How long the portal may take to answer itself. */
const PATIENCE_MS = 10_000

/**
 * Asks the portal for an article as readers and programs do, and compares the status with what the database says: 200 for
 * a published one, 410 or 451 for one that was taken down, else 404.
 * @throws Error where they differ: the job is tried again, and in the end becomes a dead letter
 */
export async function checkPublicState({ articleId }: JobData<'check-public-state'>): Promise<void> {
  const { host, port } = config()
  for (const path of [articlePath(articleId), `/api/articles/${articleId}`]) {
    const before = await statusInDatabase(articleId)
    const response = await fetch(`${listeningUrl(host, port)}${path}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await response.body?.cancel()
    // What a verb changes meanwhile is checked by the job that this verb sends.
    const now = await statusInDatabase(articleId)
    if (before === now && response.status !== now)
      throw new Error(`${path} answers ${response.status} where ${now} was promised`)
  }
}

async function statusInDatabase(articleId: number): Promise<number> {
  const state = await publicState(articleId)
  if (!state) return 404
  return state.kind === 'tombstone' ? state.tombstone.status : 200
}
