import { get, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'
import { withStore } from './store.ts'

let portal: Portal
let data: Awaited<ReturnType<typeof aStartedFolder>>

beforeAll(async () => {
  data = await aStartedFolder()
  portal = await startPortal({
    DATA_DIR: data.folder,
    CONTACT_EMAIL: 'news@example.cn',
    SEND_CACHE_TAGS: 'true',
  })
  // Last-Modified is absent while another change could fall into the same second.
  await new Promise((resolve) => setTimeout(resolve, 2_100))
})

afterAll(async () => {
  await portal.stop()
  await data.remove()
})

const ask = (path: string, init: RequestInit = {}) =>
  fetch(portal.url + path, { redirect: 'manual', ...init })

/** The response with its bytes as sent. */
function travelling(
  path: string,
  headers: Record<string, string>,
): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    get(portal.url + path, { headers }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk)
      resolve({ headers: response.headers, bytes: Buffer.concat(chunks) })
    }).on('error', reject)
  })
}

async function aShortLink(): Promise<string> {
  const { rows } = await withStore(data.folder, (client) =>
    client.query("SELECT code FROM share_link WHERE channel = 'copy'"),
  )
  return rows[0].code
}

const documents = {
  '/': 'front, site',
  '/articles': 'articles, site',
  '/cities/lecong': 'city:lecong, site',
  '/articles/1': 'article:1, site',
  '/disclaimer': 'policy, site',
  '/disclaimer/1': 'policy, site',
  '/policies/contribution': 'policy, site',
  '/about/views': 'site',
  '/complaints': 'site',
  '/notices': 'site',
  '/about': 'site',
  '/hot': 'hot, site',
  '/corrections': 'articles, site',
  '/archive': 'articles, site',
  '/archive/2023/08/18': 'articles, site',
  [`/sources/${encodeURIComponent('乐从发布')}`]: expect.stringMatching(/^source:[\w-]{16}, site$/),
  '/hant/articles/1': 'article:1, site',
}

describe.each(Object.entries(documents))('%s', (path, tags) => {
  const isTraditional = path.startsWith('/hant')
  it('is a finished, cacheable document with all its header fields', async () => {
    const answer = await ask(path)
    const headers = Object.fromEntries(answer.headers)
    expect(answer.status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': expect.stringMatching(/^public, max-age=0, must-revalidate, s-maxage=\d+$/),
      etag: expect.stringMatching(isTraditional ? /^W\/"[\w-]{22}-hant"$/ : /^W\/"[\w-]{22}"$/),
      link: expect.stringContaining(`<${portal.url}${path.replace(/^\/hant/, '')}>; rel="canonical"`),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
    })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['cache-tag']).toEqual(tags)
    expect(headers.vary).toBe('Accept-Encoding')
    expect(await answer.text()).toMatch(
      isTraditional ? /^<!doctype html><html lang="zh-Hant"/ : /^<!doctype html><html lang="zh-Hans"/,
    )
  })

  it('answers 304 to a client that has it, and 200 to one that has another version', async () => {
    const first = await ask(path)
    const etag = first.headers.get('etag') ?? ''
    for (const known of [etag, etag.replace('W/', ''), `"x", ${etag}`, '*']) {
      const again = await ask(path, { headers: { 'if-none-match': known } })
      expect(again.status, known).toBe(304)
      expect(await again.text()).toBe('')
      expect(again.headers.get('etag')).toBe(etag)
    }
    expect((await ask(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    const modified = first.headers.get('last-modified')
    if (modified !== null) {
      expect((await ask(path, { headers: { 'if-modified-since': modified } })).status).toBe(304)
      const before = new Date(Date.parse(modified) - 1_000).toUTCString()
      expect((await ask(path, { headers: { 'if-modified-since': before } })).status).toBe(200)
    }
  })

  it('answers HEAD with the same fields and no body', async () => {
    const [whole, head] = [await ask(path), await ask(path, { method: 'HEAD' })]
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    for (const name of ['content-type', 'etag', 'cache-control', 'cache-tag', 'last-modified', 'link'])
      expect(head.headers.get(name), name).toBe(whole.headers.get(name))
  })

  it('ignores unknown parameters', async () => {
    const [plain, odd] = [await ask(path), await ask(`${path}?utm_source=x&from=timeline&%00=1`)]
    expect(odd.status).toBe(200)
    expect(odd.headers.get('etag')).toBe(plain.headers.get('etag'))
  })

  it('refuses other methods, and names the allowed ones', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await ask(path, { method })).status, method).toBe(405)
    const options = await ask(path, { method: 'OPTIONS' })
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD'])
  })
})

