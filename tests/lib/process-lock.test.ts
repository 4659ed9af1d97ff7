import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'

const lockModule = new URL('../../lib/process-lock.mjs', import.meta.url).href
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citysite-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A process that notes when its work begins and ends. */
function aWorker() {
  const program = `
    import { appendFileSync } from 'node:fs'
    import { withLock } from ${JSON.stringify(lockModule)}
    const note = (word) => appendFileSync(${JSON.stringify(join(folder, 'notes'))}, word)
    await withLock(${JSON.stringify(join(folder, 'lock'))}, async () => {
      note('(')
      await new Promise((done) => setTimeout(done, 150))
      note(')')
    })`
  return promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
}

it('processes that are started together run one after the other, also after one that died', async () => {
  // The largest id that Linux gives, plus one: no process has it.
  await writeFile(join(folder, 'lock'), '4194305')
  await Promise.all(Array.from({ length: 4 }, aWorker))
  expect(await readFile(join(folder, 'notes'), 'utf8')).toBe('()()()()')
  expect(existsSync(join(folder, 'lock'))).toBe(false)
})
