import { expect, it } from 'vitest'
import { pool } from '#lib/db/client.ts'
import { longQuery } from '#lib/db/long-query.ts'

const timeout = async () => (await pool().query('SHOW statement_timeout')).rows[0].statement_timeout

it('allows a statement its time, and resets the connection', async () => {
  const { rows } = await longQuery<{ limit: string; given: number }>(
    `SELECT current_setting('statement_timeout') AS limit, $1::int AS given`,
    [7],
  )
  expect(rows).toEqual([{ limit: '10min', given: 7 }])
  await expect(longQuery('SELECT 1 / 0')).rejects.toThrow(/division by zero/)
  expect((await pool().query('SHOW timezone')).rows, 'Prisma writes times without their zone').toEqual([
    { TimeZone: 'UTC' },
  ])
  for (let connection = 0; connection < 10; connection++) expect(await timeout()).toBe('8s')
})
