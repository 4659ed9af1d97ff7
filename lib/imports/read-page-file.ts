import { open } from 'node:fs/promises'
import { unreadableFile } from '../unreadable-file.ts'
import { MAX_PAGE_BYTES } from './decode-page.ts'

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
    throw unreadableFile(error, path)
  }
}
