import { missing } from '#lib/web/absent.tsx'
import { readOnlyPage } from '#lib/web/read-only-page.ts'
import { readerRoute } from '#lib/web/reader-route.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => missing(site))

export {
  readOnlyPage as DELETE,
  readOnlyPage as OPTIONS,
  readOnlyPage as PATCH,
  readOnlyPage as POST,
  readOnlyPage as PUT,
}
