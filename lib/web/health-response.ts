import { isDatabaseReachable } from '../db/health.ts'
import { DomainError } from '../errors.ts'
import { problem } from './problem.ts'

/** Whether this process can answer readers, for monitoring: 200, or 503 while the database does not answer. */
export async function healthResponse(): Promise<Response> {
  if (await isDatabaseReachable())
    return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
  return problem(new DomainError('unavailable', '数据库没有应答。', { details: { retryAfter: 5 } }))
}
