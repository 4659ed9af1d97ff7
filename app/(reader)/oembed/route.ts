import { readPublished } from '#lib/articles/published.ts'
import { articleTag } from '#lib/articles/tags.ts'
import { config } from '#lib/config.ts'
import { DomainError } from '#lib/errors.ts'
import { articleOfAddress } from '#lib/syndication/article-of-address.ts'
import { oembedOf, oembedXml } from '#lib/syndication/write-oembed.ts'
import { absentProblem } from '#lib/web/absent-problem.ts'
import { apiRoute } from '#lib/web/api-route.ts'
import { cacheableResponse } from '#lib/web/cacheable-response.ts'
import { oembedQuery } from '#lib/web/oembed-query.ts'
import { tombstoneProblem } from '#lib/web/tombstone-problem.ts'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(async ({ request, instance, siteUrl, query }) => {
  const { address, format, room } = oembedQuery(query)
  if (!address) throw new DomainError('invalid-input', '须用参数 url 说明是哪篇文章。')
  const id = articleOfAddress(siteUrl, address)
  const found = id && (await readPublished(id))
  if (!found) return absentProblem(instance, '这个地址不是本站的文章。', id ? [articleTag(id)] : [])
  if (found.kind === 'tombstone') return tombstoneProblem(siteUrl, instance, found.tombstone)
  const members = oembedOf({ name: config().siteName, url: siteUrl }, found.article, room)
  return cacheableResponse(request, {
    ...(format === 'xml'
      ? { body: oembedXml(members), contentType: 'text/xml; charset=utf-8' }
      : { body: JSON.stringify(members), contentType: 'application/json; charset=utf-8' }),
    tags: [articleTag(found.article.id)],
    changedAt: found.article.changedAt,
  })
})
