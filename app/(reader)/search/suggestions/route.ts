import { suggest } from '#lib/articles/search/suggest.ts'
import { apiRoute } from '#lib/web/api-route.ts'

export const dynamic = 'force-dynamic'

const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' }

export const GET = apiRoute(async ({ request }) => {
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  return Response.json(await suggest(typed), { headers })
})
