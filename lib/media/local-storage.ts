import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, opendir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { flushFolder } from '../flush-folder.ts'
import { type Content, hashOfKey, type MediaStorage, type StoredFile, storageKey } from './media-storage.ts'
import { storageFailure } from './storage-failure.ts'

/** Where a file is written before it gets its name. */
const UNFINISHED = 'unfinished'
/** A file that is still being written was changed more recently. */
const ABANDONED_AFTER_MS = 24 * 3_600_000

/** A stream of so many bytes. */
type Stream = { stream: Readable; bytes: number }

/** A folder can also keep what comes as a stream, and has paths. */
export type LocalStorage = MediaStorage & {
  put(hash: string, content: Content | Stream): Promise<void>
  pathOf(hash: string): string
}

/** Files in a folder, which several processes and machines may share. */
export function localStorage(folder: string): LocalStorage {
  const pathOf = (hash: string) => join(folder, storageKey(hash))
  return {
    put: (hash, content) => failing(() => put(folder, pathOf(hash), hash, content)),
    get: (hash, { range, signal } = {}) => failing(() => read(pathOf(hash), { range, signal })),
    head: (hash) => failing(() => sizeOf(pathOf(hash))),
    delete: (hash) => failing(() => rm(pathOf(hash), { force: true })),
    list: () => list(folder),
    pathOf,
  }
}

/** The file gets its name once it is complete, verified and on the disk; on an error nothing is left. */
async function put(folder: string, path: string, hash: string, content: Content | Stream): Promise<void> {
  if ((await sizeOf(path))?.bytes === (await bytesOf(content)) && (await renew(path, content))) return
  const unfinished = join(folder, UNFINISHED, randomUUID())
  await mkdir(dirname(unfinished), { recursive: true, mode: 0o700 })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    if ((await write(unfinished, content)) !== hash)
      throw storageFailure('damaged', `the content of ${hash} is another one`)
    await rename(unfinished, path)
    await flushFolder(dirname(path))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function bytesOf(content: Content | Stream): Promise<number> {
  if (Buffer.isBuffer(content)) return content.length
  return 'path' in content ? (await stat(content.path)).size : content.bytes
}

/** A file that is kept once more is young again: who keeps it is about to use it (sweep-files.ts).
 *  @returns false if another process has deleted it meanwhile */
async function renew(path: string, content: Content | Stream): Promise<boolean> {
  const now = new Date()
  if ((await utimes(path, now, now).catch(absent)) === null) return false
  if ('stream' in content) content.stream.destroy()
  return true
}

function streamOf(content: Content | Stream): Readable {
  if (Buffer.isBuffer(content)) return Readable.from([content], { objectMode: false })
  return 'path' in content ? createReadStream(content.path, { highWaterMark: 256 * 1024 }) : content.stream
}

/** @returns the SHA-256 of what was written */
async function write(path: string, content: Content | Stream): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(
    streamOf(content),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return hash.digest('hex')
}

async function read(
  path: string,
  { range, signal }: { range: { start: number; end: number } | undefined; signal: AbortSignal | undefined },
): Promise<Readable | null> {
  const handle = await open(path).catch(absent)
  if (!handle) return null
  if (signal?.aborted) {
    await handle.close()
    // A stream that begins aborted fails before anybody can listen to it.
    signal.throwIfAborted()
  }
  // The stream closes the file when it ends, fails or is destroyed.
  return handle.createReadStream({ ...range, ...(signal ? { signal } : {}), highWaterMark: 64 * 1024 })
}

async function sizeOf(path: string): Promise<{ bytes: number } | null> {
  const found = await stat(path).catch(absent)
  return found ? { bytes: found.size } : null
}

async function* list(folder: string): AsyncGenerator<StoredFile> {
  await removeAbandoned(join(folder, UNFINISHED))
  const folders = (await readdir(folder).catch(absent)) ?? []
  for (const part of folders.filter((name) => /^[0-9a-f]{2}$/.test(name)))
    for await (const { name } of await opendir(join(folder, part))) {
      const hash = hashOfKey(`${part}/${name}`)
      const found = hash && (await stat(join(folder, part, name)).catch(absent))
      if (hash && found) yield { hash, bytes: found.size, storedAt: found.mtime }
    }
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of (await readdir(folder).catch(absent)) ?? []) {
    const path = join(folder, name)
    const found = await stat(path).catch(absent)
    if (found && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS) await rm(path, { force: true })
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT') throw storageFailure('full', 'the disk is full', error)
    if (/^(?:EACCES|EPERM|EROFS)$/.test(code))
      throw storageFailure(
        'misconfigured',
        `the folder of the media library: ${(error as Error).message}`,
        error,
      )
    throw error
  }
}
