import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadFactor } from '#lib/db/machine-load.ts'
import { anEditorsSession, signIn } from '../fuzz/an-editors-session.ts'
import { type BuiltAction, builtActions } from '../fuzz/targets.ts'
import { hostileArguments, malformed, multipart, type Wire } from '../support/hostile.ts'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'

const actions = builtActions()

let portal: Portal
let data: Awaited<ReturnType<typeof aStartedFolder>>
let cookie = ''

beforeAll(async () => {
  data = await aStartedFolder()
  portal = await startPortal({ DATA_DIR: data.folder })
  await anEditorsSession(portal)
})

afterAll(async () => {
  const { code, stderr } = await portal.stop()
  await data.remove()
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

const idOf = (name: string) => actions.find((action) => action.name === name)?.id ?? ''

function post(path: string, wire: Wire, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(portal.url + path, {
    method: 'POST',
    headers: { 'content-type': wire.contentType, ...(cookie ? { cookie } : {}), ...headers },
    body: typeof wire.body === 'string' ? wire.body : new Uint8Array(wire.body),
    redirect: 'manual',
  })
}

const call = ({ id, path }: BuiltAction, wire: Wire) => post(path, wire, { 'next-action': id })

async function severalAtOnce<T>(cases: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < cases.length; at += 12) await Promise.all(cases.slice(at, at + 12).map(run))
}

/** What was logged since, and that none of it is a stack. */
function logged(since: number): string[] {
  const lines = portal.stdout().slice(since).split('\n').filter(Boolean)
  expect(lines.filter((line) => line.includes('"stack"') || !line.startsWith('{'))).toEqual([])
  return lines
}

describe.each(['a stranger', 'an editor'])('what %s may send', (who) => {
  beforeAll(async () => {
    cookie = who === 'an editor' ? await signIn(portal) : ''
  })

  it.each(actions)(
    '$name takes nothing but plain data, and the portal goes on answering',
    async (action) => {
      const since = portal.stdout().length
      const all = hostileArguments(action.id)
      // Nearly all of it passes the same checks, whichever action it names; the actions share the calls between them. What
      // looks like a row is each action's own to judge.
      const parts = who === 'an editor' ? 4 : 12
      const isOwn = (name: string, at: number) =>
        at % parts === actions.indexOf(action) % parts || /^(form )?\{"id":(-1|null),/.test(name)
      const own = all.filter(({ name }, at) => isOwn(name, at))
      await severalAtOnce(own, async ({ name, wire }) => {
        const answer = await call(action, wire)
        await answer.arrayBuffer()
        // An action that is told nothing does not look at what it is told, once it is plain; a stranger is refused in words.
        const isNothing = action.name === 'readWords' && /^(form )?\{\}$/.test(name)
        const expected = action.name === 'leave' || isNothing ? [400, 200] : [400]
        expect(expected, name).toContain(answer.status)
      })
      const asked = performance.now()
      expect((await fetch(`${portal.url}/api/health`)).status).toBe(200)
      expect(performance.now() - asked).toBeLessThan(1_000 * loadFactor())
      logged(since)
      if (who === 'an editor' && action.name === 'leave') cookie = await signIn(portal)
    },
    60_000,
  )
})

describe('a form that is none', () => {
  beforeAll(() => {
    cookie = ''
  })

  it('is refused with one line, in Chinese, with and without the name of an action', async () => {
    const ids = [null, '', 'x', '0'.repeat(42), idOf('enter')]
    const paths = ['/admin', '/admin/sign-in', '/admin/articles', '/admin/nothing']
    const cases = paths.flatMap((path) =>
      ids.flatMap((id) => malformed().map((wire) => ({ path, id, wire }))),
    )
    await sleep(200)
    const since = portal.stdout().length
    await severalAtOnce(cases, async ({ path, id, wire }) => {
      const answer = await post(path, wire, id === null ? {} : { 'next-action': id })
      expect(answer.status).toBe(400)
      expect(await answer.text()).toMatch(/提交的内容不完整|网站已更新/)
    })
    await sleep(200)
    expect(logged(since)).toHaveLength(cases.length)
  }, 60_000)

  it('is refused when it is too large', async () => {
    const long = { contentType: 'text/plain', body: `["${'x'.repeat(5_000_000)}"]` }
    for (const sent of ['', 'citysite.session_token=x']) {
      cookie = sent
      const answer = await post('/admin/articles/new', long, { 'next-action': idOf('saveArticle') })
      expect(answer.status).toBe(413)
      expect(await answer.text()).toContain('太大')
    }
    cookie = ''
  })

  it('says to a page of another version that it must be loaded again', async () => {
    const answer = await post('/admin/sign-in', multipart([['0', '[null,"$K1"]']]), {
      'next-action': 'f'.repeat(42),
    })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('x-nextjs-action-not-found')).toBe('1')
    expect(await answer.text()).toContain('网站已更新')
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('is not taken by %s', async (method) => {
    expect((await fetch(`${portal.url}/admin/sign-in`, { method })).status).toBe(405)
  })

  it('does nothing where there is no desk', async () => {
    for (const path of ['/', '/articles/1', '/api/articles'])
      expect((await post(path, multipart([['0', '[]']]), { 'next-action': idOf('enter') })).status).toBe(405)
  })
})

describe('where a form comes from', () => {
  const wire = multipart([
    ['_1_email', 'nobody@example.cn'],
    ['_1_password', 'wrong-password'],
    ['0', '[null,"$K1"]'],
  ])
  const from = (headers: Record<string, string>) =>
    post('/admin/sign-in', wire, { 'next-action': idOf('enter'), ...headers })

  beforeAll(() => {
    cookie = ''
  })

  it('is the page at the address of the site, or at this machine by another name', async () => {
    const { port } = new URL(portal.url)
    for (const headers of [{ origin: portal.url }, {}, { 'sec-fetch-site': 'same-origin' }])
      expect((await from(headers)).status).toBe(200)
    const answer = await fetch(`http://127.0.0.1:${port}/admin/sign-in`, {
      method: 'POST',
      headers: {
        origin: `http://127.0.0.1:${port}`,
        'content-type': wire.contentType,
        'next-action': idOf('enter'),
      },
      body: String(wire.body),
    })
    expect(answer.status).toBe(200)
  })

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'nonsense' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { host: 'evil.example', origin: 'http://evil.example' },
  ])('is refused from %o', async (headers) => {
    expect((await from(headers as Record<string, string>)).status).toBe(403)
  })

  it('is told to the operator with both addresses, and to the person what to do', async () => {
    await sleep(200)
    const since = portal.stdout().length
    const answer = await from({ origin: 'https://news.example.cn' })
    expect(await answer.text()).toMatch(/https:\/\/news\.example\.cn.*SITE_URL.*http:\/\/localhost/)
    await sleep(200)
    const [line, ...more] = logged(since)
    expect(more).toEqual([])
    expect(line).toContain('"origin":"https://news.example.cn"')
    expect(line).toMatch(/"host":"localhost:\d+"/)
  })
})
