import { randomBytes } from 'node:crypto'

/** Crockford's base32: without I, L, O and U, which are misread. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BYTES = 16
const LENGTH = 26

/** A new receipt: 128 random bits as 26 characters of Crockford's base32, by which a status page is found without an account. */
export function newReceipt(): string {
  let rest = BigInt(`0x${randomBytes(BYTES).toString('hex')}`)
  let receipt = ''
  for (let at = 0; at < LENGTH; at += 1) {
    receipt = DIGITS.charAt(Number(rest % 32n)) + receipt
    rest /= 32n
  }
  return receipt
}

/**
 * A receipt as somebody wrote it, in its one spelling: small letters, O for 0, I or L for 1, and hyphens are understood.
 * @returns null for what cannot be one
 */
export function readReceipt(text: string): string | null {
  if (text.length > LENGTH * 2) return null
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return plain.length === LENGTH && [...plain].every((digit) => DIGITS.includes(digit)) ? plain : null
}
