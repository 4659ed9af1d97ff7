import { PoliciesPage } from '#components/reader/policies-page.tsx'
import { PolicyChangesPage } from '#components/reader/policy-changes-page.tsx'
import { PolicyPage } from '#components/reader/policy-page.tsx'
import type { Site } from '#components/reader/site.ts'
import { pathNumber } from '#lib/path-number.ts'
import {
  kindAtPath,
  POLICIES,
  policyChangesPath,
  policyKindNames,
  policyPath,
} from '#lib/policies/policy-kinds.ts'
import { readPolicy, readPolicyChanges, readPolicyVersion } from '#lib/policies/read-policy.ts'
import { POLICY } from '#lib/policies/tags.ts'
import { newestOf } from '#lib/time.ts'
import { cacheableUntil } from '#lib/web/cacheable-response.ts'
import { missing } from './absent.tsx'
import type { ReaderDocument } from './html-response.ts'

/** Every policy with all of its versions. */
export async function policiesPage(site: Site): Promise<ReaderDocument> {
  const policies = await Promise.all(policyKindNames.map((kind) => readPolicy(kind)))
  const changes = policies.flatMap(({ changesAt }) => changesAt ?? [])
  const changesAt = changes.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null
  return {
    markup: <PoliciesPage {...{ site, policies }} />,
    canonical: POLICIES,
    ...freshness(site, { changesAt, changedAt: newestOf(policies.map(({ changedAt }) => changedAt)) }),
  }
}

/** A policy in the version in force; 404 where there is no such policy, or none of its versions holds yet.
 *  @param path of the policy, without a version */
export async function policyPage(site: Site, path: string): Promise<ReaderDocument> {
  const kind = kindAtPath(path)
  return kind ? shown(site, policyPath(kind), await readPolicy(kind)) : missing(site)
}

/** A policy in one version; 404 where there is none of this number. */
export async function policyVersionPage(site: Site, path: string, number: string): Promise<ReaderDocument> {
  const [kind, version] = [kindAtPath(path), pathNumber(number)]
  const policy = kind && version ? await readPolicyVersion(kind, version) : null
  if (!kind || !version || !policy) return missing(site, [POLICY])
  return shown(site, policyPath(kind, version), policy)
}

/** What a version changed of the one before; 404 where there is none before it. */
export async function policyChangesPage(site: Site, path: string, number: string): Promise<ReaderDocument> {
  const [kind, version] = [kindAtPath(path), pathNumber(number)]
  const changes = kind && version ? await readPolicyChanges(kind, version) : null
  if (!changes) return missing(site, [POLICY])
  return {
    markup: <PolicyChangesPage {...{ site, changes }} />,
    canonical: policyChangesPath(changes.kind, changes.version),
    ...freshness(site, changes),
  }
}

type Read = Awaited<ReturnType<typeof readPolicy>>

/** A page that says that there is nothing yet is not found again by search engines: 404, as long as that is so. */
function shown(site: Site, canonical: string, policy: Read): ReaderDocument {
  const markup = <PolicyPage {...{ site, canonical, policy }} />
  if (!policy.shown) return { markup, status: 404, tags: [POLICY] }
  return { markup, canonical, ...freshness(site, policy) }
}

/** Another version begins to hold by the clock. */
function freshness(site: Site, { changedAt, changesAt }: Pick<Read, 'changedAt' | 'changesAt'>) {
  return { tags: [POLICY], changedAt, cacheControl: cacheableUntil(changesAt, site.now) }
}
