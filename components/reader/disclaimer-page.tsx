import { disclaimerPath } from '#lib/reader-paths.ts'
import { shanghaiDate } from '#lib/time.ts'
import { each } from './each.ts'
import { Page } from './reader-page.tsx'
import type { Site } from './site.ts'

type Policy = { version: number; text: string; publishedAt: Date }

type Props = {
  site: Site
  canonical: string
  /** Null before the first version. */
  policy: Policy | null
  versions: readonly { version: number; publishedAt: Date }[]
}

/** The disclaimer in one of its versions, and the way to the others. */
export function DisclaimerPage({ site, canonical, policy, versions }: Props) {
  const inForce = versions[0]?.version
  return (
    <Page
      site={site}
      title={policy && policy.version !== inForce ? `免责声明（第 ${policy.version} 版）` : '免责声明'}
      description={`${site.name}的免责声明及其各个版本。`}
      canonical={canonical}
    >
      <article className="document">
        <h1>免责声明</h1>
        {policy ? (
          <Version policy={policy} inForce={policy.version === inForce} />
        ) : (
          <p>本站还没有发布免责声明。</p>
        )}
        <p>
          发现侵权、失实或个人信息问题，请看<a href="/complaints">侵权投诉与更正</a>。
        </p>
        {versions.length > 1 && (
          <nav aria-labelledby="versions">
            <h2 id="versions">全部版本</h2>
            <ul>
              {each(versions, ({ version, publishedAt }) => (
                <li>
                  <a
                    href={disclaimerPath(version)}
                    aria-current={version === policy?.version ? 'true' : undefined}
                  >
                    第 {version} 版
                  </a>
                  <span className="facts">
                    <time dateTime={shanghaiDate(publishedAt)}>{shanghaiDate(publishedAt)}</time>
                    {version === inForce && <span>现行</span>}
                  </span>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </article>
    </Page>
  )
}

function Version({ policy, inForce }: { policy: Policy; inForce: boolean }) {
  const day = shanghaiDate(policy.publishedAt)
  return (
    <>
      <p className="facts">
        <span>第 {policy.version} 版</span>
        <span>
          <time dateTime={day}>{day}</time> 起
        </span>
        <span>{inForce ? '现行' : '已有新版，本版仍适用于当时发布的文章'}</span>
      </p>
      <div className="prose">
        {each(policy.text.split(/\n+/), (paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
    </>
  )
}
