import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'

/**
 * Writes bytes into a compressed file that only its owner reads (mode 600). It has its name once it is complete and on the
 * disk; what fails, or is broken off by the signal, leaves nothing.
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

/** A name is on the disk with its folder; shared folders of other systems know no such thing. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync().catch(() => {})
  } finally {
    await handle.close()
  }
}
