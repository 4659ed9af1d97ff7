import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import { config, secret } from '../config.ts'

/** An Ed25519 private key in PKCS #8 (RFC 8410) is these bytes and its seed of 32. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')
const SEED_BYTES = 32

/** The key that signs the bundles of this portal: Ed25519 (RFC 8032), its seed derived from SECRET by HKDF (RFC 5869, SHA-256).
 *  @throws ConfigError without a secret */
export function signingKey(): KeyObject {
  return keyFrom(secret())
}

/** The public half, by which anybody can verify a bundle: SPKI in PEM. */
export function publicKeyPem(): string {
  return pemOf(signingKey())
}

/** The public keys by which this portal's bundles are known: SECRET's, then those of SECRET_PREVIOUS. */
export function publicKeys(): KeyObject[] {
  return [secret(), ...config().previousSecrets].map((one) => createPublicKey(keyFrom(one)))
}

/** The public half of a key, or a public key: SPKI in PEM. */
export function pemOf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key
  return half.export({ type: 'spki', format: 'pem' }).toString()
}

function keyFrom(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'citysite case bundle v1 ed25519', SEED_BYTES))
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
}
