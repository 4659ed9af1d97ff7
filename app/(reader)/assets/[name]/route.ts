import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { readerFiles } from '#components/reader/generated/assets.ts'

export const dynamic = 'force-dynamic'

const NAMED_BY_ITS_CONTENT = 'public, max-age=31536000, immutable'

export const GET = readerRoute<'name'>(async ({ site, params }) => {
  const content = Object.hasOwn(readerFiles, params.name) ? readerFiles[params.name] : undefined
  if (content === undefined) return missing(site)
  const headers = { 'content-type': typeOf(params.name), 'cache-control': NAMED_BY_ITS_CONTENT }
  return new Response(content, { headers })
})

const types = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/speculationrules+json',
} as const

function typeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1)
  return types[ending as keyof typeof types]
}
