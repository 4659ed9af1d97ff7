import { readFile } from 'node:fs/promises'
import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import { systemActor } from '../actors/actor.ts'
import { type PolicyKind, policyKindNames } from './policy-kinds.ts'
import { recordVersion } from './record-version.ts'

const ACTOR = systemActor('系统')

/** The text that a kind begins with; the disclaimer's comes with the first page that is imported. */
const firstTexts: Readonly<Partial<Record<PolicyKind, URL>>> = {
  contribution_rules: new URL('../../prisma/seed/contribution-rules.txt', import.meta.url),
  corrections: new URL('../../prisma/seed/corrections.txt', import.meta.url),
  privacy: new URL('../../prisma/seed/privacy.txt', import.meta.url),
}

/**
 * Publishes the first version of every policy that has none, as this portal works (个人信息保护法 §17: who handles personal
 * information says so beforehand). What editors have published is left alone.
 * @returns the kinds that have got their first version
 */
export async function addFirstVersions(): Promise<PolicyKind[]> {
  const rows = await db().policy.findMany({ distinct: ['kind'], select: { kind: true } })
  const known = new Set(rows.map(({ kind }) => kind))
  const added: PolicyKind[] = []
  for (const kind of policyKindNames) {
    const file = firstTexts[kind]
    if (file && !known.has(kind) && (await addFirst(kind, file))) added.push(kind)
  }
  return added
}

/** Whether it was added: another process may have been faster. */
async function addFirst(kind: PolicyKind, file: URL): Promise<boolean> {
  const text = (await readFile(file, 'utf8')).trimEnd()
  const own = { repostText: null, contributionText: null, originalText: null }
  const added = await transaction((tx) =>
    recordVersion(tx, ACTOR, {
      ...{ kind, version: 1, origins: [], text, ...own },
      ...{ effectiveAt: null, note: '第一版，按本站的做法写成' },
    }),
  )
  return added !== null
}
