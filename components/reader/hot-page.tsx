import type { ListedArticle } from '#lib/articles/published-types.ts'
import { type HotPeriod, hotPeriodNames, hotPeriods } from '#lib/hot/periods.ts'
import { DEFAULT_PERIOD, hotPath } from '#lib/reader-paths.ts'
import { ArticleFacts } from './article-list.tsx'
import { each } from './each.ts'
import { Page } from './reader-page.tsx'
import type { Site, SiteCity } from './site.ts'
import { asideOf } from './site-aside.tsx'
import { Thumbnail } from './thumbnail.tsx'
import { TitleLink } from './title-link.tsx'

type Props = {
  site: Site
  period: HotPeriod
  /** Absent for the list of all cities. */
  city?: SiteCity | undefined
  /** Their `views` are those in the period. */
  lines: readonly ListedArticle[]
}

/** 人气榜 of one period, of a city or of all. */
export function HotPage({ site, period, city, lines }: Props) {
  const { heading, counts } = hotPeriods[period]
  const title = `${city?.name ?? ''}${heading}`
  return (
    <Page
      site={site}
      title={title}
      description={`${city?.name ?? site.name}读者读得最多的文章：${counts}，每分钟更新。`}
      canonical={hotPath(period, city)}
      section={{ path: hotPath(DEFAULT_PERIOD), here: city === undefined && period === DEFAULT_PERIOD }}
      aside={asideOf(site)}
    >
      <h1 className="section-title">{title}</h1>
      <Ways {...{ site, period, city }} />
      <p className="counts">
        {counts}，每分钟更新。<a href="/about/views">怎样计数</a>
      </p>
      {lines.length > 0 ? (
        <Ranking site={site} lines={lines} city={city === undefined} />
      ) : (
        <NothingViewed period={period} city={city} />
      )}
    </Page>
  )
}

function Ways({ site, period, city }: Pick<Props, 'site' | 'period' | 'city'>) {
  const places = [null, ...site.cities]
  return (
    <div className="rankings">
      <nav aria-label="时段">
        {each(hotPeriodNames, (one) => (
          <a href={hotPath(one, city)} aria-current={one === period ? 'page' : undefined}>
            {hotPeriods[one].name}
          </a>
        ))}
      </nav>
      {site.cities.length > 1 && (
        <nav aria-label="榜单的城市">
          {each(places, (one) => (
            <a href={hotPath(period, one)} aria-current={one?.slug === city?.slug ? 'page' : undefined}>
              {one?.name ?? '全站'}
            </a>
          ))}
        </nav>
      )}
    </div>
  )
}

type RankingProps = { site: Site; lines: readonly ListedArticle[]; city: boolean }

function Ranking({ site, lines, city }: RankingProps) {
  return (
    <ol className="river ranking">
      {each(lines, (line, at) => (
        <li>
          <Thumbnail article={line} isFirst={at === 0} />
          <h2>
            <TitleLink site={site} article={line} />
          </h2>
          <ArticleFacts article={line} now={site.now} city={city} />
        </li>
      ))}
    </ol>
  )
}

function NothingViewed({ period, city }: Pick<Props, 'period' | 'city'>) {
  return (
    <p className="empty">
      这段时间还没有人气。
      {period !== 'all' && <a href={hotPath('all', city)}>看总人气榜</a>}
    </p>
  )
}
