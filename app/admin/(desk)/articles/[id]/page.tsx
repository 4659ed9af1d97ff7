import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import { ArticleForm } from '#components/desk/article-form.tsx'
import { History } from '#components/desk/history.tsx'
import { Record } from '#components/desk/record.tsx'
import { SealedArticle } from '#components/desk/sealed-article.tsx'
import { articleForDesk } from '#lib/articles/desk.ts'
import { parseArticleId } from '#lib/articles/schema.ts'
import { listCities } from '#lib/cities/cities.ts'
import { allows } from '#lib/editors/permissions.ts'
import { requireEditor } from '#lib/web/session.ts'
import { amend, publishAsTyped, restore, saveArticle, takeDown } from '../actions.ts'
import { formContent } from '../content.ts'

export const metadata: Metadata = { title: '编辑' }

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export default async function EditArticle({ params, searchParams }: Props) {
  const id = parseArticleId((await params).id)
  if (id === null) notFound()
  const { editor } = await requireEditor(`/admin/articles/${id}`)
  const [article, cities] = await Promise.all([articleForDesk(editor, id), listCities()])
  if (!article) notFound()
  const knowledge = (
    <>
      <Record article={article} />
      <History article={article} />
    </>
  )
  if (article.takedown)
    return (
      <SealedArticle
        article={article}
        takedown={article.takedown}
        restore={allows(editor, 'article.restore') ? restore : undefined}
      >
        {knowledge}
      </SealedArticle>
    )
  const { version, status, origin } = article
  const { done } = await searchParams
  return (
    <ArticleForm
      key={id}
      start={{ editorId: editor.id, origin, standing: { id, version, status, base: formContent(article) } }}
      said={done === 'published' ? '已发布，读者现在可以看到。' : done === 'saved' ? '草稿已保存。' : ''}
      cities={cities}
      verbs={{ save: saveArticle, publish: publishAsTyped, amend }}
      takeDown={allows(editor, 'article.take-down') ? takeDown : undefined}
    >
      {knowledge}
    </ArticleForm>
  )
}
