import { logs, logToStderr } from '../logs.ts'
import { type Printed, run } from './run.ts'

// The program that reads the answer may stop reading (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
logToStderr()

const words = process.argv.slice(2)
const { stdout, stderr, exitCode } = await run(words).catch(unexpected)
// Exits explicitly: the schema engine leaves a timer of ten seconds behind.
process.stdout.write(stdout, () => process.stderr.write(stderr, () => process.exit(exitCode)))

/** Logs an unexpected error with its stack, and answers with a sentence (code `internal`). */
function unexpected(error: unknown): Printed {
  logs().error(error, 'a command failed unexpectedly')
  const refusal = { code: 'internal', message: '程序出错了；错误的详情在日志里，就在上面。' }
  const isJson = words.includes('--json')
  return {
    stdout: '',
    stderr: `${isJson ? JSON.stringify({ error: refusal }, null, 2) : refusal.message}\n`,
    exitCode: 1,
  }
}
