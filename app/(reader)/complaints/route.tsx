import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { ComplaintsPage } from '#components/reader/complaints-page.tsx'
import { publicState } from '#lib/articles/published.ts'
import { articleTag } from '#lib/articles/tags.ts'
import { pathNumber } from '#lib/path-number.ts'
import { COMPLAINTS } from '#lib/reader-paths.ts'

export const dynamic = 'force-dynamic'

export const GET = readerRoute(async ({ site, query }) => {
  const asked = pathNumber(query.get('article') ?? '')
  const articleId = asked !== null && (await publicState(asked)) ? asked : undefined
  return {
    markup: <ComplaintsPage site={site} articleId={articleId} />,
    tags: asked === null ? [] : [articleTag(asked)],
    canonical: COMPLAINTS,
  }
})
