import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import { type Actor, editorIdOf } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { withdrawJobsWith } from '../jobs/withdraw-jobs.ts'
import { purgeTags } from '../page-cache/purge-tags.ts'
import { withdrawalSchema } from './policy-fields.ts'
import { policyKindNames } from './policy-kinds.ts'
import { POLICY } from './tags.ts'

/** A withdrawal is committed well before its version would hold: longer than a transaction takes. */
const LEAST_SECONDS = 60

const withdrawn = z.object({ kind: z.enum(policyKindNames), version: z.number() })

export type WithdrawnVersion = z.output<typeof withdrawn>

/**
 * Takes back a version that does not hold yet. It stays on record, with who withdrew it and why, and its number is not given
 * again.
 * @throws DomainError not-found | wrong-state
 */
async function withdrawVersion(
  tx: Tx,
  actor: Actor,
  { id, note }: { id: number; note: string },
): Promise<WithdrawnVersion> {
  const [policy] = await queryRows(
    withdrawn,
    Prisma.sql`
      WITH taken AS (
        INSERT INTO policy_withdrawal (policy_id, effective_at, note, editor_id, actor)
        SELECT id, effective_at, ${note}, ${editorIdOf(actor)}, ${actor.name} FROM policy
        WHERE id = ${id} AND effective_at > now() + ${LEAST_SECONDS} * interval '1 second'
        ON CONFLICT (policy_id) DO NOTHING RETURNING policy_id)
      SELECT kind::text, version FROM policy JOIN taken ON policy_id = id`,
    tx,
  )
  if (!policy) throw await reasonFor(tx, id)
  const about = { subject: 'policy', id } as const
  await recordAudit(tx, { event: 'policy_withdrawn', by: actor, about, details: { ...policy, note } })
  await withdrawJobsWith(tx, 'refresh-policies', { policyId: id })
  await purgeTags(tx, [POLICY])
  return policy
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | not-found | wrong-state */
export async function withdrawPolicy(editor: Editor, input: unknown): Promise<WithdrawnVersion> {
  permit(editor, 'policy.publish')
  const given = parseInput(withdrawalSchema, input)
  return transaction((tx) => withdrawVersion(tx, editor, given))
}

async function reasonFor(tx: Tx, id: number): Promise<DomainError> {
  const policy = await tx.policy.findUnique({ where: { id }, include: { withdrawal: true } })
  if (!policy) return new DomainError('not-found', '没有这个版本。')
  if (policy.withdrawal)
    return new DomainError('wrong-state', `第 ${policy.version} 版已由 ${policy.withdrawal.actor} 撤回。`)
  return new DomainError(
    'wrong-state',
    `第 ${policy.version} 版已经生效，或在一分钟之内生效，不能撤回；请发布新的版本。`,
  )
}
