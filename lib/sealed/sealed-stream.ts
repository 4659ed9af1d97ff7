import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { currentKeys } from './seal-keys.ts'
import { changedSeal, keysOf } from './unreadable-seal.ts'

/** The row of `sealed_file` that a file belongs to. */
export type FilePlace = { row: string }

const CIPHER = 'aes-256-gcm'
const MAGIC = Buffer.from('CSF1')
const ID_BYTES = 6
const SALT_BYTES = 16
const HEAD_BYTES = MAGIC.length + ID_BYTES + SALT_BYTES
const CHUNK_BYTES = 65_536
const TAG_BYTES = 16
const KEY_BYTES = 32

/**
 * Encrypts a file of any length in chunks of 64 KiB, each with a tag of its own (the STREAM construction of Hoang,
 * Reyhanitabar, Rogaway and Vizár, 2015). The key is the file's alone, derived from SECRET's, a random salt and the row; the
 * nonce is the chunk's number and whether it is the last one, so that chunks can be neither left out, nor exchanged, nor cut
 * off at the end.
 */
export async function* sealStream(
  { row }: FilePlace,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer<ArrayBuffer>> {
  const { id, file } = currentKeys()
  const head = Buffer.concat([MAGIC, Buffer.from(id, 'base64url'), randomBytes(SALT_BYTES)])
  const key = keyOfFile(file, head, row)
  yield head
  let at = 0
  for await (const { bytes, isLast } of framesOf(source, CHUNK_BYTES, CHUNK_BYTES)) {
    const cipher = createCipheriv(CIPHER, key, nonce(at, isLast), { authTagLength: TAG_BYTES })
    cipher.setAAD(head)
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    at += 1
  }
}

/** The content of such a file; each chunk is verified before it is handed on.
 *  @throws UnreadableSeal, after the chunks before it, where a chunk is not as it was sealed or the end is missing */
export async function* unsealStream(
  { row }: FilePlace,
  source: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer<ArrayBuffer>> {
  const frames = framesOf(source, HEAD_BYTES, CHUNK_BYTES + TAG_BYTES)
  try {
    yield* unsealFrames(row, frames)
  } finally {
    // Whatever stopped it: the source is let go.
    await frames.return()
  }
}

type Frame = { bytes: Buffer; isLast: boolean }

async function* unsealFrames(row: string, frames: AsyncGenerator<Frame, void>) {
  const where = `the sealed file ${row}`
  const { value: first } = await frames.next()
  if (!first || first.isLast || !first.bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw changedSeal(where)
  const head = first.bytes
  const id = head.subarray(MAGIC.length, MAGIC.length + ID_BYTES).toString('base64url')
  const key = keyOfFile(keysOf(id, where).file, head, row)
  let at = 0
  for await (const { bytes, isLast } of frames) {
    if (bytes.length < TAG_BYTES) throw changedSeal(where)
    const decipher = createDecipheriv(CIPHER, key, nonce(at, isLast), { authTagLength: TAG_BYTES })
    decipher.setAAD(head)
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    yield verified(where, () =>
      Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]),
    )
    at += 1
  }
}

function verified(where: string, open: () => Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  try {
    return open()
  } catch {
    throw changedSeal(where)
  }
}

function keyOfFile(file: Buffer, head: Buffer, row: string): Buffer {
  const salt = head.subarray(-SALT_BYTES)
  return Buffer.from(hkdfSync('sha256', file, salt, `citysite sealed file v1 ${row}`, KEY_BYTES))
}

function nonce(at: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(at, 7)
  bytes.writeUInt8(isLast ? 1 : 0, 11)
  return bytes
}

/** The stream in pieces: one of `first` bytes, then of `size` bytes each; the last one holds what is left, perhaps nothing. */
async function* framesOf(
  source: AsyncIterable<Buffer>,
  first: number,
  size: number,
): AsyncGenerator<Frame, void> {
  let waiting: Buffer = Buffer.alloc(0)
  let wanted = first
  for await (const chunk of source) {
    waiting = waiting.length > 0 ? Buffer.concat([waiting, chunk]) : chunk
    let at = 0
    for (; waiting.length - at > wanted; wanted = size) {
      yield { bytes: waiting.subarray(at, at + wanted), isLast: false }
      at += wanted
    }
    waiting = waiting.subarray(at)
  }
  yield { bytes: waiting, isLast: true }
}
