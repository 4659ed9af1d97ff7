import { siteFileRoute } from '#app/(reader)/_document/site-file-route.ts'
import { writeOpenSearch } from '#lib/syndication/write-opensearch.ts'

export const dynamic = 'force-dynamic'

export const GET = siteFileRoute('application/opensearchdescription+xml; charset=utf-8', writeOpenSearch)
