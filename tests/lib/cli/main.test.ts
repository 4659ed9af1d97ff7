import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client.ts'
import { callProcess } from './call.ts'

const nowhere = { env: { DATABASE_URL: 'postgresql://127.0.0.1:1/none' } }

describe('the process', () => {
  it('prints and exits as the command decides, without a database where none is needed', async () => {
    const [help, misused] = await Promise.all([
      callProcess(['help'], nowhere),
      callProcess(['article', 'show'], nowhere),
    ])
    expect(help).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringContaining('import collected FILE'),
    })
    expect(misused).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('缺少 ID') })
  })

  it('ends soon after its work, with nothing left open', async () => {
    const started = performance.now()
    expect(await callProcess(['city', 'list'])).toMatchObject({ exitCode: 0 })
    // The pool alone would keep it for 30 seconds.
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('writes an unexpected error into the log on standard error, and says so', async () => {
    await db().$executeRaw`ALTER TABLE city RENAME COLUMN slug TO other`
    try {
      const env = { LOG_LEVEL: 'info' }
      const [person, program] = await Promise.all([
        callProcess(['city', 'list'], { env }),
        callProcess(['city', 'list', '--json'], { env }),
      ])
      expect(person).toMatchObject({ exitCode: 1, stdout: '' })
      const [line = '', ...sentence] = person.stderr.split('\n')
      expect(JSON.parse(line)).toMatchObject({
        level: 50,
        msg: 'a command failed unexpectedly',
        err: { stack: expect.any(String) },
      })
      expect(sentence).toEqual(['程序出错了；错误的详情在日志里，就在上面。', ''])
      expect(program).toMatchObject({ exitCode: 1, stdout: '' })
      const answer = program.stderr.slice(program.stderr.indexOf('\n'))
      expect(JSON.parse(answer)).toMatchObject({ error: { code: 'internal' } })
    } finally {
      await db().$executeRaw`ALTER TABLE city RENAME COLUMN other TO slug`
    }
  })
})
