import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { ouyang } from '../support/parties.ts'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'
import { startSmtpServer } from '../support/smtp-server.ts'
import { until as untilWithin } from './readers.ts'

// Purpose: the periods of cases run while no portal does: those that end meanwhile have their effect at the next start, once, whatever
// number of instances starts, and each letter of it is sent once.

/** Jobs are looked for every few seconds, and a busy machine is slow. */
const until = (what: string, holds: () => boolean | Promise<boolean>) => untilWithin(what, holds, 90_000)

let data: Awaited<ReturnType<typeof aStartedFolder>>
let postgres: EmbeddedPostgres
let mail: Awaited<ReturnType<typeof startSmtpServer>>
let client: pg.Client
const portals: Portal[] = []

const start = async () => {
  const environment = { DATABASE_URL: postgres.url, DATA_DIR: data.folder, SECRET, ...mail.variables }
  const portal = await startPortal(environment, { verbs: true })
  portals.push(portal)
  return portal
}
const SECRET = 'a-secret-of-the-test-suite-that-is-long-enough'
const account = ['--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin', '--password-stdin']

beforeAll(async () => {
  data = await aStartedFolder()
  postgres = await startEmbeddedPostgres(data.folder)
  mail = await startSmtpServer()
  client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
})

afterAll(async () => {
  for (const portal of portals) await portal.stop()
  await client?.end()
  await mail?.close()
  await postgres?.stop()
  await data.remove()
})

const rows = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await client.query<Row>(text, values)).rows

/** The steps and letters that the ends of periods have left, in order. */
const left = async () => ({
  steps: (
    await rows<{ event: string }>(
      "SELECT event FROM case_step WHERE event IN ('lapse', 'remove-after-silence') ORDER BY event",
    )
  ).map(({ event }) => event),
  letters: (
    await rows<{ letter: string }>(
      "SELECT letter FROM case_message WHERE letter IN ('lapsed', 'removed', 'removed_to_contributor') ORDER BY letter",
    )
  ).map(({ letter }) => letter),
})

it('end once when no portal ran at their last moment, however many start after it', async () => {
  const first = await start()
  await first.cli(['user', 'create', ...account], { input: 'lecong-2026-admin\n' })
  await first.verb('notice', {
    ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, relation: 'self', ...ouyang },
    ...{ works: '《授旗》组照三幅', facts: '第二幅图片是我拍摄的。', proof: '' },
    statedUrls: [`${first.url}/articles/1`],
  })
  await first.verb('forwarded-notice', { email: 'other@example.cn', phone: null })
  await until('every letter so far', async () => {
    const [mails] = await rows<{ sent: boolean }>("SELECT bool_and(state = 'sent') AS sent FROM mail")
    return mails?.sent === true
  })
  const before = mail.received.length
  expect(before).toBeGreaterThan(3)
  expect(await left()).toEqual({ steps: [], letters: [] })
  await first.stop()
  portals.splice(0)

  // By the clock of the database, which is the only one that counts.
  const ended = await rows(
    `UPDATE case_clock SET started_at = now() - interval '2 seconds', due_at = now() - interval '1 second'
     WHERE kind IN ('info_silence', 'counter_silence') AND fired_at IS NULL AND stopped_at IS NULL RETURNING kind`,
  )
  expect(ended).toHaveLength(2)
  const both = await Promise.all([start(), start()])
  const expected = {
    steps: ['lapse', 'remove-after-silence'],
    letters: ['lapsed', 'removed', 'removed_to_contributor'],
  }
  await until('the ends of both periods', async () => (await left()).steps.length > 1)
  expect(await left()).toEqual(expected)
  // The job of another minute, in both at once.
  await Promise.all(both.map((portal) => portal.verb('case-clocks', {})))
  expect(await left()).toEqual(expected)
  await until('their letters', () => mail.received.length >= before + 3)
  await Promise.all(both.map((portal) => portal.verb('due-mail', {})))
  const since = mail.received.slice(before)
  expect(since.map(({ to }) => to.join()).sort()).toEqual([
    'luo.qiwen@example.cn',
    'other@example.cn',
    'ouyang@example.cn',
  ])
  const fired = await rows<{ kind: string; late: boolean }>(
    'SELECT kind, fired_at > due_at AS late FROM case_clock WHERE fired_at IS NOT NULL ORDER BY kind',
  )
  expect(fired).toEqual([
    { kind: 'info_silence', late: true },
    { kind: 'counter_silence', late: true },
  ])
  expect(await rows('SELECT status::text FROM article WHERE id > 1')).toEqual([{ status: 'taken_down' }])
})
