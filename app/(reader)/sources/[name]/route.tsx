import { namedListRoute } from '#app/(reader)/_document/list-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = namedListRoute<'name'>(
  ({ name }) => ({ of: 'source', name }),
  (site, name) => ({
    kind: '来源',
    description: `${site.name}收录的来自“${name}”的文章，按发布时间从新到旧。`,
  }),
)
