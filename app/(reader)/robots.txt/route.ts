import { siteFileRoute } from '#app/(reader)/_document/site-file-route.ts'
import { writeRobots } from '#lib/syndication/write-robots.ts'

export const dynamic = 'force-dynamic'

export const GET = siteFileRoute('text/plain; charset=utf-8', ({ url }) => writeRobots(url))
