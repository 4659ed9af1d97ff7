import { DomainError } from '../errors.ts'
import { CACHEABLE_BRIEFLY } from './cacheable-response.ts'
import { problem } from './problem.ts'

/** 404 as a problem document, cacheable for 10 s.
 *  @param tags by which it is purged when the resource is created */
export function absentProblem(instance: string, detail: string, tags: readonly string[]): Response {
  const headers = {
    'cache-control': CACHEABLE_BRIEFLY,
    ...(tags.length > 0 ? { 'cache-tag': tags.join(', ') } : {}),
  }
  return problem(new DomainError('not-found', detail), { instance, headers })
}
