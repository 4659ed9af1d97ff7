import { missing } from '#app/(reader)/_document/absent.tsx'
import { listRoute } from '#app/(reader)/_document/list-route.tsx'
import { redirectTo } from '#app/(reader)/_document/redirect.ts'
import { listTag } from '#lib/articles/tags.ts'
import { columnPath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = listRoute<'column'>(async ({ site, name: slug, query }) => {
  const column = site.columns.find((one) => one.slug === slug)
  if (column)
    return {
      scope: { of: 'column', columnId: column.id },
      path: columnPath(column),
      name: column.name,
      description: `${site.name}“${column.name}”栏目的文章，按发布时间从新到旧。`,
      tags: [listTag({ of: 'column', columnId: column.id })],
    }
  // One of a single city stands there.
  const city = site.cities.find(({ columns }) => columns.some((one) => one.slug === slug))
  return city ? redirectTo(columnPath({ slug }, city), query.get('older')) : missing(site)
})
