import type { Metadata } from 'next'
import { ArticleTable } from '#components/desk/article-table.tsx'
import { ListFilters } from '#components/desk/list-filters.tsx'
import { StatusTabs } from '#components/desk/status-tabs.tsx'
import { listForDesk } from '#lib/articles/desk-list.ts'
import { listCities } from '#lib/cities/cities.ts'
import { requireEditor } from '#lib/web/session.ts'
import { discard, takeDown, undelete } from './actions.ts'
import { type Asked, filterOf, listPath } from './filter.ts'
import { rowOf } from './row.ts'

export const metadata: Metadata = { title: '文章' }

export default async function Articles({ searchParams }: { searchParams: Promise<Asked> }) {
  const filter = filterOf(await searchParams)
  const { before: _, after: ___, ...first } = filter
  const { status: __, ...narrowed } = first
  const { editor } = await requireEditor(listPath(filter))
  const [{ items, counts, before, after, why }, cities] = await Promise.all([
    listForDesk(editor, filter),
    listCities(),
  ])
  return (
    <>
      <div className="bar">
        <h1>文章</h1>
        <a className="btn primary" href="/admin/articles/new">
          新文章 <kbd>N</kbd>
        </a>
      </div>
      <StatusTabs
        counts={counts}
        status={filter.status}
        pathOf={(of) => listPath({ ...narrowed, ...(of ? { status: of } : {}) })}
      />
      <ListFilters
        q={filter.q ?? ''}
        city={filter.citySlug ?? ''}
        status={filter.status ?? ''}
        cities={cities.map(({ slug, name }) => ({ slug, name }))}
      />
      <ArticleTable
        rows={items.map((item) => rowOf(item, editor))}
        verbs={{ 'take-down': takeDown, discard, undelete }}
        empty={
          why.join('') ||
          (filter.q || filter.citySlug || filter.status
            ? '没有符合条件的文章。'
            : '还没有文章。按 N 写第一篇。')
        }
      />
      <nav className="pages" aria-label="翻页">
        {after ? <a href={listPath({ ...first, after })}>← 上一页</a> : null}
        {before ? <a href={listPath({ ...first, before })}>下一页 →</a> : null}
      </nav>
    </>
  )
}
