import { serviceWorker } from '#components/reader/generated/assets.ts'

export const dynamic = 'force-dynamic'

/** At the root, so that it may serve every page. */
export function GET(): Response {
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }
  return new Response(serviceWorker, { headers })
}
