import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** What a long command prints on standard error while two and a half seconds pass on its clock. */
function printed(script: string): string {
  const source = `
    import { Progress } from './lib/cli/progress.ts'
    let now = 1_000_000
    Date.now = () => now
    const progress = new Progress('已导入')
    ${script}`
  return spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' }).stderr
}

it('progress is a line every two seconds with the rate, and nothing in between', () => {
  const lines = printed(`
    for (let done = 0; done <= 50; done++) { progress.at(done, 100); now += 100 }
    progress.end()`)
  expect(lines).toBe('已导入 20/100，每秒 10.0\n已导入 40/100，每秒 10.0\n')
})
