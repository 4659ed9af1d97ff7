import type { Tombstone } from '#lib/articles/published-types.ts'
import { complaintsPath } from '#lib/reader-paths.ts'
import { Page } from './reader-page.tsx'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'
import { WaysOn } from './ways-on.tsx'

/** What stands where an article was suspended or taken down: why, since when, and how to object. Never its title, never its text. */
export function TombstonePage({ site, tombstone }: { site: Site; tombstone: Tombstone }) {
  const { id, isSuspended, status, publicWording, takenDownAt } = tombstone
  const title = isSuspended ? '本文暂停展示' : status === 451 ? '本文不再提供' : '本文已下架'
  return (
    <Page site={site} title={title} noindex>
      <div className="message">
        <p className="kicker">{status}</p>
        <h1>{title}</h1>
        <p>{publicWording}</p>
        <dl className="meta">
          <div>
            <dt>{isSuspended ? '暂停时间' : '下架时间'}</dt>
            <dd>
              <Time at={takenDownAt} now={site.now} as="day" />
            </dd>
          </div>
          <div>
            <dt>文章编号</dt>
            <dd>{id}</dd>
          </div>
        </dl>
        <p>
          如对这一处理有异议，可以<a href={complaintsPath(id)}>向本站提出</a>
          ，并附上理由和证明材料。
        </p>
        <WaysOn site={site} />
      </div>
    </Page>
  )
}
