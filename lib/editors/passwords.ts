import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { z } from 'zod'
import type { Tx } from '#lib/db/transaction.ts'
import { processSingleton } from '../process-singleton.ts'

const MIN_PASSWORD = 10
const MAX_PASSWORD = 128
/** The check takes longer for a longer password; its first characters are enough. */
const MAX_CHECKED = 64
/** Of zxcvbn's scores 0 to 4; a score of 1 means at most 10^6 guesses. */
const MIN_SCORE = 2

/** A new password: 10 to 128 characters, and not easy to guess. */
export const passwordSchema = z
  .string('请填写密码')
  .min(MIN_PASSWORD, `密码至少 ${MIN_PASSWORD} 个字符`)
  .max(MAX_PASSWORD, `密码最多 ${MAX_PASSWORD} 个字符`)
  .refine((password) => !isCommon(password), '这个密码太常见，容易被猜中，请换一个')

/** Whether a password is easy to guess by zxcvbn's estimate: common passwords and words, sequences, rows of keys. */
export function isCommon(password: string): boolean {
  const { score } = estimator().check(password.slice(0, MAX_CHECKED))
  return score < MIN_SCORE
}

function estimator(): ZxcvbnFactory {
  return processSingleton('passwords', () => new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }))
}

/** Replaces the password's hash (scrypt) of an account. */
export async function updatePasswordHash(tx: Tx, editorId: string, hash: string): Promise<void> {
  const where = { userId: editorId, providerId: 'credential' }
  await tx.account.updateMany({ where, data: { password: hash, updatedAt: new Date() } })
}
