import { db } from '#lib/db/client.ts'

export type PublishedPolicy = { version: number; text: string; publishedAt: Date }

const shown = { version: true, text: true, publishedAt: true } as const

/** The policy (声明) in force; null before the first one. */
export function currentPolicy(): Promise<PublishedPolicy | null> {
  return db().policy.findFirst({ orderBy: { version: 'desc' }, select: shown })
}

export function policyByVersion(version: number): Promise<PublishedPolicy | null> {
  return db().policy.findUnique({ where: { version }, select: shown })
}

/** Every version, newest first. */
export function listPolicies(): Promise<{ version: number; publishedAt: Date }[]> {
  return db().policy.findMany({ orderBy: { version: 'desc' }, select: { version: true, publishedAt: true } })
}
