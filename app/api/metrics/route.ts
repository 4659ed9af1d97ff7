import { DomainError } from '#lib/errors.ts'
import { metricsRegistry, metricsText } from '#lib/metrics/registry.ts'
import { isLoopback } from '#lib/views/address.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'

export const dynamic = 'force-dynamic'

/** The portal's metrics in Prometheus' text format, for this machine alone. */
export const GET = apiRoute(async ({ request }) => {
  const address = request.headers.get('x-forwarded-for')?.split(',').at(-1) ?? ''
  if (!isLoopback(address)) throw new DomainError('not-found', '没有这个接口。')
  const headers = { 'content-type': metricsRegistry().contentType, 'cache-control': 'no-store' }
  return new Response(await metricsText(), { headers })
})

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
