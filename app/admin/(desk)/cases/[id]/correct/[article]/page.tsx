import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation.js'
import { formatTime } from '#components/desk/format-time.ts'
import { SuspendedArticleForm } from '#components/desk/suspended-article-form.tsx'
import { articleForDesk } from '#lib/articles/desk.ts'
import { caseNumber } from '#lib/case-number.ts'
import { acceptedCaseOf, isKeptByCase } from '#lib/cases/desk-held-article.ts'
import { listCities } from '#lib/cities/cities.ts'
import { allows } from '#lib/editors/permissions.ts'
import { pathNumber } from '#lib/path-number.ts'
import { requireEditor } from '#lib/web/session.ts'
import { requestPictures } from '../../../../articles/picture-actions.ts'
import { startOf } from '../../../../articles/start.ts'
import { readWords } from '../../../../articles/word-actions.ts'
import { correctSuspended, discardPrepared, prepareSuspended } from './actions.ts'
import { correctingWords } from './correcting-words.ts'

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
  const may = allows(editor, 'article.amend') && allows(editor, 'case.decide')
  // Where it is decided there is nothing to correct here.
  if (!article || !holding || !may || !isKeptByCase(article, id)) redirect(`/admin/cases/${id}`)
  const { verb, consequence } = correctingWords(holding)
  const { status, workingCopy: copy } = article
  const notice = (
    <section className="notice warn" aria-label="所属的案件">
      <p>
        案件 {caseNumber(id)} 正在核查，读者看不到本文。{consequence}
      </p>
      <a className="btn" href={`/admin/cases/${id}?article=${articleId}`}>
        ← 回到案件
      </a>
    </section>
  )
  return (
    <SuspendedArticleForm
      key={articleId}
      // The form stands as for a published article: what it sends is an amendment with its public note.
      start={await startOf(editor, { ...article, status: 'published' })}
      held={{ status, verb, consequence, notice }}
      cities={cities}
      seen={{ id, version: holding.version }}
      prepare={prepareSuspended}
      correct={correctSuspended}
      copy={copy ? { savedBy: copy.savedByName, savedAt: formatTime(copy.savedAt) } : undefined}
      discardCopy={discardPrepared}
      requestPictures={requestPictures}
      readWords={readWords}
    />
  )
}
