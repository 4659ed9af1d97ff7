import { listRoute } from '#app/(reader)/_document/list-route.tsx'
import { tagsOfList } from '#lib/articles/tags.ts'
import { ALL_ARTICLES } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = listRoute(async ({ site }) => ({
  scope: { of: 'site' },
  path: ALL_ARTICLES,
  name: '全部文章',
  description: `${site.name}的全部文章，按发布时间从新到旧。`,
  tags: tagsOfList(),
}))
