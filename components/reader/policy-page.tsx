import { type Origin, originNames } from '#lib/articles/origin.ts'
import { policyChangesPath, policyKinds } from '#lib/policies/policy-kinds.ts'
import { paragraphsOf } from '#lib/policies/policy-sections.ts'
import { policyStates } from '#lib/policies/policy-states.ts'
import type { PolicyRead, ShownVersion } from '#lib/policies/read-policy.ts'
import { each } from './each.ts'
import { EffectiveTime, PolicyVersions } from './policy-versions.tsx'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

type Props = { site: Site; canonical: string; policy: PolicyRead }

/** A policy in one of its versions, and the way to the others. */
export function PolicyPage({ site, canonical, policy: { kind, shown, versions } }: Props) {
  const { name } = policyKinds[kind]
  return (
    <Page
      site={site}
      title={shown && shown.state !== 'in_force' ? `${name}（第 ${shown.version} 版）` : name}
      description={`${site.name}的${name}及其各个版本。`}
      {...(shown ? { canonical, noindex: shown.state === 'withdrawn' } : { noindex: true })}
    >
      <article className="document">
        <h1>{name}</h1>
        {shown ? <Version kind={kind} shown={shown} /> : <p>本站还没有发布{name}。</p>}
        <p>
          发现侵权、失实或个人信息问题，请看<a href="/complaints">侵权投诉与更正</a>。
        </p>
        {versions.length > (shown ? 1 : 0) && (
          <PolicyVersions kind={kind} versions={versions} shown={shown?.version} />
        )}
      </article>
    </Page>
  )
}

type Kind = PolicyRead['kind']

function Version({ kind, shown }: { kind: Kind; shown: ShownVersion }) {
  const { version, sections, hasChanges } = shown
  return (
    <>
      <p className="facts">
        <span>第 {version} 版</span>
        <span>
          <EffectiveTime version={shown} /> 起
        </span>
        <span>{standingOf(kind, shown)}</span>
        {hasChanges && (
          <span>
            <a href={policyChangesPath(kind, version)}>与前一版的差异</a>
          </span>
        )}
      </p>
      <div className="prose">
        {each(sections, ({ origins, text }) => (
          <>
            {sections.length > 1 && <h2>{namesOf(origins)}</h2>}
            {each(paragraphsOf(text), (paragraph) => (
              <Paragraph text={paragraph} Heading={sections.length > 1 ? 'h3' : 'h2'} />
            ))}
          </>
        ))}
      </div>
    </>
  )
}

function standingOf(kind: Kind, { state }: ShownVersion): string {
  if (state === 'withdrawn') return '在生效前撤回，没有施行过'
  if (state !== 'past') return policyStates[state]
  return kind === 'disclaimer' ? '已有新版，本版仍适用于当时发布的文章' : '已有新版'
}

/** A line that begins with a Chinese number and ends like no sentence: 一、适用范围 */
const isHeading = (line: string) => /^[一二三四五六七八九十]{1,3}、[^。；]{1,30}$/.test(line)

function Paragraph({ text, Heading }: { text: string; Heading: 'h2' | 'h3' }) {
  return isHeading(text) ? <Heading>{text}</Heading> : <p>{text}</p>
}

/** The origins of articles that a text is for: 转载、投稿 */
export const namesOf = (origins: readonly Origin[]) => origins.map((origin) => originNames[origin]).join('、')
