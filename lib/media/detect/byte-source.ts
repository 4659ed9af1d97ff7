import { open } from 'node:fs/promises'

/** A file that is read in places, without being in memory as a whole. */
export type ByteSource = {
  /** In bytes. */
  size: number
  /** The bytes from `at`, fewer than `length` where the file ends before. */
  read(at: number, length: number): Promise<Buffer>
}

/** Bytes in memory as a source. */
export function bytesAsSource(bytes: Buffer): ByteSource {
  return { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) }
}

/** Opens a file as a source while `work` runs. */
export async function withFileSource<T>(path: string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const read = async (at: number, length: number) => {
      const wanted = Math.max(0, Math.min(length, size - at))
      const { buffer, bytesRead } = await file.read(Buffer.alloc(wanted), 0, wanted, at)
      return buffer.subarray(0, bytesRead)
    }
    return await work({ size, read })
  } finally {
    await file.close()
  }
}
