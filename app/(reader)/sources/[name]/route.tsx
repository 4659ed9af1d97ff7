import { missing } from '#app/(reader)/_document/absent.tsx'
import { listRoute } from '#app/(reader)/_document/list-route.tsx'
import { redirectTo } from '#app/(reader)/_document/redirect.ts'
import { listTag } from '#lib/articles/tags.ts'
import { sourcePath } from '#lib/reader-paths.ts'
import { publishedSource } from '#lib/sources/source-named.ts'

export const dynamic = 'force-dynamic'

export const GET = listRoute<'name'>(async ({ site, name, query }) => {
  const source = await publishedSource(name)
  if (!source) return missing(site, [listTag({ of: 'source', name })])
  if (source.name !== name) return redirectTo(sourcePath(source.name), query.get('older'))
  return {
    scope: { of: 'source', sourceId: source.id },
    path: sourcePath(name),
    name,
    kind: '来源',
    description: `${site.name}收录的来自“${name}”的文章，按发布时间从新到旧。`,
    tags: [listTag({ of: 'source', name })],
  }
})
