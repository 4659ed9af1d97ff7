import { db } from '#lib/db/client.ts'

export type PublishedPolicy = { version: number; text: string; publishedAt: Date }

const kind = 'disclaimer'
const shown = { version: true, text: true, publishedAt: true } as const

/** The policy (声明) in force; null before the first one. */
export function currentPolicy(): Promise<PublishedPolicy | null> {
  return db().policy.findFirst({ where: { kind }, orderBy: { version: 'desc' }, select: shown })
}

export function policyByVersion(version: number): Promise<PublishedPolicy | null> {
  return db().policy.findUnique({ where: { kind_version: { kind, version } }, select: shown })
}

/** Every version, newest first. */
export function listPolicies(): Promise<{ version: number; publishedAt: Date }[]> {
  return db().policy.findMany({
    where: { kind },
    orderBy: { version: 'desc' },
    select: { version: true, publishedAt: true },
  })
}
