import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation.js'
import type { PolicyBefore } from '#components/desk/policy-entry.ts'
import { PolicyForm } from '#components/desk/policy-form.tsx'
import { allows } from '#lib/editors/permissions.ts'
import { versionsForDesk } from '#lib/policies/desk-versions.ts'
import { policyKindNames, policyKinds } from '#lib/policies/policy-kinds.ts'
import type { PolicyVersion } from '#lib/policies/versions.ts'
import { requireEditor } from '#lib/web/session.ts'
import { publishNext } from '../actions.ts'

type Asked = { params: Promise<{ kind: string }> }

export async function generateMetadata({ params }: Asked): Promise<Metadata> {
  const kind = await kindOf(params)
  return { title: kind ? `${policyKinds[kind].name}的新版本` : '声明与规则' }
}

/** The next version of a policy is written here. */
export default async function NextPolicy({ params }: Asked) {
  const kind = await kindOf(params)
  if (!kind) notFound()
  const { editor } = await requireEditor(`/admin/policies/${kind}`)
  if (!allows(editor, 'policy.publish')) redirect('/admin/policies')
  const versions = await versionsForDesk(editor, kind)
  const standing = versions.find(({ state }) => state !== 'withdrawn')
  return (
    <PolicyForm
      kind={kind}
      next={(versions[0]?.version ?? 0) + 1}
      before={standing ? textsOf(standing) : none(kind === 'disclaimer')}
      publish={publishNext}
    />
  )
}

async function kindOf(params: Asked['params']) {
  const { kind } = await params
  return policyKindNames.find((one) => one === kind) ?? null
}

function textsOf(one: PolicyVersion): PolicyBefore {
  const { version, text, origins, repostText, contributionText, originalText } = one
  return { version, text, origins, repostText, contributionText, originalText }
}

function none(isDisclaimer: boolean): PolicyBefore {
  const own = { repostText: null, contributionText: null, originalText: null }
  return { version: 0, text: '', origins: isDisclaimer ? ['repost', 'contribution'] : [], ...own }
}
