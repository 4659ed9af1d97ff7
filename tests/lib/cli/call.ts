import { spawn } from 'node:child_process'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import { run } from '#lib/cli/run.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export type Called = { exitCode: number | null; stdout: string; stderr: string }

/** Runs a command line within this process, against this worker's database. */
export function call(words: string[], { stdin = '' }: { stdin?: string } = {}): Promise<Called> {
  const input = Readable.from(stdin === '' ? [] : [Buffer.from(stdin)])
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as typeof process.stdin)
  // This process has its database open, and needs it afterwards.
  return run(words, (work) => work())
}

/** The same with `--json`: what it printed, read. A refusal comes from stderr. */
export async function callJson(words: string[], given: Parameters<typeof call>[1] = {}) {
  return read(await call([...words, '--json'], given))
}

/** Runs the command line as a process of its own, against this worker's database unless `env` names another. */
export function callProcess(
  words: string[],
  { stdin = '', env = {} }: { stdin?: string; env?: Record<string, string> } = {},
): Promise<Called> {
  const child = spawn(process.execPath, ['lib/cli/main.ts', ...words], {
    cwd: root,
    env: { ...process.env, ...env },
    timeout: 60_000,
  })
  const called = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (called.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (called.stderr += text))
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, ...called }))
  })
}

export function read({ exitCode, stdout, stderr }: Called) {
  return { exitCode, printed: JSON.parse(exitCode === 0 ? stdout : stderr || stdout) }
}
