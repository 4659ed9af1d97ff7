import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Actor } from '../actors/actor.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { shanghaiMinute } from '../time.ts'
import { type PolicyInput, policySchema } from './policy-fields.ts'
import { policyKinds } from './policy-kinds.ts'
import { changedSections } from './policy-sections.ts'
import { recordVersion } from './record-version.ts'
import { type PolicyVersion, policyVersions } from './versions.ts'

export type PublishedVersion = { id: number; version: number; effectiveAt: Date }

/**
 * Publishes the next version of a policy. It holds from its moment on, or at once; articles that are public already keep the
 * one that they were published under.
 * @throws DomainError invalid-input | conflict
 */
async function publishVersion(tx: Tx, actor: Actor, input: PolicyInput): Promise<PublishedVersion> {
  const { before: seen, ...given } = input
  const versions = await policyVersions(given.kind, { client: tx })
  const before = versions.find(({ state }) => state !== 'withdrawn')
  if ((before?.version ?? 0) !== seen) throw changedMeanwhile(given.kind, versions, seen)
  if (before) refuseUnchanged(before, input)
  await refuseEarlier(tx, before, given.effectiveAt)
  const version = (versions[0]?.version ?? 0) + 1
  const added = await recordVersion(tx, actor, { ...given, version })
  // Who published it at the same moment has committed, and can be read.
  if (!added) throw changedMeanwhile(given.kind, await policyVersions(given.kind, { client: tx }), seen)
  return { version, ...added }
}

/** The same, for an editor who may.
 *  @throws DomainError forbidden | invalid-input | conflict */
export async function publishPolicy(editor: Editor, input: unknown): Promise<PublishedVersion> {
  permit(editor, 'policy.publish')
  const given = parseInput(policySchema, input)
  return transaction((tx) => publishVersion(tx, editor, given))
}

function changedMeanwhile(
  kind: PolicyInput['kind'],
  versions: readonly PolicyVersion[],
  seen: number,
): DomainError {
  const standing = versions.find(({ state }) => state !== 'withdrawn')
  const details = { before: standing?.version ?? 0 }
  const [newest] = versions
  const sentence =
    newest && newest.version > seen && newest.state !== 'withdrawn'
      ? `${newest.actor} 刚刚发布了《${policyKinds[kind].name}》第 ${newest.version} 版`
      : `第 ${seen} 版刚刚被撤回`
  return new DomainError('conflict', `${sentence}，请与现在的文本对照后再发布。您写的内容都还在。`, {
    details,
  })
}

function refuseUnchanged(before: PolicyVersion, given: PolicyInput): void {
  const sections = changedSections(before, given)
  const isSame = sections.every(({ paragraphs }) =>
    paragraphs.every((pieces) => pieces.every(({ kind }) => kind === 'same')),
  )
  if (!isSame) return
  const message = `与第 ${before.version} 版没有差异`
  throw new DomainError('invalid-input', `${message}，不必发布新版本。`, { fields: { text: message } })
}

/** A version holds from its publication on at the earliest, and not before the one that it replaces. */
async function refuseEarlier(tx: Tx, before: PolicyVersion | undefined, at: Date | null): Promise<void> {
  const [{ now } = { now: new Date() }] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`
  const from = at ?? now
  const message =
    from < now
      ? '生效时间已经过去，请改到以后，或留空即时生效'
      : before && before.state === 'coming' && from < before.effectiveAt
        ? `第 ${before.version} 版将于 ${shanghaiMinute(before.effectiveAt)} 生效，新版本不能早于它；请先撤回第 ${before.version} 版`
        : null
  if (message) throw new DomainError('invalid-input', `${message}。`, { fields: { effectiveAt: message } })
}
