import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { readerScript, readerScriptName } from '#components/reader/generated/assets.ts'

export const dynamic = 'force-dynamic'

const NAMED_BY_ITS_CONTENT = 'public, max-age=31536000, immutable'

export const GET = readerRoute<'name'>(async ({ site, params }) => {
  if (params.name !== readerScriptName) return missing(site)
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': NAMED_BY_ITS_CONTENT,
  }
  return new Response(readerScript, { headers })
})
