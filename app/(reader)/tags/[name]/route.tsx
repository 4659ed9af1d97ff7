import { namedListRoute } from '#app/(reader)/_document/list-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = namedListRoute<'name'>(
  ({ name }) => ({ of: 'tag', name }),
  (site, name) => ({
    kind: '标签',
    description: `${site.name}标有“${name}”的文章，按发布时间从新到旧。`,
  }),
)
