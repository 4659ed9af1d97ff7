import { readOnly } from '#lib/web/api-route.ts'
import { healthResponse } from '#lib/web/health-response.ts'

export const dynamic = 'force-dynamic'

export {
  healthResponse as GET,
  readOnly as DELETE,
  readOnly as OPTIONS,
  readOnly as PATCH,
  readOnly as POST,
  readOnly as PUT,
}
