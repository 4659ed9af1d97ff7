import type { IncomingHttpHeaders } from 'node:http'
import { judgeOrigin } from '../origin-verdict.ts'
import type { PostRefusal } from './refuse-post.ts'

/**
 * The refusal of a form that another site sent (by Fetch Metadata and Origin, RFC 6454), or a page of ours that was opened
 * at an address other than SITE_URL. Null for our own pages, and for programs that send no Origin.
 */
export function crossSiteRefusal(headers: IncomingHttpHeaders, siteUrl: string): PostRefusal | null {
  const { origin, host } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return ofAnotherSite({ origin, site })
  if (origin === undefined) return null
  const verdict = judgeOrigin(origin, host, siteUrl)
  if (verdict === 'own') return null
  const facts = { origin: origin.slice(0, 200), host: host?.slice(0, 200), siteUrl }
  if (origin === 'null' || !URL.canParse(origin)) return ofAnotherSite(facts)
  return {
    status: 403,
    sentence:
      verdict === 'insecure'
        ? `网站的地址是 ${siteUrl}，只能用 https 登录和提交。请打开 ${siteUrl}/admin 再试。`
        : `这一页是从 ${origin.slice(0, 100)} 打开的，而网站的地址（SITE_URL）是 ${siteUrl}。请打开 ${siteUrl}/admin 再试；如果前一个才是网站的地址，请运维人员把环境变量 SITE_URL 设为它，然后重新启动。`,
    reason:
      'it was opened at another address than SITE_URL: set SITE_URL to the address that browsers show, or open the desk there',
    facts,
  }
}

function ofAnotherSite(facts: object): PostRefusal {
  return { status: 403, sentence: '只有本站的页面可以提交。', reason: 'another site sent it', facts }
}
