import { HotPage } from '#components/reader/hot-page.tsx'
import type { Site } from '#components/reader/site.ts'
import { HOT } from '#lib/articles/tags.ts'
import type { HotPeriod } from '#lib/hot/periods.ts'
import { hotLines } from '#lib/hot/read-hot.ts'
import { tagsOfMedia } from '#lib/media/tags.ts'
import { hotPath } from '#lib/reader-paths.ts'
import { missing } from './absent.tsx'
import type { ReaderDocument } from './html-response.ts'

const SHOWN = 50

/** 人气榜 of a period, of one city or of all; 404 where there is no such period or city. */
export async function hotPage(
  site: Site,
  { period, citySlug }: { period: HotPeriod | null; citySlug?: string },
): Promise<ReaderDocument> {
  const city = site.cities.find(({ slug }) => slug === citySlug)
  if (period === null || (citySlug !== undefined && !city)) return missing(site)
  const lines = await hotLines(period, { cityId: city?.id ?? null, limit: SHOWN })
  return {
    markup: <HotPage {...{ site, period, city, lines }} />,
    tags: [HOT, ...tagsOfMedia(lines.map(({ picture }) => picture))],
    canonical: hotPath(period, city),
  }
}
