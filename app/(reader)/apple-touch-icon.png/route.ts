import { iconRoute } from '#app/(reader)/_document/icon-route.ts'
import { siteIcon } from '#lib/share/site-icons.ts'

export const dynamic = 'force-dynamic'

export const GET = iconRoute('image/png', () => siteIcon(180))
