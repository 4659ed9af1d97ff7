import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { formTextSchema } from '#lib/articles/autosave/form-text.ts'
import { db } from '#lib/db/client.ts'
import { disableEditor } from '#lib/editors/disable-editor.ts'
import { signIn } from '#lib/editors/sign-in.ts'
import { deskFastPath } from '#lib/web/desk-fast-path.ts'
import { anAccount } from '../../support/accounts.ts'
import { aCity, anAdmin, aReportsContent } from '../../support/cast.ts'
import { aLoopbackServer } from '../../support/loopback-server.ts'

const site = aLoopbackServer((asked, response) => {
  if (!deskFastPath(asked, response)) response.writeHead(418).end('left alone')
})

const mei = {
  email: 'mei@example.cn',
  name: '梅编辑',
  role: 'editor' as const,
  password: 'lecong-2026-mei',
} as const
let cookie = ''
let id = ''
beforeEach(async () => {
  await aCity()
  await anAccount(mei)
  const { name, value } = await signIn({ ...mei, address: '203.0.113.9', userAgent: '' })
  cookie = `${name}=${encodeURIComponent(value)}`
  id = (await db().editor.findUniqueOrThrow({ where: { email: mei.email } })).id
})

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(site.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

async function aText(changes: object = {}) {
  return {
    ...{ act: 'save', editorId: id, tab: randomUUID(), key: randomUUID(), articleId: null, edit: 1 },
    ...{ seq: 0, version: 0, copyVersion: 0, origin: 'repost', note: '' },
    content: formTextSchema.parse(await aReportsContent()),
    ...changes,
  }
}

it('an open form stores its text, and hears how its article stands', async () => {
  const answer = await post('/admin/api/autosaves', await aText(), { 'user-agent': 'X11 Chrome/140' })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toMatchObject({ begun: { version: 1 }, saved: {}, head: { status: 'draft' } })
  expect(await db().autosave.findMany()).toMatchObject([{ device: 'Linux 上的 Chrome' }])
})

it('every refusal has a closed code, and stores nothing', async () => {
  const refused = async (answer: Promise<Response>, status: number, code: string) => {
    const { headers, ...got } = await answer.then(async (one) => ({
      status: one.status,
      headers: one.headers,
      body: await one.json(),
    }))
    expect(got).toMatchObject({ status, body: { code } })
    expect(headers.get('content-type')).toContain('application/problem+json')
  }
  const path = '/admin/api/autosaves'
  await refused(post(path, await aText(), { cookie: '' }), 401, 'unauthenticated')
  await refused(post(path, await aText(), { cookie: `${cookie}x` }), 401, 'unauthenticated')
  await refused(post(path, await aText(), { 'sec-fetch-site': 'cross-site' }), 403, 'forbidden')
  await refused(post(path, await aText(), { origin: 'https://evil.example' }), 403, 'forbidden')
  await refused(post(path, await aText(), { 'content-type': 'text/plain' }), 422, 'invalid-input')
  await refused(post(path, '{"act":'), 422, 'invalid-input')
  await refused(post(path, `${'['.repeat(200_000)}`), 422, 'invalid-input')
  await refused(post(path, { act: 'save', content: 'x'.repeat(5_000_000) }), 413, 'too-large')
  await refused(post(path, await aText({ editorId: 'another' })), 403, 'forbidden')
  await refused(fetch(site.url + path, { headers: { cookie } }), 405, 'method-not-allowed')
  await disableEditor(await anAdmin(), mei.email)
  await refused(post(path, await aText()), 401, 'unauthenticated')
  expect([await db().autosave.count(), await db().article.count()]).toEqual([0, 0])
})

it('somebody whose session has ended signs in again where he is', async () => {
  const { email, password } = mei
  await db().session.deleteMany()
  const path = '/admin/api/session'
  const wrong = await post(path, { email, password: 'no' }, { cookie: '' })
  expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([401, []])
  const answer = await post(path, { email, password }, { cookie: '' })
  expect(await answer.json()).toEqual({ editorId: id, name: mei.name })
  const set = answer.headers.getSetCookie()
  expect(set).toEqual([
    expect.stringMatching(/^citysite\.session_token=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/),
    expect.stringMatching(/^citysite\.device=[^;]+; Path=\/admin; Max-Age=\d+; HttpOnly; SameSite=Lax$/),
  ])
  cookie = set.map((one) => one.split(';', 1)[0]).join('; ')
  expect((await post('/admin/api/autosaves', await aText())).status).toBe(200)
  const again = await post(path, { email, password })
  expect(again.headers.getSetCookie()[1], 'the device stays the same').toContain(set[1]?.split(';', 1)[0])
})

it('leaves every other request alone', async () => {
  for (const path of ['/admin/api', '/admin/api/autosaves/1', '/admin/articles', '/'])
    expect((await fetch(site.url + path)).status).toBe(418)
})
