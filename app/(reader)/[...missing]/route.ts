import { missing } from '#app/(reader)/_document/absent.tsx'
import { readOnlyPage } from '#app/(reader)/_document/read-only-page.ts'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => missing(site))

export {
  readOnlyPage as DELETE,
  readOnlyPage as OPTIONS,
  readOnlyPage as PATCH,
  readOnlyPage as POST,
  readOnlyPage as PUT,
}
