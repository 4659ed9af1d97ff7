import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { config } from '#lib/config.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { IdentityInput } from '#lib/parties/identity.ts'
import { keepParty } from '#lib/parties/keep-party.ts'
import { keepSealedFile } from '#lib/parties/keep-sealed-file.ts'
import { prepareSealedFile } from '#lib/parties/prepare-sealed-file.ts'
import { aPdf } from './media-files.ts'

/** The photographer whose picture was used without asking. */
export const ouyang = {
  name: '欧阳敏仪',
  email: 'ouyang@example.cn',
  phone: '138 0013 8000',
  address: '佛山市顺德区乐从镇新马路一号',
} as const satisfies IdentityInput

const inAYear = () => new Date(Date.now() + 365 * 86_400_000)
export const yesterday = () => new Date(Date.now() - 86_400_000)

/** A claimant, kept for a year. */
export function aClaimant({ identity = ouyang as IdentityInput, until = inAYear() } = {}): Promise<string> {
  return transaction((tx) => keepParty(tx, { role: 'claimant', identity, until }))
}

/** A file of evidence that he sent, or nobody's, with an expiry of its own. */
export async function someEvidence(
  owner: { party: string } | { until: Date },
  { name = '欧阳敏仪的身份证.pdf', content = aPdf() }: { name?: string; content?: Buffer } = {},
): Promise<string> {
  const path = join(config().dataDir, 'evidence')
  await writeFile(path, content)
  const prepared = await prepareSealedFile({ path, name })
  return transaction((tx) => keepSealedFile(tx, prepared, owner))
}
