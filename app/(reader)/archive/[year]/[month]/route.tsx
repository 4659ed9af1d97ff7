import { archiveRoute } from '#app/(reader)/_document/archive-route.tsx'

export const dynamic = 'force-dynamic'

export const GET = archiveRoute()
