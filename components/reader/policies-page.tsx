import { POLICIES, policyKinds, policyPath } from '#lib/policies/policy-kinds.ts'
import type { PolicyRead } from '#lib/policies/read-policy.ts'
import { each } from './each.ts'
import { PolicyVersionList } from './policy-versions.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/** Every policy with all of its versions, and what each of them changed. */
export function PoliciesPage({ site, policies }: { site: Site; policies: readonly PolicyRead[] }) {
  return (
    <Page
      site={site}
      title="声明与规则"
      description={`${site.name}的免责声明、投稿须知、更正政策和隐私政策，以及各个版本和每次修改的差异。`}
      canonical={POLICIES}
    >
      <article className="document">
        <h1>声明与规则</h1>
        <p className="standfirst">
          文章和稿件适用发布、提交时施行的版本。以前的版本和每次修改的差异都可以查看。
        </p>
        {each(policies, ({ kind, versions }) => (
          <section aria-labelledby={kind}>
            <h2 id={kind}>
              <a href={policyPath(kind)}>{policyKinds[kind].name}</a>
            </h2>
            {versions.length > 0 ? <PolicyVersionList {...{ kind, versions }} /> : <p>本站还没有发布。</p>}
          </section>
        ))}
      </article>
    </Page>
  )
}
