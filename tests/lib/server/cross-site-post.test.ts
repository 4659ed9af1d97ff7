import { describe, expect, it } from 'vitest'
import { crossSiteRefusal } from '#lib/server/cross-site-post.ts'

const site = 'https://news.example.cn'
const refusalOf = (headers: Record<string, string>) =>
  crossSiteRefusal({ host: 'news.example.cn', ...headers }, site)

describe('a form', () => {
  it.each<[string, Record<string, string>]>([
    ['a page of ours', { origin: site, 'sec-fetch-site': 'same-origin' }],
    ['a browser that has no Fetch Metadata', { origin: site }],
    ['a program without either', {}],
    ['a person who typed the address', { 'sec-fetch-site': 'none' }],
  ])('of %s is taken', (_who, headers) => expect(refusalOf(headers)).toBeNull())

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [
      'a neighbour under the same domain',
      { origin: 'https://forum.example.cn', 'sec-fetch-site': 'same-site' },
    ],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['a page without an origin', { origin: 'null' }],
    ['something that is no origin', { origin: 'not an origin' }],
  ])('of %s is refused in one sentence that gives nothing away', (_who, headers) =>
    expect(refusalOf(headers)).toMatchObject({ status: 403, sentence: '只有本站的页面可以提交。' }),
  )

  it('of our page at another address is refused, and the person and the operator are told both addresses', () => {
    const refusal = refusalOf({ origin: 'https://portal.example.cn', host: 'portal.example.cn' })
    expect(refusal?.status).toBe(403)
    expect(refusal?.sentence).toContain('https://portal.example.cn')
    expect(refusal?.sentence).toContain(`${site}/admin`)
    expect(refusal?.facts).toEqual({
      origin: 'https://portal.example.cn',
      host: 'portal.example.cn',
      siteUrl: site,
    })
  })

  it('of our page without https is refused with the reason: a password must not travel in the open', () =>
    expect(refusalOf({ origin: 'http://news.example.cn' })?.sentence).toContain('只能用 https 登录和提交'))

  it('repeats no more of a hostile header than a line holds', () => {
    const origin = `https://${'x'.repeat(5_000)}.example`
    const refusal = refusalOf({ origin, host: 'y'.repeat(5_000) })
    expect(JSON.stringify(refusal).length).toBeLessThan(2_000)
  })
})
