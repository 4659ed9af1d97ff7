import { config } from '#lib/config.ts'
import { apiRoute, readOnly } from '#lib/web/api-route.ts'
import { openApiDocument } from '#lib/web/open-api/open-api-document.ts'

export const dynamic = 'force-dynamic'

export const GET = apiRoute(async ({ siteUrl }) => {
  const { siteName: name, contactEmail } = config()
  return { data: openApiDocument({ name, url: siteUrl, contactEmail }), tags: [] }
})

export { readOnly as DELETE, readOnly as OPTIONS, readOnly as PATCH, readOnly as POST, readOnly as PUT }
