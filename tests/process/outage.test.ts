import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'
import { until } from './readers.ts'

const SECRET = 'a-secret-of-the-test-suite-that-is-long-enough'
const account = ['--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin', '--password-stdin']

let data: Awaited<ReturnType<typeof aStartedFolder>>
let postgres: EmbeddedPostgres
let portal: Portal

beforeEach(async () => {
  data = await aStartedFolder()
  postgres = await startEmbeddedPostgres(data.folder)
  portal = await startPortal({ DATABASE_URL: postgres.url, SECRET, DATA_DIR: join(data.folder, 'data') })
  await portal.cli(['user', 'create', ...account], { input: 'lecong-2026-admin\n' })
})

afterEach(async () => {
  await portal.stop()
  await postgres.stop()
  await data.remove()
})

/** The lines of the portal's log with this message. */
const logged = (message: string) =>
  portal
    .stdout()
    .split('\n')
    .filter((line) => line.startsWith('{') && JSON.parse(line).msg === message)

it('during an outage of the database pages answer 503 with Retry-After, the log has one line, and it recovers', async () => {
  const port = Number(new URL(postgres.url).port)
  await postgres.stop()
  const asked = ['/', '/articles/1', '/api/articles', '/api/articles/1', '/api/health']
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) => fetch(portal.url + asked[at % asked.length])),
  )
  for (const answer of answers) {
    expect(answer.status, answer.url).toBe(503)
    expect(answer.headers.get('retry-after'), answer.url).toBe('5')
  }
  expect(logged('the database cannot be reached')).toHaveLength(1)
  expect(portal.stdout()).not.toContain('a request failed')

  postgres = await startEmbeddedPostgres(data.folder, { port })
  await until('the article again', async () => (await fetch(`${portal.url}/articles/1`)).status === 200)
  await until('a word that it is back', () => logged('the database answers again').length === 1)
  expect(JSON.parse(logged('the database answers again')[0] ?? '{}').failures).toBeGreaterThanOrEqual(4)
})
