import { createHmac, randomInt, randomUUID } from 'node:crypto'
import { type Challenge, createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import { secret } from '../config.ts'
import type { FormPurpose } from './form-purposes.ts'
import { chooseQuestion } from './questions.ts'

/** A form may lie open for a day; a longer text is kept by its draft. */
export const FORM_LIFETIME_MS = 24 * 3_600_000
/** Half a second of a new computer's work and a few of an old telephone's: rounds of PBKDF2 for one try, and how many tries. */
const COST = 1_000
const TRIES = { least: 500, most: 1_000 }

/** What is signed into a form when it is shown. */
type FormToken = {
  /** The form's idempotency key. */
  key: string
  /** In milliseconds since 1970. */
  issuedAt: number
  /** The name of its question. */
  question: string
}

const dataSchema = z.strictObject({
  form: z.string(),
  key: z.uuid(),
  issued: z.number(),
  question: z.string(),
})
const challengeSchema = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    nonce: z.string(),
    salt: z.string(),
    cost: z.literal(COST),
    keyLength: z.literal(32),
    keyPrefix: z.string(),
    keySignature: z.string(),
    expiresAt: z.number(),
    data: dataSchema,
  }),
  signature: z.string(),
})
const solutionSchema = z.object({ counter: z.number(), derivedKey: z.string() })
/** Of the right shape, and wrong. */
const NO_SOLUTION = { counter: 0, derivedKey: '00' }

const secrets = () => ({
  hmacSignatureSecret: derived('challenge'),
  hmacKeySignatureSecret: derived('solution'),
})

function derived(use: string): string {
  return createHmac('sha256', secret()).update(`public form:${use}`).digest('hex')
}

/** Makes the token of a form: ALTCHA's challenge, which its browser may solve, with the form's own facts under the same
 *  signature, so that neither can be moved to another form. */
export async function issueToken(purpose: FormPurpose, now = Date.now()): Promise<string> {
  const data = { form: purpose, key: randomUUID(), issued: now, question: chooseQuestion() }
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: randomInt(TRIES.least, TRIES.most + 1),
    deriveKey,
    expiresAt: Math.floor((now + FORM_LIFETIME_MS) / 1_000),
    data,
    ...secrets(),
  })
  return Buffer.from(JSON.stringify(challenge)).toString('base64url')
}

export type ReadToken = FormToken & {
  /** Whether the browser has done the work. */
  isSolved: boolean
}

/** The facts of a token, and whether it is solved; null for one that is not ours, another form's, or too old. */
export async function readToken(
  purpose: FormPurpose,
  { token, solution }: { token: string; solution: string },
): Promise<ReadToken | null> {
  const challenge = challengeSchema.safeParse(decoded(token))
  if (!challenge.success) return null
  const given = solutionSchema.safeParse(decoded(solution))
  const verified = await verifySolution({
    challenge: challenge.data satisfies Challenge,
    solution: given.data ?? NO_SOLUTION,
    deriveKey,
    ...secrets(),
  })
  const { form, key, issued, question } = challenge.data.parameters.data
  if (verified.expired || verified.invalidSignature !== false || form !== purpose) return null
  return { key, issuedAt: issued, question, isSolved: verified.verified }
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
