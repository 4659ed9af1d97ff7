import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation.js'
import { SuspendedArticleForm } from '#components/desk/suspended-article-form.tsx'
import { articleForDesk } from '#lib/articles/desk.ts'
import { caseNumber } from '#lib/case-number.ts'
import { acceptedCaseOf } from '#lib/cases/desk-held-article.ts'
import { listCities } from '#lib/cities/cities.ts'
import { allows } from '#lib/editors/permissions.ts'
import { pathNumber } from '#lib/path-number.ts'
import { requireEditor } from '#lib/web/session.ts'
import { requestPictures } from '../../../../articles/picture-actions.ts'
import { startOf } from '../../../../articles/start.ts'
import { readWords } from '../../../../articles/word-actions.ts'
import { correctSuspended, refuseCopy } from './actions.ts'

type Props = { params: Promise<{ id: string; article: string }> }

export const metadata: Metadata = { title: '更正后恢复' }

/** The text of an article that a case has suspended, to be corrected before it comes back: readers never see the old one again. */
export default async function CorrectSuspended({ params }: Props) {
  const given = await params
  const [id, articleId] = [pathNumber(given.id), pathNumber(given.article)]
  if (id === null || articleId === null) notFound()
  const { editor } = await requireEditor(`/admin/cases/${id}/correct/${articleId}`)
  const [article, holding, cities] = await Promise.all([
    articleForDesk(editor, articleId),
    acceptedCaseOf(editor, { caseId: id, articleId }),
    listCities(),
  ])
  // Where it is decided there is nothing to correct here.
  if (!article || !holding || !allows(editor, 'article.amend')) redirect(`/admin/cases/${id}`)
  // The form stands as for a published article: what it sends is an amendment with its public note.
  const standing = { ...article, status: 'published' as const, workingCopy: null }
  return (
    <>
      <p className="notice warn">
        案件 {caseNumber(id)} 暂停了本文。提交修订后，文章以修订后的文字恢复展示，更正说明随文公布，本案结案。
        <a className="btn" href={`/admin/cases/${id}`}>
          ← 回到案件
        </a>
      </p>
      <SuspendedArticleForm
        key={articleId}
        start={await startOf(editor, standing)}
        cities={cities}
        seen={holding}
        correct={correctSuspended}
        refuse={refuseCopy}
        requestPictures={requestPictures}
        readWords={readWords}
      />
    </>
  )
}
