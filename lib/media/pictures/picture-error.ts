import type { PictureFailure } from './picture-tasks.ts'

/** A picture that cannot be read, for a reason that lies in the file. */
export class PictureError extends Error {
  override readonly name = 'PictureError'
  readonly failure: PictureFailure

  constructor(failure: PictureFailure) {
    super(failure)
    this.failure = failure
  }
}

/** What an error of sharp says of the file. */
export function failureOf(error: unknown): PictureFailure {
  if (error instanceof PictureError) return error.failure
  const message = error instanceof Error ? error.message : ''
  if (/pixel limit/.test(message)) return 'too-many-pixels'
  return /timeout/.test(message) ? 'too-slow' : 'damaged'
}