it('an offer of HTTP/2 is answered with HTTP/1.1', async () => {
  const offer = {
    connection: 'Upgrade, HTTP2-Settings',
    upgrade: 'h2c',
    'http2-settings': 'AAMAAABkAAQAoAAAAAIAAAAA',
  }
  expect((await travelling('/api/articles', offer)).bytes.toString()).toContain('"items"')
})

it('an unknown method is refused before Next', async () => {
  const { statusCode, headers } = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${portal.url}/articles/1`, { method: 'TRACE' }, resolve).on('error', reject).end()
  })
  expect(statusCode).toBe(405)
  expect(headers.allow).toContain('GET, HEAD')
})

describe('no request bypasses the cache', () => {
  const passed = async () => {
    const metrics = await (await ask('/api/metrics')).text()
    return /requests_total\{outcome="pass"\} (\d+)/.exec(metrics)?.[1]
  }

  it.each([
    { cookie: 'citysite.session_token=x.y' },
    { cookie: 'xcitysite.session_token=1; a=b' },
    { authorization: 'Bearer x' },
    { 'cache-control': 'no-cache', pragma: 'no-cache' },
  ])('by sending %o', async (headers) => {
    const plain = await ask('/articles/1')
    const before = Number(await passed())
    const told = await ask('/articles/1', { headers })
    expect(told.headers.get('etag')).toBe(plain.headers.get('etag'))
    // One is the request for the metrics itself.
    expect(Number(await passed()) - before).toBe(1)
  })

  it('with a body', async () => {
    const before = Number(await passed())
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${portal.url}/articles/1`, { method: 'GET', headers: { 'content-length': '5' } })
      asked.once('response', (response) => resolve(response.resume().statusCode)).once('error', reject)
      asked.end('12345')
    })
    expect(status).toBe(200)
    expect(Number(await passed()) - before).toBe(1)
  })
})

describe('a path that does not exist', () => {
  it.each([
    '/articles/abc',
    '/articles/0',
    '/articles/01',
    '/articles/-1',
    '/articles/1.0',
    '/articles/4711',
    '/articles/99999999999999999999',
    '/articles/%ff',
    '/%',
    '/s/%E4%B8/qr.svg',
    '/cities/nowhere',
    '/cities/Lecong',
    '/cities/%00',
    '/disclaimer/9',
    '/disclaimer/x',
    '/disclaimer/1/changes',
    '/policies/nothing',
    '/policies/privacy/2',
    '/policies/privacy/0',
    '/s/nothing1',
    '/s/nothing1/qr.svg',
    '/assets/reader.js',
    '/nothing/at/all',
    '/index.php',
    '/404',
    '/_error',
    '/_next/image?url=%2Fscreenshot.png&w=64&q=75',
    '/%35%30%30',
    '/%5Ferror',
  ])('%s is answered with a page that helps on, and 404', async (path) => {
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
    expect(answer.headers.get('cache-control')).toBeTruthy()
    const html = await answer.text()
    expect(html).toContain('<html lang="zh-Hans"')
    expect(html).toContain('href="/"')
  })
})

