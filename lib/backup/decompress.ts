import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { DomainError } from '../errors.ts'
import { damaged, notABackup } from './format.ts'

/** How far a file has been read, in bytes. */
export type OnBytes = (read: number, size: number) => void

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  ENOTDIR: '没有这个文件',
  EACCES: '没有权限读这个文件',
  EISDIR: '这是一个文件夹',
}

/** What a compressed file holds.
 *  @throws DomainError invalid-input when there is no such file, or it is not compressed so */
export async function* decompress(path: string, onBytes: OnBytes = () => {}): AsyncGenerator<Buffer> {
  let isOurs = false
  try {
    const { size } = await stat(path)
    const file = createReadStream(path, { highWaterMark: 256 * 1024 })
    // Either one's error ends the other, and comes out of the loop.
    const content = pipeline(file, createZstdDecompress(), () => {})
    for await (const chunk of content) {
      onBytes(file.bytesRead, size)
      isOurs = true
      yield chunk
    }
  } catch (error) {
    if (!isOurs && codeOf(error) === 'ZSTD_error_prefix_unknown') throw notABackup(path, error)
    throw readable(error, path)
  }
}

function readable(error: unknown, path: string): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return damaged(error)
  const said = unreadable[codeOf(error)]
  return said === undefined ? error : new DomainError('invalid-input', `${said}：${path}`)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
