import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

export type Called = { exitCode: number | null; stdout: string; stderr: string }

/** Runs the command line as its own process, against this worker's database. */
export function call(
  words: string[],
  given: { stdin?: string; env?: Record<string, string> } = {},
): Promise<Called> {
  const child = spawn(process.execPath, ['lib/cli/main.ts', ...words], {
    cwd: root,
    env: { ...process.env, ...given.env },
    timeout: 60_000,
  })
  const called = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (called.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (called.stderr += text))
  child.stdin.on('error', () => {})
  child.stdin.end(given.stdin ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, ...called }))
  })
}

/** The same with `--json`: what it printed, read. A refusal comes from stderr. */
export async function callJson(words: string[], given: Parameters<typeof call>[1] = {}) {
  const { exitCode, stdout, stderr } = await call([...words, '--json'], given)
  return { exitCode, printed: JSON.parse(exitCode === 0 ? stdout : stderr || stdout) }
}
