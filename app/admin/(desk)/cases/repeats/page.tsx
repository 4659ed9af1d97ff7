import type { Metadata } from 'next'
import { Fragment } from 'react'
import { RepeatTable } from '#components/desk/repeat-table.tsx'
import { repeatInfringers } from '#lib/cases/repeat-infringers.ts'
import { contributionNumber } from '#lib/contributions/contribution-number.ts'
import { requireEditor } from '#lib/web/session.ts'

export const metadata: Metadata = { title: '屡次侵权' }

/** Contributors and sources whose texts were removed on a notice, and how often. */
export default async function Repeats() {
  const { editor } = await requireEditor('/admin/cases/repeats')
  const { contributors, sources } = await repeatInfringers(editor)
  return (
    <>
      <div className="bar">
        <h1>屡次侵权</h1>
        <a className="btn" href="/admin/cases">
          返回投诉
        </a>
      </div>
      <p className="hint">
        这里列出因通知被删除过内容的投稿人和来源。投稿人按联系方式归并，身份仍然封存，需要时在具体的投稿里查看。
      </p>
      {contributors.length + sources.length === 0 ? <p className="empty">还没有因通知删除的内容。</p> : null}
      <RepeatTable
        heading="投稿人"
        rows={contributors.map(({ contributions, ...row }) => ({
          ...row,
          key: String(contributions[0]),
          name: contributions.map((id) => (
            <Fragment key={id}>
              <a className="case-number" href={`/admin/contributions/${id}`}>
                {contributionNumber(id)}
              </a>{' '}
            </Fragment>
          )),
        }))}
      />
      <RepeatTable heading="来源" rows={sources.map(({ name, ...row }) => ({ ...row, key: name, name }))} />
    </>
  )
}
