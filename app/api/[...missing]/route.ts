import { DomainError } from '#lib/errors.ts'
import { apiRoute } from '#lib/web/api-route.ts'

const missing = apiRoute(async () => {
  throw new DomainError('not-found', '没有这个接口。')
})

export const dynamic = 'force-dynamic'

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT }
