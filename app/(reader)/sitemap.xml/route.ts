import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { tagsOfList } from '#lib/articles/tags.ts'
import { siteChangedAt } from '#lib/syndication/site-changed-at.ts'
import { sitemapFiles } from '#lib/syndication/sitemap-files.ts'
import { nameKindsInUse } from '#lib/syndication/sitemap-names.ts'
import { hasNewsOfTwoDays } from '#lib/syndication/sitemap-news.ts'
import { writeSitemapIndex } from '#lib/syndication/write-sitemap-index.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ request, site }) => {
  const [files, names, hasNews, changedAt] = await Promise.all([
    sitemapFiles(),
    nameKindsInUse(),
    hasNewsOfTwoDays(),
    siteChangedAt(),
  ])
  return cacheableResponse(request, {
    body: writeSitemapIndex(site.url, { files, names, hasNews, changedAt }),
    contentType: 'application/xml; charset=utf-8',
    tags: tagsOfList(),
    changedAt,
  })
})
