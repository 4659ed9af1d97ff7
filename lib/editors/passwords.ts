import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { z } from 'zod'
import type { Tx } from '#lib/db/transaction.ts'
import { processSingleton } from '../process-singleton.ts'

const MIN_PASSWORD = 10
const MAX_PASSWORD = 128
/** Guessing takes longer the longer it is; its first characters say enough. */
const JUDGED = 64
/** Of zxcvbn's 0 to 4: below, a program guesses it within 10^6 tries. */
const LEAST_SCORE = 2

/** A new password: long enough, and not among those that are tried first. */
export const passwordSchema = z
  .string('请填写密码')
  .min(MIN_PASSWORD, `密码至少 ${MIN_PASSWORD} 个字符`)
  .max(MAX_PASSWORD, `密码最多 ${MAX_PASSWORD} 个字符`)
  .refine((password) => !isCommon(password), '这个密码太常见，容易被猜中，请换一个')

/** Whether a password is one of those, or made by a rule, that programs try first (numbers in order, rows of keys, well-known words). */
export function isCommon(password: string): boolean {
  const { score } = judge().check(password.slice(0, JUDGED))
  return score < LEAST_SCORE
}

function judge(): ZxcvbnFactory {
  return processSingleton('passwords', () => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }))
}

/** Puts a new password's hash in the place of the one before. */
export async function storePassword(tx: Tx, editorId: string, hash: string): Promise<void> {
  const where = { userId: editorId, providerId: 'credential' }
  await tx.account.updateMany({ where, data: { password: hash, updatedAt: new Date() } })
}
