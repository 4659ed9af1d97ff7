import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { PolicyKind } from '#lib/db/generated/enums.ts'
import { type Client, queryRows } from '#lib/db/rows.ts'
import { policyKindNames } from './policy-kinds.ts'
import { type PolicyState, policyStates } from './policy-states.ts'

const origin = z.enum(['original', 'repost', 'contribution'])
const ownText = z.string().nullable()

const versionRow = z.object({
  id: z.number(),
  kind: z.enum(policyKindNames),
  version: z.number(),
  state: z.enum(Object.keys(policyStates) as PolicyState[]),
  origins: z.array(origin),
  ...{ text: z.string(), repostText: ownText, contributionText: ownText, originalText: ownText },
  publishedAt: z.date(),
  effectiveAt: z.date(),
  note: z.string(),
  actor: z.string(),
  withdrawnAt: z.date().nullable(),
  withdrawalNote: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
})

export type PolicyVersion = z.output<typeof versionRow>

/**
 * Every version of a policy, newest first, each with where it stands at a moment.
 * @param kind null: of every kind, in the order of `policyKinds`
 * @param at now, by the database's clock, where it is not given
 */
export async function policyVersions(
  kind: PolicyKind | null,
  { at, client = db() }: { at?: Date; client?: Client } = {},
): Promise<PolicyVersion[]> {
  const has = Prisma.sql`w.policy_id IS NULL AND p.effective_at <= COALESCE(${at ?? null}, now())::timestamptz(3)`
  return queryRows(
    versionRow,
    Prisma.sql`
      SELECT p.id, p.kind::text, p.version, p.origins::text[], p.text, p.repost_text AS "repostText",
        p.contribution_text AS "contributionText", p.original_text AS "originalText",
        p.published_at AS "publishedAt", p.effective_at AS "effectiveAt", p.note, p.actor,
        w.at AS "withdrawnAt", w.note AS "withdrawalNote", w.actor AS "withdrawnBy",
        CASE WHEN w.policy_id IS NOT NULL THEN 'withdrawn'
          WHEN NOT (${has}) THEN 'coming'
          WHEN p.version = max(p.version) FILTER (WHERE ${has}) OVER (PARTITION BY p.kind) THEN 'in_force'
          ELSE 'past' END AS state
      FROM policy AS p LEFT JOIN policy_withdrawal AS w ON w.policy_id = p.id
      WHERE ${kind}::policy_kind IS NULL OR p.kind = ${kind}::policy_kind
      ORDER BY p.kind, p.version DESC`,
    client,
  )
}

/** The version that one replaces or is to replace: the one before it that was not withdrawn. */
export function versionBefore(
  versions: readonly PolicyVersion[],
  { version }: Pick<PolicyVersion, 'version'>,
): PolicyVersion | undefined {
  return versions.find((one) => one.version < version && one.state !== 'withdrawn')
}

/** When the version in force changes next by itself; null where none is coming. */
export function nextChange(versions: readonly PolicyVersion[]): Date | null {
  const times = versions.flatMap(({ state, effectiveAt }) =>
    state === 'coming' ? [effectiveAt.getTime()] : [],
  )
  return times.length === 0 ? null : new Date(Math.min(...times))
}
