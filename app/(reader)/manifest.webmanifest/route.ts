import { siteFileRoute } from '#app/(reader)/_document/site-file-route.ts'
import { writeManifest } from '#lib/syndication/write-manifest.ts'

export const dynamic = 'force-dynamic'

export const GET = siteFileRoute('application/manifest+json; charset=utf-8', writeManifest)
