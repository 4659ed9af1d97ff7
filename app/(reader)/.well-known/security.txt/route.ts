import { siteFileRoute } from '#app/(reader)/_document/site-file-route.ts'
import { writeSecurityTxt } from '#lib/syndication/write-security-txt.ts'

export const dynamic = 'force-dynamic'

export const GET = siteFileRoute('text/plain; charset=utf-8', writeSecurityTxt)
