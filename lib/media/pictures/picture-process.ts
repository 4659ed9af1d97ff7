import { setPriority } from 'node:os'
import type { PictureAnswer, PictureResult, PictureTask } from './picture-tasks.ts'

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
  try {
    return { done: await resultOf(task) }
  } catch (error) {
    return isSystemError(error) ? { crashed: String(error) } : { failed: failureOf(error) }
  }
}

/** Each task with the code that it needs alone. */
async function resultOf(task: PictureTask): Promise<PictureResult> {
  if (task.kind === 'clean') return (await import('./clean-picture.ts')).cleanPicture(task)
  if (task.kind === 'render') return (await import('./render-picture.ts')).renderPicture(task)
  if (task.kind === 'icons') return (await import('../share-pictures/draw-icons.ts')).drawIcons(task)
  return (await import('../share-pictures/draw-share-picture.ts')).drawSharePicture(task)
}

/** A full disk or a missing file is no fault of the picture. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
