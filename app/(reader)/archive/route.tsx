import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { ArchivePage } from '#components/reader/archive-page.tsx'
import { archiveMonths } from '#lib/archive/read-archive.ts'
import { tagsOfList } from '#lib/articles/tags.ts'
import { archivePath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site, query }) => {
  const slug = query.get('city')
  const city = site.cities.find((one) => one.slug === slug) ?? null
  if (slug !== null && city === null) return missing(site)
  const months = await archiveMonths(city?.id ?? null)
  return {
    markup: <ArchivePage {...{ site, city, months }} />,
    tags: tagsOfList(city?.slug),
    canonical: archivePath({}, city),
  }
})
