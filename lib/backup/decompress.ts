import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { unreadableFile } from '../unreadable-file.ts'
import { damaged, notABackup } from './format.ts'

/** Called with the number of bytes read and the size of the file. */
export type OnBytes = (read: number, size: number) => void

/** The decompressed content of a zstd file.
 *  @throws DomainError invalid-input when it cannot be read, or is not zstd */
export async function* decompress(path: string, onBytes: OnBytes = () => {}): AsyncGenerator<Buffer> {
  let isZstd = false
  try {
    const { size } = await stat(path)
    const file = createReadStream(path, { highWaterMark: 256 * 1024 })
    // An error of either stream destroys the other and is thrown by the loop.
    const content = pipeline(file, createZstdDecompress(), () => {})
    for await (const chunk of content) {
      onBytes(file.bytesRead, size)
      isZstd = true
      yield chunk
    }
  } catch (error) {
    if (!isZstd && codeOf(error) === 'ZSTD_error_prefix_unknown') throw notABackup(path, error)
    throw readable(error, path)
  }
}

function readable(error: unknown, path: string): unknown {
  return error instanceof Error && 'syscall' in error ? unreadableFile(error, path) : damaged(error)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
