import { namedListRoute } from '#app/(reader)/_document/list-route.tsx'
import { cityPath } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = namedListRoute<'city' | 'column'>(
  ({ params: { city }, name: column }) => ({ of: 'city-column', city, column }),
  (site, name, { city: slug }) => ({
    section: cityPath({ slug }),
    description: `${site.name}“${name}”栏目的文章，按发布时间从新到旧。`,
  }),
)
