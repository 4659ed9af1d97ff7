import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import { cache, type ReactElement, type ReactNode } from 'react'
import { readSite } from '#app/(reader)/_document/read-site.ts'
import { ArticlePage } from '#components/reader/article-page.tsx'
import { Page, type PageProps } from '#components/reader/reader-page.tsx'
import { readPublished } from '#lib/articles/published.ts'
import { pageToken } from '#lib/views/page-token.ts'

type Element = ReactElement<{ children: ReactNode }>

const read = cache((id: number) => Promise.all([readSite(), readPublished(id, { withNewest: 6 })]))

/**
 * The portal's article page as a page of the App Router: the same questions to the same database and the same markup
 * inside `<body>`. Head and style sheet are the framework's, as its documentation has them.
 */
export async function Article({ id }: { id: number }) {
  const [site, found] = await read(id)
  if (found?.kind !== 'article') notFound()
  const { article, newest } = found
  const page: ReactElement<PageProps> = ArticlePage({ site, article, newest, viewToken: pageToken(id) })
  const html: ReactElement<{ children: Element[] }> = Page(page.props)
  const [, body] = html.props.children
  return body?.props.children
}

export async function metadataOf(id: number): Promise<Metadata> {
  const [site, found] = await read(id)
  if (found?.kind !== 'article') return {}
  const { title, summary } = found.article
  return {
    title: `${title} - ${site.name}`,
    description: summary,
    alternates: { canonical: `${site.url}/articles/${id}` },
    openGraph: { title, description: summary, type: 'article' },
  }
}
