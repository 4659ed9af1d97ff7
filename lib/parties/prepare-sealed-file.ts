import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { withFileSource } from '../media/detect/byte-source.ts'
import { detectFormat } from '../media/detect/detect-format.ts'
import type { UploadFormat } from '../media/formats.ts'
import { hashOfFile } from '../media/hash-of-file.ts'
import { permitSize } from '../media/media-limits.ts'
import { inWorkFolder } from '../media/work-folder.ts'
import { currentKeys } from '../sealed/seal-keys.ts'
import { sealStream } from '../sealed/sealed-stream.ts'
import { sealedStorage } from './sealed-storage.ts'

/** A file that lies sealed in the store and waits to be entered (`keepSealedFile`). */
export type PreparedSealedFile = {
  id: string
  /** As whoever sent it calls it. */
  name: string
  format: UploadFormat
  bytes: number
  hash: string
  sealedBytes: number
  keyId: string
}

/**
 * What takes time when a file of evidence comes in, and no transaction: finds out what it is, by the media library's own checks,
 * and seals it into the store, byte for byte as it came. One that is never entered is swept after a week.
 * @throws DomainError invalid-input | too-large | unavailable
 */
export async function prepareSealedFile(given: { path: string; name: string }): Promise<PreparedSealedFile> {
  const { path, name } = given
  const { size: bytes } = await stat(path)
  const format = await withFileSource(path, detectFormat)
  permitSize(format === 'heic' ? 'jpeg' : format, bytes)
  const id = randomUUID()
  return inWorkFolder(async (folder) => {
    const sealed = join(folder, 'sealed')
    const into = createWriteStream(sealed, { mode: 0o600 })
    await pipeline(createReadStream(path), (source) => sealStream({ row: id }, source), into)
    const [hash, { size: sealedBytes }] = [await hashOfFile(sealed), await stat(sealed)]
    await sealedStorage().put(hash, { path: sealed })
    return {
      id,
      name: [...name.toWellFormed()].slice(0, 200).join(''),
      format,
      bytes,
      hash,
      sealedBytes,
      keyId: currentKeys().id,
    }
  })
}
