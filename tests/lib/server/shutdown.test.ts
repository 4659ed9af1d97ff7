import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'

/** Runs a process that makes its shutdown so, and ends it once it says that it is ready. */
function running(script: string) {
  const source = `
    import { setTimeout as sleep } from 'node:timers/promises'
    import { createShutdown } from './lib/server/shutdown.ts'
    const { onShutdown, shutDown } = createShutdown()
    const say = (word) => process.stdout.write(word + '\\n')
    setInterval(() => {}, 1_000)
    ${script}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { timeout: 20_000 })
  const said: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.push(...text.split('\n').filter(Boolean))
    if (said.includes('ready')) child.kill('SIGTERM')
  })
  return new Promise<{ said: string[]; exitCode: number | null }>((resolve) => {
    child.on('close', (exitCode) => resolve({ said, exitCode }))
  })
}

describe('the shutdown of a process', () => {
  it('takes its steps in reverse order, each with a part of the time that is left, and exits with 0', async () => {
    const { said, exitCode } = await running(
      `for (const name of ['database', 'server', 'jobs'])
         onShutdown(async (ms) => { await sleep(5); say(name + ' ' + (ms > 200 && ms <= 11_500 * (name === 'database' ? 1 : 0.7))) })
       say('ready')`,
    )
    expect(said).toEqual(['ready', 'jobs true', 'server true', 'database true'])
    expect(exitCode).toBe(0)
  })

  it('goes on after a step that fails or never ends, and then exits with 1', async () => {
    const { said, exitCode } = await running(
      `onShutdown(async () => say('last'))
       onShutdown(() => new Promise(() => {}))
       onShutdown(() => Promise.reject(new Error('broken')))
       shutDown(600)`,
    )
    expect(said.at(-1)).toBe('last')
    expect(exitCode).toBe(1)
  })
})
