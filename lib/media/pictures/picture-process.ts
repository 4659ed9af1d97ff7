import { setPriority } from 'node:os'
import type { PictureAnswer, PictureTask } from './picture-tasks.ts'

// A process of its own that reads one picture and ends: what a file from outside does to a decoder, and the memory that it
// takes, ends with it. It has the lowest priority from before its threads begin, so that readers are answered first.

setPriority(19)
// A portal that is gone waits for nothing.
process.once('disconnect', () => process.exit(0))
process.once('message', (task: PictureTask) => void answer(task))

async function answer(task: PictureTask): Promise<void> {
  const said = await answerOf(task)
  process.send?.(said, () => process.exit(0))
}

async function answerOf(task: PictureTask): Promise<PictureAnswer> {
  const { failureOf } = await import('./picture-error.ts')
  const { cleanPicture } = await import('./clean-picture.ts')
  const { renderPicture } = await import('./render-picture.ts')
  try {
    return { done: task.kind === 'clean' ? await cleanPicture(task) : await renderPicture(task) }
  } catch (error) {
    return isSystemError(error) ? { crashed: String(error) } : { failed: failureOf(error) }
  }
}

/** A full disk or a missing file is no fault of the picture. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
