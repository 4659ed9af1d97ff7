import type { Metadata } from 'next'
import { MediaFilters } from '#components/desk/media-filters.tsx'
import { MediaGrid } from '#components/desk/media-grid.tsx'
import { MediaPanel } from '#components/desk/media-panel.tsx'
import { MediaUploader } from '#components/desk/media-uploader.tsx'
import { listMedia } from '#lib/media/library.ts'
import { mediaForDesk } from '#lib/media/media-detail.ts'
import { mediaLimits } from '#lib/media/media-limits.ts'
import { requireEditor } from '#lib/web/session.ts'
import { deleteOne, describeOne, retryOne } from './actions.ts'
import { panelMediaOf } from './panel-media.ts'
import { type Asked, libraryPath, placeOf } from './place.ts'

export const metadata: Metadata = { title: '媒体' }

export default async function MediaLibrary({ searchParams }: { searchParams: Promise<Asked> }) {
  const place = placeOf(await searchParams)
  const { filter, show } = place
  const { editor } = await requireEditor(libraryPath(place))
  const [{ items, before }, detail] = await Promise.all([
    listMedia(editor, filter),
    show === null ? null : mediaForDesk(editor, show),
  ])
  const listPath = libraryPath({ filter, show: null })
  const [kind = ''] = filter.kinds ?? []
  return (
    <>
      <div className="bar">
        <h1>媒体</h1>
      </div>
      <MediaUploader limits={mediaLimits()} />
      <MediaFilters
        q={filter.q ?? ''}
        kind={kind}
        unused={filter.unused ?? false}
        mine={filter.mine ?? false}
      />
      <div className={detail ? 'media-columns with-panel' : 'media-columns'}>
        <div className="media-list">
          {show !== null && !detail ? (
            <p className="notice warn">媒体库里没有这一项，可能已被删除。</p>
          ) : null}
          <MediaGrid
            items={items}
            shownId={detail?.id ?? null}
            pathOf={(id) => libraryPath({ filter, show: id })}
          />
          {items.length === 0 ? (
            <p className="empty">
              {isNarrowed(filter) ? '没有符合条件的文件。' : '媒体库还是空的，上传第一个文件吧。'}
            </p>
          ) : null}
          <nav className="pages" aria-label="翻页">
            {filter.before ? (
              <a href={libraryPath({ filter: { ...filter, before: undefined }, show: null })}>← 回到最新</a>
            ) : null}
            {before ? (
              <a href={libraryPath({ filter: { ...filter, before }, show: null })}>更早的 →</a>
            ) : null}
          </nav>
        </div>
        {detail ? (
          <MediaPanel
            media={panelMediaOf(detail)}
            verbs={{ describe: describeOne, remove: deleteOne, retry: retryOne }}
            listPath={listPath}
          />
        ) : null}
      </div>
    </>
  )
}

function isNarrowed({ q, kinds, unused, mine, before }: ReturnType<typeof placeOf>['filter']): boolean {
  return Boolean(q || kinds || unused || mine || before)
}
