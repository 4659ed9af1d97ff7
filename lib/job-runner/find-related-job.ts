import { logs } from '../logs.ts'
import { updateRelated } from '../related/update-related.ts'

/** How long one run goes on: after an update of a large site no more than a third of a core is taken for it. */
const MOST_MS = 20_000

/** Each minute: 相关文章 of what changed. */
export async function findTheRelated(): Promise<void> {
  const found = await updateRelated({ until: Date.now() + MOST_MS })
  if (found > 0) logs().debug({ found }, 'found related articles anew')
}
