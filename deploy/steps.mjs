import { spawn } from 'node:child_process'

/** What a person at the terminal has to know, in its message; nothing more is printed. */
export class StepError extends Error {
  name = 'StepError'
}

/**
 * Runs one step and prints one line when it is done, with what it answers and how long it took. A long one shows
 * that it goes on: on a terminal every second, in a log every quarter of a minute.
 * @template T
 * @param {string} name
 * @param {(progress: (line: string) => void) => Promise<T> | T} work
 * @param {{ stdout?: NodeJS.WriteStream, quiet?: boolean }} [options] `quiet` leaves out steps of under a second
 * @returns {Promise<T>}
 */
export async function step(name, work, { stdout = process.stdout, quiet = false } = {}) {
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  let last = ''
  const ticking = setInterval(() => show(), stdout.isTTY ? 1_000 : 15_000)
  const show = () => {
    const line = `… ${name} ${seconds().toFixed(0)} s  ${last}`
    stdout.write(stdout.isTTY ? `\r\x1b[K${line.slice(0, (stdout.columns ?? 80) - 1)}` : `${line}\n`)
  }
  const settle = (mark, note) => {
    clearInterval(ticking)
    if (stdout.isTTY) stdout.write('\r\x1b[K')
    if (mark === '✓' && quiet && seconds() < 1) return
    stdout.write(
      `${mark} ${name.padEnd(18)} ${`${seconds().toFixed(1)} s`.padStart(8)}${note ? `  ${note}` : ''}\n`,
    )
  }
  try {
    const result = await work((line) => {
      last = line
    })
    settle('✓', typeof result === 'string' ? result : '')
    return result
  } catch (error) {
    settle('✗', '')
    throw error
  }
}

/**
 * Runs a program to its end, its last line as progress.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ env?: Record<string, string>, progress?: (line: string) => void }} [options]
 * @returns {Promise<string>} what it printed
 * @throws StepError with the end of what it printed
 */
export function run(program, words, { env = {}, progress = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    const end = (signal) => child.kill(signal)
    for (const signal of signals) process.on(signal, end)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        said = (said + text).slice(-100_000)
        progress(said.trimEnd().split('\n').at(-1) ?? '')
      })
    child.once('error', (error) => reject(new StepError(`${program} cannot be run: ${error.message}`)))
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, end)
      if (code === 0) resolve(said)
      else
        reject(
          new StepError(`${said.trim().split('\n').slice(-40).join('\n')}\n(ended with ${signal ?? code})`),
        )
    })
  })
}

/**
 * Hands the terminal over to a program and ends as it ends. Signals are passed on; when this process is killed the
 * program notices at its closed channel.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
export function handOver(program, words, env = {}) {
  const child = spawn(program, words, {
    env: { ...process.env, ...env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'])
    process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

/**
 * Runs a whole command: its exit code is the process's, and an error is one line.
 * @param {() => Promise<number | undefined>} work
 */
export async function command(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    process.stderr.write(`${error instanceof StepError ? error.message : (error?.stack ?? error)}\n`)
    process.exitCode = 1
  }
}
