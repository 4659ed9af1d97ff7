import type { Front } from '#lib/front/front-types.ts'
import { ALL_ARTICLES } from '#lib/reader-paths.ts'
import { Page, type PageProps } from './reader-page.tsx'
import type { Site } from './site.ts'
import { asideOf } from './site-aside.tsx'
import { Zones } from './zones.tsx'

type Props = { site: Site; front: Front } & Pick<PageProps, 'preview'>

/** The site's front page; whole with one article, and with none. */
export function FrontPage({ site, front, preview }: Props) {
  // With one article there is nothing to stand beside: the page is one column.
  const sparse = front.secondary.length === 0
  const cities = site.cities.map(({ name }) => name).join('、')
  return (
    <Page
      site={site}
      canonical="/"
      description={`${site.name}：${cities ? `${cities}等` : ''}城市站点的公开报道，注明来源，可更正，可投诉。`}
      aside={sparse ? undefined : asideOf(site)}
      preview={preview}
    >
      <h1 className="hidden">{site.name}</h1>
      {front.lead ? (
        <Zones
          site={site}
          front={front}
          columns={site.columns}
          all={{ path: ALL_ARTICLES, name: '全部文章' }}
        />
      ) : (
        <p className="empty">还没有文章。第一篇发布后会出现在这里。</p>
      )}
    </Page>
  )
}
