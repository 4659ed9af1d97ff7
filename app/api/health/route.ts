import { DomainError } from '#lib/errors.ts'
import { isDatabaseWell } from '#lib/metrics/health.ts'
import { readOnly } from '#lib/web/api-route.ts'
import { problem } from '#lib/web/problem.ts'

export const dynamic = 'force-dynamic'

/** For whoever watches over the process: whether it can answer readers. */
export async function GET(): Promise<Response> {
  if (await isDatabaseWell())
    return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
  return problem(new DomainError('unavailable', '数据库没有应答。', { details: { retryAfter: 5 } }))
}

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
