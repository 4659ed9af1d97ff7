import { expect, it } from 'vitest'
import { config } from '#lib/config.ts'
import { evidenceHeaders } from '#lib/web/evidence-headers.ts'
import { framedRoute } from '#lib/web/framed-route.ts'

// Purpose: a file that a stranger has sent cannot act on the desk that shows it, and nobody but an editor's own page is shown it.

const headersOf = (format: string, mime: string, name = '合同.exe') =>
  evidenceHeaders({ name, format, mime, bytes: 12 })

it.each([
  ['jpeg', 'image/jpeg', 'inline', 'image/jpeg', true],
  ['mp4', 'video/mp4', 'inline', 'video/mp4', true],
  ['pdf', 'application/pdf', 'inline', 'application/pdf', false],
  ['docx', 'application/vnd.openxmlformats', 'attachment', 'application/octet-stream', true],
  ['heic', 'image/heic', 'attachment', 'application/octet-stream', true],
  ['unknown', 'text/html', 'attachment', 'application/octet-stream', true],
])('%s is %s', (format, mime, disposition, type, isSandboxed) => {
  const headers = headersOf(format, mime)
  expect(headers).toMatchObject({
    'content-type': type,
    'content-disposition': expect.stringMatching(new RegExp(`^${disposition};`)),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  })
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  // Browsers show no PDF in a sandbox.
  expect(headers['content-security-policy']?.includes('sandbox')).toBe(isSandboxed)
})

it('its name ends as what it is, whatever its sender called it', () => {
  const named = (name: string) => headersOf('jpeg', 'image/jpeg', name)['content-disposition']
  expect(named('合同.exe')).toBe(`inline; filename="evidence.jpg"; filename*=UTF-8''%E5%90%88%E5%90%8C.jpg`)
  expect(named('a"\r\nb/../c.html')).toBe(`inline; filename="evidence.jpg"; filename*=UTF-8''a%22b..c.jpg`)
  expect(named("o'neil(1).pdf")).toContain('o%27neil%281%29.jpg')
  expect(named('.png')).toContain("UTF-8''evidence.jpg")
})

const route = framedRoute(async () => new Response('shown'))
const ask = (headers: Record<string, string>) =>
  route(new Request(`${config().siteUrl}/api/cases/1/bundle`, { method: 'POST', headers, body: 'why=x' }), {
    params: Promise.resolve({}),
  })

it.each<[Record<string, string>, number]>([
  [{ origin: 'https://evil.example' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ origin: config().siteUrl, 'sec-fetch-site': 'same-origin' }, 401],
])('a form of another site, or of nobody (%o), is told so in a sentence', async (headers, status) => {
  const answer = await ask(headers)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await answer.text()).toMatch(/。\n$/)
})
