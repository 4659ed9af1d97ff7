import type { Metadata } from 'next'
import { ArticleForm } from '#components/desk/article-form.tsx'
import { emptyBody } from '#lib/articles/body.ts'
import { listCities } from '#lib/cities/cities.ts'
import { allows } from '#lib/editors/permissions.ts'
import { requireEditor } from '#lib/web/session.ts'
import { amend, publishAsTyped, saveArticle, takeDown } from '../actions.ts'

export const metadata: Metadata = { title: '新文章' }

export default async function NewArticle() {
  const { editor } = await requireEditor('/admin/articles/new')
  const cities = await listCities()
  const base = {
    title: '',
    originalTitle: '',
    summary: '',
    body: emptyBody,
    author: '',
    sourceName: '',
    sourceUrl: '',
    cityId: cities.length === 1 ? String(cities[0]?.id) : '',
    columnId: '',
  }
  return (
    <ArticleForm
      start={{
        editorId: editor.id,
        origin: 'repost',
        standing: { id: null, version: 0, status: 'draft', base },
      }}
      cities={cities}
      verbs={{ save: saveArticle, publish: publishAsTyped, amend }}
      takeDown={allows(editor, 'article.take-down') ? takeDown : undefined}
    />
  )
}
