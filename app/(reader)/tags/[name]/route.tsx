import { missing } from '#app/(reader)/_document/absent.tsx'
import { listRoute } from '#app/(reader)/_document/list-route.tsx'
import { redirectTo } from '#app/(reader)/_document/redirect.ts'
import { listingName } from '#lib/articles/listing-name.ts'
import { tagKey } from '#lib/articles/tag-names.ts'
import { listTag } from '#lib/articles/tags.ts'
import { tagPath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = listRoute<'name'>(async ({ site, name, query }) => {
  const key = tagKey(name)
  const tags = [listTag({ of: 'tag', key })]
  const shown = await listingName('tag', key)
  if (shown === null) return missing(site, tags)
  if (shown !== name) return redirectTo(tagPath(shown), query.get('older'))
  return {
    scope: { of: 'tag', key },
    path: tagPath(shown),
    name: shown,
    kind: '标签',
    description: `${site.name}标有“${shown}”的文章，按发布时间从新到旧。`,
    tags,
  }
})
