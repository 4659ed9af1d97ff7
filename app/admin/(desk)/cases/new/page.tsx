import type { Metadata } from 'next'
import { RegisterForm } from '#components/desk/register-form.tsx'
import { publicationMinute } from '#lib/articles/publication-date.ts'
import { config } from '#lib/config.ts'
import { permit } from '#lib/editors/permissions.ts'
import { acceptedTypes } from '#lib/public-forms/accepted-types.ts'
import { purposeOf } from '#lib/public-forms/form-purposes.ts'
import { requireEditor } from '#lib/web/session.ts'

export const metadata: Metadata = { title: '登记投诉' }

/** A notice that came by e-mail, on paper, by telephone, in person or from an authority is a notice, too (条例 §14). */
export default async function NewCase() {
  const { editor } = await requireEditor('/admin/cases/new')
  permit(editor, 'case.accept')
  const { file: mb, files: allMb } = config().formMaxMb
  const most = purposeOf('registered_notice').files?.most ?? 0
  const files = { accept: acceptedTypes('registered_notice'), most, mb, allMb }
  return (
    <>
      <div className="bar">
        <h1>登记投诉</h1>
        <a className="btn" href="/admin/cases">
          返回投诉
        </a>
      </div>
      <p className="hint">
        以电子邮件、书面、电话、当面提出的，或者有关机关转来的通知，与网上提交的效力相同。缺少的内容留空：登记以后按名称请投诉人补充。
      </p>
      <RegisterForm files={files} now={publicationMinute(new Date())} />
    </>
  )
}
