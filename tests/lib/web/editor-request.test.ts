import { expect, it } from 'vitest'
import { config } from '#lib/config.ts'
import { deskJson, editorRoute } from '#lib/web/editor-request.ts'

const route = editorRoute(async () => deskJson({ done: true }))
const site = config().siteUrl

const ask = async (headers: Record<string, string>) => {
  const request = new Request(`${site}/api/media/uploads`, { method: 'POST', headers })
  const response = await route(request, { params: Promise.resolve({}) })
  return { status: response.status, ...(await response.json()) }
}

// What another site's page sends carries the editor's cookie, too: it is refused before the session is looked at.
it.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site', origin: site },
])('a request of another site (%o) is refused', async (headers) => {
  expect(await ask(headers)).toMatchObject({ status: 403, code: 'forbidden' })
})

it.each([{}, { cookie: 'citysite.session_other=1' }])(
  'without a session (%o) nobody is let in',
  async (headers) => {
    const own = { origin: site, 'sec-fetch-site': 'same-origin', ...headers }
    expect(await ask(own)).toMatchObject({ status: 401, code: 'unauthenticated' })
  },
)
