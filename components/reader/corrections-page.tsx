import type { CorrectionPage } from '#lib/articles/listed-corrections.ts'
import type { PagePlace } from '#lib/articles/page-place.ts'
import { policyPath } from '#lib/policies/policy-kinds.ts'
import { CORRECTIONS } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import { Paging, PagingHead, pageAddress } from './paging.tsx'
import { Page } from './reader-page.tsx'
import { Time } from './relative-time.tsx'
import type { Site } from './site.ts'
import { asideOf } from './site-aside.tsx'
import { TitleLink } from './title-link.tsx'

type Props = {
  site: Site
  page: CorrectionPage
  place: PagePlace
  older: string | undefined
}

/** 更正: what was corrected in published articles, newest first. */
export function CorrectionsPage({ site, page, place, older }: Props) {
  const number = older === undefined || place.number === null ? '' : `（第 ${place.number} 页）`
  const paging = { path: CORRECTIONS, olderThan: page.olderThan, place }
  return (
    <Page
      site={site}
      title={`更正${number}`}
      description={`${site.name}发布后更正过的报道，逐条附更正说明，按更正时间从新到旧。`}
      canonical={pageAddress(CORRECTIONS, older)}
      section={{ path: CORRECTIONS, here: older === undefined }}
      head={<PagingHead site={site} {...paging} />}
      aside={asideOf(site)}
    >
      <h1 className="section-title">更正{number}</h1>
      <p className="lead-in">
        报道发布后有改动，都在这里公开说明。发现差错，请<a href="/complaints">告诉我们</a>；怎样核实和更正，见
        <a href={policyPath('corrections')}>更正政策</a>。
      </p>
      {page.items.length > 0 ? (
        <ul className="river corrected">
          {each(page.items, ({ id, title, city, at, note }) => (
            <li>
              <h2>
                <TitleLink site={site} article={{ id, title, city }} />
              </h2>
              <blockquote>{note}</blockquote>
              <p className="facts">
                <bdi>{city.name}</bdi> <Time at={at} now={site.now} as="minute" />
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="empty">还没有更正。</p>
      )}
      <Paging {...paging} />
    </Page>
  )
}
