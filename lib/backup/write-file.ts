import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import { flushFolder } from '../flush-folder.ts'

/**
 * Writes bytes into a zstd file that only its owner can read (mode 600). The file gets its name once it is complete and
 * synced; on an error or when the signal is aborted, nothing is left.
 */
export async function writeCompressed(
  path: string,
  bytes: AsyncIterable<Buffer>,
  signal?: AbortSignal,
): Promise<void> {
  const part = `${path}.${process.pid}.part`
  try {
    await pipeline(
      Readable.from(bytes, { objectMode: false }),
      createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } }),
      createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
      { signal },
    )
    await rename(part, path)
    await flushFolder(dirname(path))
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
