import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { currentKeys } from './seal-keys.ts'
import type { sealedColumns } from './sealed-columns.ts'
import { changedSeal, keysOf } from './unreadable-seal.ts'

type PlaceIn<C> = C extends { table: infer T; column: infer N } ? { table: T; column: N; row: string } : never

/** Where a sealed text is stored: one of the columns of sealed-columns.ts, and the row's primary key as text. */
export type SealPlace = PlaceIn<(typeof sealedColumns)[number]>

const CIPHER = 'aes-256-gcm'
const [IV_BYTES, TAG_BYTES] = [12, 16]
const SEALED = /^v1\.([\w-]{8})\.([\w-]+)$/

/**
 * Encrypts a text for one place of the database: AES-256-GCM (NIST SP 800-38D) under a key of SECRET, with the place and the
 * key's id as associated data.
 * @returns `v1.<key id>.<base64url of iv, tag and ciphertext>`
 */
export function seal(place: SealPlace, text: string): string {
  const { id, field } = currentKeys()
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(CIPHER, field, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(associatedData(place, id))
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `v1.${id}.${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url')}`
}

/** The text that was sealed at this place, under SECRET or one of SECRET_PREVIOUS.
 *  @throws UnreadableSeal where it was changed, cut or moved, or where its key is not at hand */
export function unseal(place: SealPlace, sealed: string): string {
  const where = placeName(place)
  const [, id = '', content = ''] = SEALED.exec(sealed) ?? []
  const bytes = Buffer.from(content, 'base64url')
  // Two spellings of base64url can stand for the same bytes; only the one that was written counts.
  if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== content) throw changedSeal(where)
  const { field } = keysOf(id, where)
  const decipher = createDecipheriv(CIPHER, field, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(associatedData(place, id))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    const encrypted = bytes.subarray(IV_BYTES + TAG_BYTES)
    return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8')
  } catch {
    throw changedSeal(where)
  }
}

function associatedData({ table, column, row }: SealPlace, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['v1', keyId, table, column, row]))
}

function placeName({ table, column, row }: SealPlace): string {
  return `the sealed text of ${table}.${column} in row ${row}`
}
