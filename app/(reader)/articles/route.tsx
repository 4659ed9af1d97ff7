import { namedListRoute } from '#app/(reader)/_document/list-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = namedListRoute(
  () => ({ of: 'site' }),
  (site) => ({ description: `${site.name}的全部文章，按发布时间从新到旧。` }),
)
