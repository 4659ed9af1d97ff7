import { policiesPage } from '#app/(reader)/_document/policy-route.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(({ site }) => policiesPage(site))
