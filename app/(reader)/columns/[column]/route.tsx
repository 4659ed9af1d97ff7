import { namedListRoute } from '#app/(reader)/_document/list-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = namedListRoute<'column'>(
  ({ name: column }) => ({ of: 'column', column }),
  (site, name) => ({ description: `${site.name}“${name}”栏目的文章，按发布时间从新到旧。` }),
)
