import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { loadFactor } from '#lib/db/machine-load.ts'
import { aCuttableProxy, type CuttableProxy } from '../support/cuttable-proxy.ts'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'
import { until } from './readers.ts'

const SECRET = 'a-secret-of-the-test-suite-that-is-long-enough'
/** Two seconds are promised; a busy machine may add some. The limit of a statement is ten. */
const PATIENCE_MS = 6_000

let data: Awaited<ReturnType<typeof aStartedFolder>>
let postgres: EmbeddedPostgres
let proxy: CuttableProxy
let portal: Portal

beforeEach(async () => {
  data = await aStartedFolder()
  postgres = await startEmbeddedPostgres(data.folder)
  proxy = await aCuttableProxy(postgres.url, 'citysite')
  portal = await startPortal({ DATABASE_URL: proxy.url, SECRET, DATA_DIR: join(data.folder, 'data') })
})

afterEach(async () => {
  await portal.stop()
  await proxy.close()
  await postgres.stop()
  await data.remove()
})

/** Concurrent requests for pages that need the database; returns their statuses. */
async function askMany(): Promise<number[]> {
  const from = performance.now()
  const asked = Array.from({ length: 20 }, (_, at) => fetch(`${portal.url}/api/articles?limit=${at + 1}`))
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  expect(performance.now() - from).toBeLessThan(PATIENCE_MS * loadFactor())
  return statuses
}

it('readers do not wait for connections that do not answer, and the portal can be stopped', async () => {
  await until('answers over as many connections', async () => (await askMany()).every((code) => code === 200))

  // The old connections do not answer, new ones do.
  proxy.freeze()
  await askMany()
  expect(new Set(await askMany())).toEqual(new Set([200]))

  // No connection answers.
  proxy.silence()
  await sleep(1_000)
  expect(new Set(await askMany())).toEqual(new Set([503]))
  proxy.mend()
  await until('answers again', async () => (await fetch(`${portal.url}/articles/1`)).status === 200)

  proxy.silence()
  const from = performance.now()
  void fetch(`${portal.url}/articles/1`).catch(() => {})
  expect(await portal.stop()).toMatchObject({ code: 0, stderr: '' })
  expect(performance.now() - from).toBeLessThan(13_000 * loadFactor())
})
