import { inTraditional, suggest } from '#lib/articles/search/suggest.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const dynamic = 'force-dynamic'

const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' }

export const GET = apiRoute(async ({ request }) => {
  const { searchParams } = new URL(request.url)
  const suggested = await suggest(searchParams.get('q') ?? '')
  const isTraditional = searchParams.get('script') === 'hant'
  return Response.json(isTraditional ? await inTraditional(suggested) : suggested, { headers })
})
