import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { config } from '#lib/config.ts'
import { WatchedClient } from '#lib/db/watched-client.ts'
import { aCuttableProxy, type CuttableProxy } from '../../support/cuttable-proxy.ts'

const APPLICATION = 'citysite'

let proxy: CuttableProxy
let pool: pg.Pool

beforeEach(async () => {
  proxy = await aCuttableProxy(config().databaseUrl ?? '', APPLICATION)
  pool = new pg.Pool({
    Client: WatchedClient,
    connectionString: proxy.url,
    max: 3,
    application_name: APPLICATION,
  })
  pool.on('error', () => {})
  // The watch may have used the connection of the test before, whose proxy was closed.
  await expect
    .poll(() => pool.query('SELECT 1').catch(({ message }) => message), { timeout: 10_000 })
    .toMatchObject({ rowCount: 1 })
  await Promise.all([1, 2, 3].map(() => pool.query('SELECT pg_sleep(0.1)')))
})

afterEach(async () => {
  proxy.mend()
  await pool.end()
  await proxy.close()
})

it('a dead connection is closed, the idle ones with it, and the next one answers', async () => {
  proxy.freeze()
  expect(pool.totalCount).toBe(3)
  await expect(pool.query('SELECT 1')).rejects.toThrow('does not answer')
  expect(pool.totalCount).toBe(0)
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

it('a connection with a long statement, or one that waits for a lock, is not closed', async () => {
  const [holder, waiter] = [await pool.connect(), await pool.connect()]
  await holder.query('SELECT pg_advisory_lock(7)')
  const waits = waiter.query('SELECT pg_advisory_lock(7), 1 AS one')
  expect((await pool.query('SELECT pg_sleep(2.5), 1 AS one')).rows[0]).toMatchObject({ one: 1 })
  await holder.query('SELECT pg_advisory_unlock(7)')
  expect((await waits).rows[0]).toMatchObject({ one: 1 })
  for (const client of [holder, waiter]) client.release(true)
})

it('while the database does not answer at all, queries fail at once', async () => {
  proxy.silence()
  const asked = Array.from({ length: 12 }, () => pool.query('SELECT 1'))
  const told = await Promise.allSettled(asked)
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set(['rejected']))
  const from = performance.now()
  await expect(pool.query('SELECT 1')).rejects.toThrow('does not answer')
  expect(performance.now() - from).toBeLessThan(250)

  proxy.mend()
  await expect
    .poll(
      () =>
        pool.query('SELECT 1 AS one').then(
          ({ rows }) => rows,
          () => [],
        ),
      { timeout: 10_000 },
    )
    .toEqual([{ one: 1 }])
})
