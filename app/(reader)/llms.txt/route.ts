import { siteFileRoute } from '#app/(reader)/_document/site-file-route.ts'
import { writeLlmsTxt } from '#lib/syndication/write-llms-txt.ts'

export const dynamic = 'force-dynamic'

export const GET = siteFileRoute('text/plain; charset=utf-8', writeLlmsTxt)
