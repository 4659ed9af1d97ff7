import { policyChangesPage } from '#app/(reader)/_document/policy-route.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'policy' | 'version'>(({ site, params }) =>
  policyChangesPage(site, `/policies/${params.policy}`, params.version),
)
