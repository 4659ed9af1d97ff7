import { missing } from '#lib/web/absent.tsx'
import { readerRoute } from '#lib/web/reader-route.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site }) => missing(site))
