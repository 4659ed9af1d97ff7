import { missing } from '#app/(reader)/_document/absent.tsx'
import { readerRoute } from '#app/(reader)/_document/reader-route.ts'
import { redirectTo } from '#app/(reader)/_document/redirect.ts'
import { pictureHeaders } from '#app/(reader)/_document/security-headers.ts'
import { pageSizes } from '#lib/media/share-pictures/icon-drawing.ts'
import { iconPath } from '#lib/share/icon-path.ts'
import { siteIcon } from '#lib/share/site-icons.ts'

export const dynamic = 'force-dynamic'

const NAMED_BY_ITS_CONTENT = 'public, max-age=31536000, immutable'

/** An icon of the site. The address of an older icon redirects to the current one of its size. */
export const GET = readerRoute<'name'>(async ({ site, params }) => {
  const [, width] = /^(\d{3})\.[0-9a-f]{10}\.png$/.exec(params.name) ?? []
  const size = pageSizes.find((one) => String(one) === width)
  if (!size) return missing(site)
  const path = iconPath(site, size)
  if (path !== `/icons/${params.name}`) return redirectTo(path)
  const headers = { ...pictureHeaders, 'content-type': 'image/png', 'cache-control': NAMED_BY_ITS_CONTENT }
  return new Response(await siteIcon(size), { headers })
})
