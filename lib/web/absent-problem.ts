import { DomainError } from '../errors.ts'
import { CACHEABLE_BRIEFLY } from './cacheable-response.ts'
import { problem } from './problem.ts'

/** 404 for programs, which may be kept for a moment: anybody can ask for any number of what is not there.
 *  @param tags name what would make it appear */
export function absentProblem(instance: string, detail: string, tags: readonly string[]): Response {
  const headers = {
    'cache-control': CACHEABLE_BRIEFLY,
    ...(tags.length > 0 ? { 'cache-tag': tags.join(', ') } : {}),
  }
  return problem(new DomainError('not-found', detail), { instance, headers })
}
