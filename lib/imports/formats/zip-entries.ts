import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { DomainError } from '../../errors.ts'
import { decodedStrictly } from '../charset.ts'

const inflate = promisify(inflateRaw)

/** A file in a zip as its directory declares it; sizes in bytes. */
export type ZipEntry = { name: string; size: number; packed: Uint8Array; method: number; crc: number }

// APPNOTE.TXT of PKWARE, 4.3.16, 4.3.12 and 4.3.7.
const END = 0x06054b50
const END_BYTES = 22
const DIRECTORY = 0x02014b50
const DIRECTORY_BYTES = 46
const LOCAL = 0x04034b50
const LOCAL_BYTES = 30
const MAX_COMMENT = 0xffff
const MOST_ENTRIES = 20_000
const STORED = 0
const DEFLATED = 8
/** Of what is encrypted, and so cannot be read. */
const UNKNOWN = -1

/**
 * The files of a zip, by its directory; nothing is unpacked for it. Names that are not said to be UTF-8 may be GBK.
 * @param refusal the sentence for what is no zip
 * @throws DomainError invalid-input where it is no zip, or names a file twice; too-large where it has too many
 */
export function zipEntries(zip: Uint8Array, refusal: string): ZipEntry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  try {
    const end = endOfDirectory(view)
    const count = view.getUint16(end + 10, true)
    if (count > MOST_ENTRIES) throw new DomainError('too-large', `压缩包里最多 ${MOST_ENTRIES} 个文件。`)
    let at = view.getUint32(end + 16, true)
    const entries = new Map<string, ZipEntry>()
    for (let left = count; left > 0; left -= 1) {
      const { entry, next } = entryAt(zip, view, at)
      if (entries.has(entry.name)) throw new DomainError('invalid-input', `压缩包里有两个“${entry.name}”。`)
      entries.set(entry.name, entry)
      at = next
    }
    return [...entries.values()]
  } catch (error) {
    if (error instanceof RangeError) throw new DomainError('invalid-input', refusal, { cause: error })
    throw error
  }
}

/** A file's bytes, unpacked outside of this thread; no more of them than are declared.
 *  @throws DomainError invalid-input where it is not what the directory declares */
export async function unpacked({ size, packed, method, crc }: ZipEntry): Promise<Uint8Array> {
  if (method !== STORED && method !== DEFLATED) throw damaged()
  const bytes = method === DEFLATED ? await inflated(packed, size) : packed
  if (bytes.length !== size || crc32(bytes) !== crc) throw damaged()
  return bytes
}

async function inflated(packed: Uint8Array, size: number): Promise<Uint8Array> {
  try {
    return await inflate(packed, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    throw damaged(error)
  }
}

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END) return at
  throw new RangeError('no end of a directory')
}

function entryAt(zip: Uint8Array, view: DataView, at: number): { entry: ZipEntry; next: number } {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
  if (view.getUint32(at, true) !== DIRECTORY) throw new RangeError('no entry of a directory')
  const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
  const [named, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
  const start = startOfData(view, view.getUint32(at + 42, true))
  if (start + packedSize > zip.length) throw new RangeError('a file is cut off')
  const nameAt = at + DIRECTORY_BYTES
  const next = nameAt + (named ?? 0) + (extra ?? 0) + (comment ?? 0)
  const entry = {
    name: nameOf(zip.subarray(nameAt, nameAt + (named ?? 0)), (flags & 0x800) !== 0),
    size,
    packed: zip.subarray(start, start + packedSize),
    method: (flags & 1) === 0 ? method : UNKNOWN,
    crc: view.getUint32(at + 16, true),
  }
  return { entry, next }
}

function startOfData(view: DataView, at: number): number {
  if (view.getUint32(at, true) !== LOCAL) throw new RangeError('no file where the directory says')
  return at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
}

function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes)
  // Windows in China writes GBK, and says nothing of it.
  return decodedStrictly('utf-8', bytes) ?? new TextDecoder('gb18030').decode(bytes)
}

function damaged(cause?: unknown): DomainError {
  return new DomainError('invalid-input', '这个文件在压缩包里损坏了，或者加了密。', { cause })
}
