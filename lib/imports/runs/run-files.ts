import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { DomainError } from '../../errors.ts'
import { uploadBytes, uploadSize } from '../../media/uploads/read-upload.ts'
import { unreadableFile } from '../../unreadable-file.ts'
import type { RunFile, RunInput } from './run-input.ts'

/** The files of a run.
 *  @throws DomainError invalid-input where it reads addresses */
export function filesOf(input: RunInput): readonly RunFile[] {
  if ('files' in input) return input.files
  throw new DomainError('invalid-input', '这种导入要有文件。')
}

/** Whether what the old site calls a page is an article, too. */
export const takesPages = (input: RunInput) => 'files' in input && input.withPages === true

/** @returns in bytes */
export async function fileSize(file: RunFile): Promise<number> {
  if ('upload' in file) return uploadSize(file.upload)
  const found = await stat(file.path).catch((error) => {
    throw unreadableFile(error, file.path)
  })
  return found.size
}

/** A file's bytes as they are read.
 *  @throws DomainError invalid-input | not-found */
export async function* fileBytes(file: RunFile): AsyncGenerator<Buffer> {
  if ('upload' in file) return yield* uploadBytes(file.upload)
  try {
    for await (const chunk of createReadStream(file.path, { highWaterMark: 256 * 1024 })) yield chunk
  } catch (error) {
    throw unreadableFile(error, file.path)
  }
}

/** A file's bytes at once; its size must have been looked at. */
export async function wholeFile(file: RunFile): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(fileBytes(file)))
}
