import { iconRoute } from '#app/(reader)/_document/icon-route.ts'
import { favicon } from '#lib/share/site-icons.ts'

export const dynamic = 'force-dynamic'

export const GET = iconRoute('image/x-icon', favicon)
