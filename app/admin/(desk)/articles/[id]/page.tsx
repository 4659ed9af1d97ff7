import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import { cache } from 'react'
import { ArticleFacts } from '#components/desk/article-facts.tsx'
import { ArticleForm } from '#components/desk/article-form.tsx'
import { ContributedOriginal } from '#components/desk/contributed-original.tsx'
import { formatTime } from '#components/desk/format-time.ts'
import { History } from '#components/desk/history.tsx'
import { ReviewArticle } from '#components/desk/review-article.tsx'
import { SealedArticle } from '#components/desk/sealed-article.tsx'
import { UnsavedList } from '#components/desk/unsaved-list.tsx'
import { UsedNames } from '#components/desk/used-names.tsx'
import { unsavedTexts } from '#lib/articles/autosave/unsaved-texts.ts'
import { mediaOf } from '#lib/articles/body/media-of.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { reviewForDesk, reviewOffered } from '#lib/articles/review/desk-review.ts'
import { isUnderReview } from '#lib/articles/status.ts'
import { suggestionsFor } from '#lib/articles/suggestions.ts'
import { listCities } from '#lib/cities/cities.ts'
import { originalOfArticle } from '#lib/contributions/original-of-article.ts'
import { allows } from '#lib/editors/permissions.ts'
import { readMedia } from '#lib/media/read-media.ts'
import { pathNumber } from '#lib/path-number.ts'
import { requireEditor } from '#lib/web/session.ts'
import { amend, discardCopy, publishAsTyped, restore, saveArticle, saveCopy, takeDown } from '../actions.ts'
import { checkDuplicates, checkSource } from '../checks.ts'
import { readLatest } from '../latest-action.ts'
import { requestPictures } from '../picture-actions.ts'
import { previewVerbs } from '../preview-verbs.ts'
import {
  approve,
  publishApproved,
  recall,
  returnToDraft,
  schedule,
  submitAsTyped,
  unschedule,
} from '../review-actions.ts'
import { startOf } from '../start.ts'
import { withdraw } from '../withdraw-action.ts'
import { withdrawalFor } from '../withdrawal.ts'
import { readWords } from '../word-actions.ts'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ done?: string | string[]; autosave?: string | string[] }>
}

/** What was done just before the page was opened, by the word in its address. */
const doneWords = new Map([
  ['saved', '草稿已保存。'],
  ['copy', '已存，读者还看不到。'],
  ['published', '已发布，读者现在可以看到。'],
  ['amended', '修订已发布，读者现在看到的是修订后的内容。'],
  ['taken_down', '已下架，读者现在看到的是下架说明。'],
  ['restored', '已恢复，读者现在可以看到。'],
  ['submitted', '已送审。'],
  ['passed', '已定稿，等待发布。'],
  ['approved', '这一级审稿已通过。'],
  ['returned', '已退回，作者可以接着改。'],
  ['recalled', '已撤回送审，可以接着写。'],
  ['scheduled', '已定时，到时由系统发布。'],
  ['unscheduled', '已取消定时，等待发布。'],
])

/** Asked for by the title of the page and by the page itself: read once a request. */
const articleOf = cache(async (segment: string) => {
  const id = pathNumber(segment)
  if (id === null) return null
  const { editor } = await requireEditor(`/admin/articles/${id}`)
  const article = await articleForDesk(editor, id)
  return article && { editor, article }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await articleOf((await params).id)
  return { title: found ? `《${found.article.title}》` : '没有这一页' }
}

export default async function EditArticle({ params, searchParams }: Props) {
  const [found, cities] = await Promise.all([articleOf((await params).id), listCities()])
  if (!found) notFound()
  const { editor, article } = found
  const original = await originalOfArticle(editor, article.id)
  const knowledge = (
    <>
      <UsedNames suggestions={await suggestionsFor(editor)} />
      <ArticleFacts article={article} />
      {original ? <ContributedOriginal original={original} article={article} /> : null}
      <UnsavedList id={article.id} texts={await unsavedTexts(editor, article.id)} />
      <History article={article} />
    </>
  )
  const { done, autosave } = await searchParams
  const flash = doneWords.get(String(done)) ?? ''
  if (article.takedown)
    return (
      <SealedArticle
        flash={flash}
        article={article}
        media={await readMedia(mediaOf(article.body))}
        takedown={article.takedown}
        restore={allows(editor, 'article.restore') ? restore : undefined}
      >
        {knowledge}
      </SealedArticle>
    )
  if (isUnderReview(article.status))
    return (
      <ReviewArticle
        flash={flash}
        article={article}
        media={await readMedia(mediaOf(article.body))}
        review={await reviewForDesk(editor, article.id)}
        verbs={{ approve, returnToDraft, recall, publish: publishApproved, schedule, unschedule }}
      >
        {knowledge}
      </ReviewArticle>
    )
  const { id, workingCopy: copy } = article
  return (
    <ArticleForm
      key={id}
      start={await startOf(editor, article, typeof autosave === 'string' ? autosave : undefined)}
      flash={flash}
      cities={cities}
      verbs={{ save: saveArticle, publish: publishAsTyped, saveCopy, amend }}
      review={{ submit: submitAsTyped, ...(await reviewOffered()) }}
      copy={copy ? { savedBy: copy.savedByName, savedAt: formatTime(copy.savedAt) } : undefined}
      checks={{ source: checkSource, duplicates: checkDuplicates }}
      discardCopy={discardCopy}
      readLatest={readLatest}
      requestPictures={requestPictures}
      readWords={readWords}
      preview={previewVerbs}
      withdrawal={{ withdraw, now: await withdrawalFor(id) }}
      takeDown={allows(editor, 'article.take-down') ? takeDown : undefined}
    >
      {knowledge}
    </ArticleForm>
  )
}
