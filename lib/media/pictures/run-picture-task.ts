import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { DomainError } from '../../errors.ts'
import { processSingleton } from '../../process-singleton.ts'
import { projectFolder } from '../../project-folder.ts'
import { refusedFormat } from '../detect/refused-format.ts'
import { MOST_MEGAPIXELS } from './most-pixels.ts'
import type { PictureAnswer, PictureFailure, PictureResult, PictureTask } from './picture-tasks.ts'

const LONGEST_MS = 240_000

/** The process that read a picture ended before it answered: the picture made it fail, or took too long. */
export class PictureProcessError extends Error {
  override readonly name = 'PictureProcessError'
}

const queues = () =>
  processSingleton('picture-tasks', () => ({
    files: { last: Promise.resolve() },
    // Drawn while somebody waits: not behind a picture that takes ten seconds.
    drawn: { last: Promise.resolve() },
  }))

/**
 * Has a picture read or drawn in a process of its own, one of each at a time in this process, with the lowest priority.
 * @throws DomainError invalid-input for a picture that cannot be read
 * @throws PictureProcessError where the process ended before it answered
 */
export async function runPictureTask<T extends PictureTask>(task: T): Promise<PictureResult<T>> {
  const cell = queues()[task.kind === 'share' || task.kind === 'icons' ? 'drawn' : 'files']
  const answer = cell.last.then(() => answerOf(task))
  cell.last = answer.then(
    () => undefined,
    () => undefined,
  )
  const said = await answer
  if ('done' in said) return said.done as PictureResult<T>
  if ('failed' in said) throw refusal(said.failed)
  throw new PictureProcessError(`the picture process failed: ${said.crashed}`)
}

function answerOf(task: PictureTask): Promise<PictureAnswer> {
  const { PATH = '', TMPDIR = '' } = process.env
  // Without the portal's secrets: it reads files from outside.
  const env = { PATH, TMPDIR, MALLOC_ARENA_MAX: '2', NODE_ENV: 'production' } as const
  const path = join(projectFolder(), 'lib/media/pictures/picture-process.ts')
  // Not imported: Next would look for what is started among the modules that it bundles.
  const { fork } = process.getBuiltinModule('node:child_process')
  const child = fork(path, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
  child.send(task)
  return firstAnswer(child).finally(() => clearTimeout(timer))
}

function firstAnswer(child: ChildProcess): Promise<PictureAnswer> {
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-500)
  })
  return new Promise((resolve) => {
    child.once('message', (answer: PictureAnswer) => resolve(answer))
    child.once('error', (error) => resolve({ crashed: String(error) }))
    child.once('close', (code, signal) =>
      resolve({ crashed: `it ended with ${signal ?? code} ${complaint}` }),
    )
  })
}

function refusal(failure: PictureFailure): DomainError {
  if (failure === 'damaged') return refusedFormat('damaged')
  const sentence =
    failure === 'too-slow'
      ? '这张图片处理了很久也没有完成，请缩小后再传。'
      : `这张图片的像素太多，最多 ${MOST_MEGAPIXELS / 100} 亿像素。请缩小后再传。`
  return new DomainError('invalid-input', sentence, { details: { format: failure } })
}
