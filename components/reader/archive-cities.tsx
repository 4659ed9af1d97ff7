import { archivePath } from '#lib/reader-paths.ts'
import { each } from './each.ts'
import type { Site, SiteCity } from './site.ts'

type Props = {
  /** Those that have such a part. */
  cities: Site['cities']
  city: SiteCity | null
  span: Parameters<typeof archivePath>[0]
}

/** The same part of the archive, of another city or of all. */
export function ArchiveCities({ cities, city, span }: Props) {
  if (cities.length < 2) return null
  return (
    <nav className="choices" aria-label="按城市查看">
      {each([null, ...cities], (one) => (
        <a href={archivePath(span, one)} aria-current={one?.slug === city?.slug ? 'true' : undefined}>
          {one?.name ?? '全部城市'}
        </a>
      ))}
    </nav>
  )
}
