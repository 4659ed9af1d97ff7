import type { Metadata } from 'next'
import { emptyContent } from '#components/desk/article-content.ts'
import { ArticleForm } from '#components/desk/article-form.tsx'
import { newStanding } from '#components/desk/press.ts'
import { UsedNames } from '#components/desk/used-names.tsx'
import { lastPlace } from '#lib/articles/last-place.ts'
import { reviewOffered } from '#lib/articles/review/desk-review.ts'
import { suggestionsFor } from '#lib/articles/suggestions.ts'
import { listCities } from '#lib/cities/cities.ts'
import { allows } from '#lib/editors/permissions.ts'
import { requireEditor } from '#lib/web/session.ts'
import { amend, discardCopy, publishAsTyped, saveArticle, saveCopy, takeDown } from '../actions.ts'
import { checkDuplicates, checkSource } from '../checks.ts'
import { readLatest } from '../latest-action.ts'
import { requestPictures } from '../picture-actions.ts'
import { previewVerbs } from '../preview-verbs.ts'
import { submitAsTyped } from '../review-actions.ts'
import { withdraw } from '../withdraw-action.ts'
import { readWords } from '../word-actions.ts'

export const metadata: Metadata = { title: '新文章' }

export default async function NewArticle() {
  const { editor } = await requireEditor('/admin/articles/new')
  const [cities, place] = await Promise.all([listCities(), lastPlace(editor)])
  const [city, another] = cities
  const cityId = place?.cityId ?? (city && !another ? city.id : '')
  const base = { ...emptyContent, cityId: String(cityId), columnId: String(place?.columnId ?? '') }
  return (
    <ArticleForm
      start={{
        editorId: editor.id,
        email: editor.email,
        autosaveSeq: 0,
        origin: 'repost',
        standing: newStanding(base),
      }}
      cities={cities}
      verbs={{ save: saveArticle, publish: publishAsTyped, saveCopy, amend }}
      review={{ submit: submitAsTyped, ...(await reviewOffered()) }}
      checks={{ source: checkSource, duplicates: checkDuplicates }}
      discardCopy={discardCopy}
      readLatest={readLatest}
      requestPictures={requestPictures}
      readWords={readWords}
      preview={previewVerbs}
      withdrawal={{ withdraw }}
      takeDown={allows(editor, 'article.take-down') ? takeDown : undefined}
    >
      <UsedNames suggestions={await suggestionsFor(editor)} />
    </ArticleForm>
  )
}
