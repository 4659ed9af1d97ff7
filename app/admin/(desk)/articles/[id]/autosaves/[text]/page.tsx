import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import type { ArticleContent } from '#components/desk/article-content.ts'
import { UnsavedView } from '#components/desk/unsaved-view.tsx'
import { unsavedText } from '#lib/articles/autosave/unsaved-texts.ts'
import { articleForDesk } from '#lib/articles/desk.ts'
import { moves } from '#lib/articles/status.ts'
import { listCities } from '#lib/cities/cities.ts'
import { pathNumber } from '#lib/path-number.ts'
import { requireEditor } from '#lib/web/session.ts'
import { formContent } from '../../../form-content.ts'

export const metadata: Metadata = { title: '自动保存的版本' }

type Props = { params: Promise<{ id: string; text: string }> }

export default async function Autosave({ params }: Props) {
  const { id: given, text: key } = await params
  const id = pathNumber(given)
  if (id === null) notFound()
  const { editor } = await requireEditor(`/admin/articles/${id}`)
  const [article, text, cities] = await Promise.all([
    articleForDesk(editor, id),
    unsavedText(editor, id, key),
    listCities(),
  ])
  if (!article || !text) notFound()
  const editable: readonly string[] = [...moves.save.from, ...moves['save-copy'].from]
  return (
    <UnsavedView
      article={{ id, content: formContent(article) }}
      // What this version does not know of it is shown as it is.
      text={{ ...text, content: text.content as ArticleContent }}
      cities={cities}
      isOpen={editable.includes(article.status)}
    />
  )
}
