import type { Tombstone } from '../articles/published-types.ts'
import { articleTag } from '../articles/tags.ts'
import { blockedBy } from '../blocked-by.ts'
import { DomainError } from '../errors.ts'
import { shanghaiDate } from '../time.ts'
import { CACHEABLE } from './cacheable-response.ts'
import { problem } from './problem.ts'

/** The problem document of an article that was suspended or taken down: 410 or 451 with the public wording and the day. */
export function tombstoneProblem(siteUrl: string, instance: string, tombstone: Tombstone): Response {
  const { id, isSuspended, status, publicWording, takenDownAt } = tombstone
  const since = { [isSuspended ? 'suspendedOn' : 'takenDownOn']: shanghaiDate(takenDownAt) }
  const details = { ...since, objection: `${siteUrl}/complaints?article=${id}` }
  const error = new DomainError(status === 451 ? 'blocked' : 'gone', publicWording, { details })
  const link = blockedBy(siteUrl, status).join(', ')
  const headers = {
    'cache-control': CACHEABLE,
    'cache-tag': articleTag(id),
    'x-robots-tag': 'noindex',
    ...(link ? { link } : {}),
  }
  return problem(error, { instance, headers })
}
