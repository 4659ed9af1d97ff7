import { namedListRoute } from '#app/(reader)/_document/list-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = namedListRoute<'name'>(
  ({ name }) => ({ of: 'author', name }),
  (site, name) => ({ kind: '作者', description: `${site.name}${name}的文章，按发布时间从新到旧。` }),
)
