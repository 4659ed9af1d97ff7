import type { Metadata } from 'next'
import { formatTime } from '#components/desk/format-time.ts'
import type { PolicyRow } from '#components/desk/policy-entry.ts'
import { PolicyList } from '#components/desk/policy-list.tsx'
import { allows } from '#lib/editors/permissions.ts'
import { versionsForDesk } from '#lib/policies/desk-versions.ts'
import { policyKindNames } from '#lib/policies/policy-kinds.ts'
import { type PolicyVersion, versionBefore } from '#lib/policies/versions.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { requireEditor } from '#lib/web/session.ts'
import { withdrawComing } from './actions.ts'

export const metadata: Metadata = { title: '声明与规则' }

/** The policies, each in the version in force, with those that are coming and those before. */
export default async function Policies() {
  const { editor } = await requireEditor('/admin/policies')
  const versions = await versionsForDesk(editor, null)
  const groups = policyKindNames.map((kind) => {
    const ofKind = versions.filter((one) => one.kind === kind)
    return { kind, rows: ofKind.map((one) => rowOf(one, ofKind)) }
  })
  return <PolicyList groups={groups} withdraw={allows(editor, 'policy.publish') ? withdrawComing : null} />
}

function rowOf(one: PolicyVersion, versions: readonly PolicyVersion[]): PolicyRow {
  const { id, version, state, effectiveAt, publishedAt, actor, note } = one
  const { withdrawnAt, withdrawnBy, withdrawalNote } = one
  return {
    ...{ id, version, state, note },
    effective: shanghaiMinute(effectiveAt),
    published: `${actor} · ${formatTime(publishedAt)}`,
    withdrawn: withdrawnAt ? `${withdrawnBy} · ${formatTime(withdrawnAt)} 撤回：${withdrawalNote}` : '',
    hasChanges: state !== 'withdrawn' && versionBefore(versions, one) !== undefined,
  }
}
