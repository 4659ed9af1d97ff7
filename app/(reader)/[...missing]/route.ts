import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => missing(site))
