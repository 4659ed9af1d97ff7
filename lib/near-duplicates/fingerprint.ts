import { bandsOf, probesOf } from './bands.ts'
import { simhash } from './simhash.ts'

/** By what a text is compared with others: its SimHash, null where it is too short to say. */
export type Fingerprint = { readonly hash: bigint | null }

export function fingerprintOf(words: string): Fingerprint {
  return { hash: simhash(words) }
}

/** A hash as the database has it: 64 bits as a signed number. */
const storedHash = (hash: bigint) => String(BigInt.asIntN(64, hash))

/** What is stored of a fingerprint. One of a text that is too short resembles none. */
export function storedFingerprint({ hash }: Fingerprint): { hash: string; bands: number[] } {
  return { hash: storedHash(hash ?? 0n), bands: hash === null ? [] : bandsOf(hash) }
}

/** What is looked for to find what is near; null where nothing is. */
export function probesOfFingerprint({ hash }: Fingerprint): { hash: string; probes: number[] } | null {
  return hash === null ? null : { hash: storedHash(hash), probes: probesOf(hash) }
}
