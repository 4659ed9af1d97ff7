import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { DisclaimerPage } from '#components/reader/disclaimer-page.tsx'
import { currentPolicy, listPolicies } from '#lib/policies/published.ts'
import { POLICY } from '#lib/policies/tags.ts'

export const dynamic = 'force-dynamic'

const canonical = '/disclaimer'

export const GET = readerRoute(async ({ site }) => {
  const [policy, versions] = await Promise.all([currentPolicy(), listPolicies()])
  const changedAt = policy?.publishedAt
  return {
    markup: <DisclaimerPage {...{ site, canonical, policy, versions }} />,
    tags: [POLICY],
    canonical,
    ...(changedAt ? { changedAt } : {}),
  }
})
