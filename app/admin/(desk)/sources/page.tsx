import type { Metadata } from 'next'
import { SourceList } from '#components/desk/source-list.tsx'
import { allows } from '#lib/editors/permissions.ts'
import { listSources } from '#lib/sources/list-sources.ts'
import { requireEditor } from '#lib/web/session.ts'
import { dropSource, keepSource } from './actions.ts'

export const metadata: Metadata = { title: '来源' }

/** The sources that one may repost from, and what their originals have become. */
export default async function Sources() {
  const { editor } = await requireEditor('/admin/sources')
  const sources = await listSources(editor)
  return (
    <SourceList
      sources={sources}
      verbs={allows(editor, 'source.keep') ? { keep: keepSource, drop: dropSource } : null}
    />
  )
}
