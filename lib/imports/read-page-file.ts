import { open } from 'node:fs/promises'
import { DomainError } from '../errors.ts'
import { MAX_PAGE_BYTES } from './decode-page.ts'

const refusals: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  ENOTDIR: '没有这个文件',
  EACCES: '没有权限读这个文件',
  EISDIR: '这是一个文件夹',
}

/** A file's bytes, at most one more than a page may have (MAX_PAGE_BYTES): enough to see that it is too large.
 *  @throws DomainError invalid-input */
export async function readPageFile(path: string): Promise<Uint8Array> {
  try {
    await using file = await open(path)
    const buffer = Buffer.alloc(MAX_PAGE_BYTES + 1)
    let filled = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled)
      filled += bytesRead
      if (bytesRead === 0 || filled === buffer.length) return buffer.subarray(0, filled)
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? refusals[String(error.code)] : undefined
    if (reason === undefined) throw error
    throw new DomainError('invalid-input', `${reason}：${path}`)
  }
}
