import { DomainError } from '#lib/errors.ts'
import { mayReadMetrics } from '#lib/metrics/may-read.ts'
import { metricsRegistry, metricsText } from '#lib/metrics/registry.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'

export const dynamic = 'force-dynamic'

/** The portal's metrics in Prometheus' text format, for this machine and who knows METRICS_TOKEN. */
export const GET = apiRoute(async ({ request }) => {
  if (!mayReadMetrics(request.headers)) throw new DomainError('not-found', '没有这个接口。')
  const headers = { 'content-type': metricsRegistry().contentType, 'cache-control': 'no-store' }
  return new Response(await metricsText(), { headers })
})

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
