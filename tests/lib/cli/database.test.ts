import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { call, callJson, callProcess } from './call.ts'

describe('the database', () => {
  it('db seed gives it the first article, once', async () => {
    expect(await callJson(['db', 'seed'])).toMatchObject({
      exitCode: 0,
      printed: { created: true, policy: 'first' },
    })
    expect(await callJson(['db', 'seed'])).toMatchObject({ exitCode: 0, printed: { created: false } })
    expect(await db().article.count()).toBe(1)
  })

  it('db diff tells whether it is what the schema says', async () => {
    expect(await callJson(['db', 'diff'])).toMatchObject({ exitCode: 0, printed: { same: true } })
    await db().$executeRaw`ALTER TABLE city ADD COLUMN surplus text`
    try {
      const differing = await call(['db', 'diff'])
      expect(differing.exitCode).toBe(1)
      expect(differing.stdout).toContain('surplus')
    } finally {
      await db().$executeRaw`ALTER TABLE city DROP COLUMN surplus`
    }
  })

  it('is refused in one line when it is not there, not ours, or misnamed', async () => {
    const at = new URL(process.env.DATABASE_URL ?? '')
    const other = (change: Partial<URL>) => ({
      env: { DATABASE_URL: Object.assign(new URL(at), change).href },
    })
    for (const given of [
      other({ port: '1' }),
      other({ pathname: '/no_such_database' }),
      other({ pathname: '/postgres' }),
      { env: { DATABASE_URL: 'mysql://localhost/x' } },
    ]) {
      const refused = await callProcess(['article', 'list'], given)
      expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
      expect(refused.stderr.trim(), 'one line').not.toContain('\n')
    }
  })
})
