import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'

/** Runs a process that makes its shutdown so, and sends it these signals once it says that it is ready. */
function running(script: string, ...signals: NodeJS.Signals[]) {
  const source = `
    import { setTimeout as sleep } from 'node:timers/promises'
    import { createShutdown } from './lib/server/shutdown.ts'
    const { onShutdown, run, shutDown } = createShutdown()
    const say = (word) => process.stdout.write(word + '\\n')
    setInterval(() => {}, 1_000)
    ${script}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { timeout: 20_000 })
  const said: string[] = []
  const errors: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.push(...text.split('\n').filter(Boolean))
    if (said.includes('ready') || said.includes('stopping')) {
      const signal = signals.shift()
      if (signal) child.kill(signal)
    }
  })
  return new Promise<{ said: string[]; exitCode: number | null; error: string }>((resolve) => {
    child.on('close', (exitCode) => resolve({ said, exitCode, error: errors.join('') }))
  })
}

describe('the shutdown of a process', () => {
  it('takes its steps in reverse order, each with a part of the time that is left, and exits with 0', async () => {
    const { said, exitCode } = await running(
      `for (const name of ['database', 'server', 'jobs'])
         onShutdown(async (ms) => { await sleep(5); say(name + ' ' + (ms > 200 && ms <= 11_500 * (name === 'database' ? 1 : 0.7))) })
       say('ready')`,
      'SIGTERM',
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

  it('aborts a start that still runs, and reports nothing that the abortion caused', async () => {
    const { said, exitCode, error } = await running(
      `onShutdown(async () => say('stopped'))
       await run((signal) => new Promise((_, reject) => {
         signal.addEventListener('abort', () => reject(signal.reason))
         say('ready')
       }))`,
      'SIGINT',
    )
    expect(said).toEqual(['ready', 'stopped'])
    expect([exitCode, error]).toEqual([0, ''])
  })

  it('follows a start that fails, whose reason is one line, and exits with 1', async () => {
    const { said, exitCode, error } = await running(
      `onShutdown(async () => say('stopped'))
       await run(async () => { throw new Error('no database\\nat line 7') })`,
    )
    expect(error).toBe('cannot start: no database\n')
    expect([said, exitCode]).toEqual([['stopped'], 1])
  })

  it('ends at once with the second signal', async () => {
    const { said, exitCode } = await running(
      `onShutdown(async () => { await sleep(600); say('stopping'); await sleep(8_000); say('too late') })
       say('ready')`,
      'SIGTERM',
      'SIGTERM',
    )
    expect(said).toEqual(['ready', 'stopping'])
    expect(exitCode).toBe(1)
  })
})
