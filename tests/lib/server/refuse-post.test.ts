import { describe, expect, it } from 'vitest'
import { type PostRefusal, refusePost, UNKNOWN_ACTION } from '#lib/server/refuse-post.ts'
import { aServer } from '../../support/raw-http.ts'

const refusal: PostRefusal = {
  status: 403,
  sentence: '只有本站的页面可以提交。',
  reason: 'another site sent it',
}

async function told(given: Partial<PostRefusal> = {}, headers: Record<string, string> = {}) {
  const port = await aServer((request, response) => refusePost(request, response, { ...refusal, ...given }))
  const response = await fetch(`http://127.0.0.1:${port}/admin?x=1`, { method: 'POST', headers, body: 'x=1' })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('a refused form', () => {
  it('is a page for a browser, with the sentence', async () => {
    const { status, headers, text } = await told()
    expect(status).toBe(403)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(text).toContain(`<p>${refusal.sentence}</p>`)
    expect(text).toContain('<html lang="zh-Hans">')
  })

  it('is the sentence alone for our script, of the one type that it shows', async () => {
    const { headers, text } = await told({}, { 'next-action': 'a'.repeat(42) })
    expect(headers.get('content-type')).toBe('text/plain')
    expect(text).toBe(refusal.sentence)
  })

  it('can run nothing and be framed by nobody, whatever stands in the sentence', async () => {
    const { headers, text } = await told({ sentence: `“<img src=x onerror=alert(1)>&'” 不行。` })
    expect(text).not.toContain('<img')
    expect(text).toContain('&#60;img src=x')
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; frame-anc/,
    )
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('tells our script when the page must be loaded anew, and at no other time', async () => {
    expect((await told({ reason: UNKNOWN_ACTION })).headers.get('x-nextjs-action-not-found')).toBe('1')
    expect((await told()).headers.has('x-nextjs-action-not-found')).toBe(false)
  })

  it('names the methods where the method was wrong', async () => {
    expect((await told({ status: 405 })).headers.get('allow')).toBe('GET, HEAD, POST')
    expect((await told()).headers.has('allow')).toBe(false)
  })
})
