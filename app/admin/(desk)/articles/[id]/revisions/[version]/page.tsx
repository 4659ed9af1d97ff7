import type { Metadata } from 'next'
import { notFound } from 'next/navigation.js'
import { RevisionView } from '#components/desk/revision-view.tsx'
import { mediaOf } from '#lib/articles/body/media-of.ts'
import { articleForDesk, revisionForDesk } from '#lib/articles/desk.ts'
import { listCities } from '#lib/cities/cities.ts'
import { readMedia } from '#lib/media/read-media.ts'
import { pathNumber } from '#lib/path-number.ts'
import { requireEditor } from '#lib/web/session.ts'

export const metadata: Metadata = { title: '旧版本' }

type Props = { params: Promise<{ id: string; version: string }> }

export default async function Revision({ params }: Props) {
  const given = await params
  const [id, version] = [pathNumber(given.id), pathNumber(given.version)]
  if (id === null || version === null) notFound()
  const { editor } = await requireEditor(`/admin/articles/${id}/revisions/${version}`)
  const [article, revision, cities] = await Promise.all([
    articleForDesk(editor, id),
    revisionForDesk(editor, id, version),
    listCities(),
  ])
  if (!article || !revision) notFound()
  const media = await readMedia(mediaOf(revision.body))
  return <RevisionView article={article} revision={revision} media={media} cities={cities} />
}
