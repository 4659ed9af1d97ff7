import { hkdfSync } from 'node:crypto'
import { config, secret } from '../config.ts'

/** What is derived from one secret by HKDF (RFC 5869, SHA-256): its public id and a key of 256 bits for each use. */
export type SealKeys = Readonly<{ id: string; field: Buffer; file: Buffer; index: Buffer }>

const ID_BYTES = 6
const KEY_BYTES = 32
const derived = new Map<string, SealKeys>()

/** The keys that everything new is sealed with: SECRET's.
 *  @throws ConfigError without a secret */
export function currentKeys(): SealKeys {
  return keysFrom(secret())
}

/** The keys of SECRET, then those of SECRET_PREVIOUS: what they sealed stays readable. */
export function keyRing(): SealKeys[] {
  return [currentKeys(), ...config().previousSecrets.map(keysFrom)]
}

function keysFrom(secret: string): SealKeys {
  const known = derived.get(secret)
  if (known) return known
  const derive = (use: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `citysite seal v1 ${use}`, bytes))
  const keys = {
    id: derive('key id', ID_BYTES).toString('base64url'),
    field: derive('field', KEY_BYTES),
    file: derive('file', KEY_BYTES),
    index: derive('blind index', KEY_BYTES),
  }
  derived.set(secret, keys)
  return keys
}
