import { spawn } from 'node:child_process'

/** A step that failed for a known reason; the message is all that is printed. */
export class StepError extends Error {
  name = 'StepError'
}

/**
 * Runs a step and prints one line at its end, with its duration and its result if that is a string. During a long step the
 * progress is shown: on a terminal every second, in a log every 15 s.
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
  const end = (mark, note) => {
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
    end('✓', typeof result === 'string' ? result : '')
    return result
  } catch (error) {
    end('✗', '')
    throw error
  }
}

/**
 * Runs a program to its end, and reports its last line as progress.
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
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output = (output + text).slice(-100_000)
        progress(output.trimEnd().split('\n').at(-1) ?? '')
      })
    child.once('error', (error) => reject(new StepError(`${program} cannot be run: ${error.message}`)))
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, end)
      if (code === 0) resolve(output)
      else
        reject(
          new StepError(`${output.trim().split('\n').slice(-40).join('\n')}\n(ended with ${signal ?? code})`),
        )
    })
  })
}

/**
 * Runs a program with this process's terminal. Signals are forwarded; when this process is killed, the closed IPC channel
 * tells the program.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
export function runInTerminal(program, words, env = {}) {
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
 * Runs a whole command: sets the exit code of the process, and prints an error in one line.
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