describe('the public JSON', () => {
  it('has lists and articles, with validators and tags', async () => {
    const list = await ask('/api/articles')
    expect(list.status).toBe(200)
    expect(list.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const { items } = await list.json()
    expect(items).toMatchObject([
      { id: 1, title: expect.any(String), views: 811, url: `${portal.url}/articles/1` },
    ])
    const one = await ask('/api/articles/1')
    expect(one.headers.get('cache-tag')).toBe('article:1')
    const etag = one.headers.get('etag') ?? ''
    expect((await ask('/api/articles/1', { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it.each([
    ['/api/articles/abc', 'GET', 404, 'not-found'],
    ['/api/articles/4711', 'GET', 404, 'not-found'],
    ['/api/articles/%', 'GET', 404, 'not-found'],
    ['/api/articles?limit=x', 'GET', 422, 'invalid-input'],
    ['/api/articles?city=nowhere', 'GET', 404, 'not-found'],
    ['/api/nothing', 'GET', 404, 'not-found'],
    ['/api/articles', 'POST', 405, 'method-not-allowed'],
    ['/api/articles/1', 'DELETE', 405, 'method-not-allowed'],
    ['/api/articles/1/views', 'PUT', 405, 'method-not-allowed'],
    ['/api/articles/1/views', 'POST', 422, 'invalid-input'],
  ])('%s by %s is a problem document: %i %s', async (path, method, status, code) => {
    const answer = await ask(path, { method })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await answer.json()).toMatchObject({
      type: 'about:blank',
      title: expect.any(String),
      status,
      code,
      detail: expect.any(String),
    })
  })

  it('has metrics for this machine', async () => {
    const answer = await ask('/api/metrics')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('citysite_views_total')
  })
})

describe('short links', () => {
  it('redirect to the article, are not cached, and count people but not robots', async () => {
    const code = await aShortLink()
    const phone = { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari/537.36' }
    const answer = await ask(`/s/${code}`, { headers: phone })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toMatch(/\/articles\/1$/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    await ask(`/s/${code}`, { headers: { 'user-agent': 'Baiduspider/2.0' } })
    const { rows } = await withStore(data.folder, (client) =>
      client.query("SELECT visits::int FROM share_link WHERE channel = 'copy'"),
    )
    expect(rows).toEqual([{ visits: 1 }])
  })

  it('have a QR code', async () => {
    const answer = await ask(`/s/${await aShortLink()}/qr.svg`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('image/svg+xml')
    expect(await answer.text()).toContain('<svg')
  })
})

describe('size', () => {
  it.each(['/', '/articles/1'])('%s is one document and a script, of 15 KB together', async (path) => {
    const { headers, bytes } = await travelling(path, { 'accept-encoding': 'gzip' })
    expect(headers['content-encoding']).toBe('gzip')
    const html = gunzipSync(bytes).toString()
    const script = /<script defer(?:="")? src="([^"]+)"/.exec(html)?.[1] ?? ''
    // Nothing above the text waits for another file, unless its reader chose elder mode; what stands below it may.
    const head = html.slice(0, html.indexOf('</head>')).replaceAll(/<script\b[\s\S]*?<\/script>/g, '')
    const sheets = [...head.matchAll(/<link rel="stylesheet"[^>]*>/g)].map(([tag]) => tag)
    expect(sheets.filter((tag) => !tag.includes(' media="print"'))).toEqual([])
    const reader = await ask(script)
    expect(reader.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(gzipSync(await reader.text()).length).toBeLessThanOrEqual(3 * 1024)
    expect(bytes.length).toBeLessThanOrEqual(14 * 1024)
    // As browsers get them over HTTPS.
    const modern = { 'accept-encoding': 'gzip, deflate, br' }
    const [page, own] = [await travelling(path, modern), await travelling(script, modern)]
    expect([page, own].map((one) => one.headers['content-encoding'])).toEqual(['br', 'br'])
    expect(page.bytes.length + own.bytes.length).toBeLessThanOrEqual(15 * 1024)
  })
})

describe('the desk', () => {
  it('has its own page for an unknown path', async () => {
    const answer = await ask('/admin/nothing')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('回到文章列表')
    expect(answer.headers.get('content-security-policy')).toContain("'nonce-")
  })

  it('is not indexed, framed or cached', async () => {
    const answer = await ask('/admin/sign-in')
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
      'cache-control': expect.stringMatching(/no-store/),
    })
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe')
  })

  it('requires a session on every page', async () => {
    for (const path of [
      '/admin',
      '/admin/articles',
      '/admin/articles/new',
      '/admin/articles/1',
      '/admin/articles/1/revisions/1',
    ]) {
      const answer = await ask(path)
      expect(answer.status, path).toBeGreaterThanOrEqual(302)
      expect(answer.status, path).toBeLessThan(309)
    }
  })
})

const account = ['user', 'create', '--email', 'mei@example.cn', '--name', '梅编辑', '--role', 'editor']

/** Sends the sign-in form as a browser without JavaScript does. */
async function signIn(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const page = await fetch(`${url}/admin/sign-in`)
  const form = new FormData()
  for (const [input] of (await page.text()).matchAll(/<input type="hidden"[^>]*>/g)) {
    const value = (name: string) =>
      new RegExp(`${name}="([^"]*)"`).exec(input)?.[1]?.replaceAll('&quot;', '"') ?? ''
    form.append(value('name'), value('value'))
  }
  form.append('email', 'mei@example.cn')
  form.append('password', 'lecong-2026-mei')
  return fetch(`${url}/admin/sign-in`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: url, ...headers },
  })
}

describe('signing in without JavaScript', () => {
  it('works, with a cookie that scripts cannot read and other sites do not send', async () => {
    await portal.cli([...account, '--password-stdin'], { input: 'lecong-2026-mei\n' })
    const answer = await signIn(portal.url)
    expect(answer.status).toBe(303)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^citysite\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=lax/i)
    expect(cookie).toMatch(/Path=\//i)
    expect(cookie).not.toMatch(/Secure/i)
    const [pair = ''] = cookie.split(';')
    expect((await ask('/admin/articles', { headers: { cookie: pair } })).status).toBe(200)
  })

  it('is refused when another site sends the form', async () => {
    const answer = await signIn(portal.url, { origin: 'https://evil.example' })
    expect(answer.status).toBe(403)
    expect(answer.headers.getSetCookie()).toEqual([])
  })
})

describe('behind a proxy with https', () => {
  it('sets the cookie Secure, and sends HSTS', async () => {
    const folder = await aStartedFolder()
    const behind = await startPortal({
      DATA_DIR: folder.folder,
      TRUST_PROXY: 'true',
      SITE_URL: 'https://news.example.cn',
    })
    const local = /^listening on: (\S+)$/m.exec(behind.stdout())?.[1] ?? ''
    expect(behind.url).toBe('https://news.example.cn')
    await behind.cli([...account, '--password-stdin'], { input: 'lecong-2026-mei\n' })

    const page = await fetch(`${local}/articles/1`, { headers: { 'x-forwarded-proto': 'https' } })
    for (const path of ['/articles/1', '/api/articles', '/admin/sign-in', '/robots.txt', '/nothing']) {
      const { headers } = await fetch(local + path)
      expect(headers.get('strict-transport-security'), path).toBe('max-age=31536000')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    }
    expect(page.headers.get('link')).toContain('<https://news.example.cn/articles/1>; rel="canonical"')
    // The browser sends its Origin, also where the proxy sends no X-Forwarded-Proto.
    const origin = 'https://news.example.cn'
    for (const headers of [{ origin, 'x-forwarded-proto': 'https' }, { origin }] as Record<
      string,
      string
    >[]) {
      const answer = await signIn(local, headers)
      expect(answer.headers.getSetCookie()[0], JSON.stringify(headers)).toMatch(/; Secure/i)
    }
    const here = await signIn(local)
    expect(here.headers.getSetCookie()[0], 'http on the machine itself').not.toMatch(/; Secure/i)
    await behind.stop()
    await folder.remove()
  })
})
