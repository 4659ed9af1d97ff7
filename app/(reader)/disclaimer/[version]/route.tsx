import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { DisclaimerPage } from '#components/reader/disclaimer-page.tsx'
import { pathNumber } from '#lib/path-number.ts'
import { listPolicies, policyByVersion } from '#lib/policies/published.ts'
import { POLICY } from '#lib/policies/tags.ts'
import { disclaimerPath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute<'version'>(async ({ site, params }) => {
  const version = pathNumber(params.version)
  const policy = version && (await policyByVersion(version))
  if (!policy) return missing(site, [POLICY])
  const versions = await listPolicies()
  const canonical = disclaimerPath(policy.version)
  return {
    markup: <DisclaimerPage {...{ site, canonical, policy, versions }} />,
    tags: [POLICY],
    canonical,
    changedAt: versions[0]?.publishedAt ?? policy.publishedAt,
  }
})
