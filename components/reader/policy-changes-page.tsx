import { policyChangesPath, policyKinds, policyPath } from '#lib/policies/policy-kinds.ts'
import type { PolicyChangesRead } from '#lib/policies/read-policy.ts'
import type { ChangedParagraph } from '#lib/text/changed-paragraphs.ts'
import { each } from './each.ts'
import { namesOf } from './policy-page.tsx'
import { EffectiveTime, PolicyVersions } from './policy-versions.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

/** What a version of a policy changed of the one before, paragraph by paragraph. */
export function PolicyChangesPage({ site, changes }: { site: Site; changes: PolicyChangesRead }) {
  const { kind, version, before, note, sections, versions } = changes
  const { name } = policyKinds[kind]
  const title = `${name}第 ${version} 版的修改`
  return (
    <Page
      site={site}
      title={title}
      description={`${site.name}的${name}，第 ${version} 版与第 ${before} 版逐字对照。`}
      canonical={policyChangesPath(kind, version)}
    >
      <article className="document">
        <h1>{title}</h1>
        <p className="facts">
          <span>
            与<a href={policyPath(kind, before)}>第 {before} 版</a>对照
          </span>
          <span>
            <a href={policyPath(kind, version)}>第 {version} 版</a>自{' '}
            <EffectiveTime version={shown(changes)} /> 起
          </span>
        </p>
        <p className="standfirst">修改说明：{note}</p>
        <p className="facts">
          <span>
            <del>划去的文字</del>是删去的，<ins>下加线的文字</ins>是新增的。
          </span>
        </p>
        <div className="prose">
          {each(sections, ({ origins, paragraphs }) => (
            <>
              {sections.length > 1 && <h2>{namesOf(origins)}</h2>}
              {each(paragraphs, (paragraph) => (
                <p>{each(paragraph, piece)}</p>
              ))}
            </>
          ))}
        </div>
        <PolicyVersions kind={kind} versions={versions} shown={version} />
      </article>
    </Page>
  )
}

function shown({ version, versions, effectiveAt }: PolicyChangesRead) {
  return versions.find((one) => one.version === version) ?? { effectiveAt, state: 'past' as const }
}

function piece({ kind, text }: ChangedParagraph[number]) {
  if (kind === 'same') return text
  return kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>
}
