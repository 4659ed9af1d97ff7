import { describe, expect, it } from 'vitest'
import { callProcess } from './call.ts'

const nowhere = { env: { DATABASE_URL: 'postgresql://127.0.0.1:1/none' } }

describe('the process', () => {
  it('prints and ends by what came of the command, without a database where none is needed', async () => {
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
})
