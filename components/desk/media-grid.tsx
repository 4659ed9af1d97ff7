import type { MediaView } from '#lib/media/media-types.ts'
import { mediaKinds } from './media-kinds.ts'
import { MediaThumbnail } from './media-thumbnail.tsx'

type Props = {
  items: readonly MediaView[]
  /** The one whose details are shown. */
  shownId: number | null
  pathOf: (id: number) => string
}

/** The media of the library, each a link to its details. */
export function MediaGrid({ items, shownId, pathOf }: Props) {
  return (
    <ul className="media-grid">
      {items.map((media) => (
        <li key={media.id}>
          <a
            href={pathOf(media.id)}
            className="picker-item"
            aria-current={media.id === shownId ? 'true' : undefined}
          >
            <span className="visually-hidden">
              {`${mediaKinds[media.kind].name}：${media.caption || media.name || '没有名称'}`}
            </span>
            <MediaThumbnail media={media} />
            <span className="picker-name" aria-hidden="true">
              {media.caption || media.name}
            </span>
            {lacksWords(media) ? <small className="lacks-words">缺替代文字</small> : null}
          </a>
        </li>
      ))}
    </ul>
  )
}

function lacksWords({ kind, state, alt, decorative }: MediaView): boolean {
  return kind === 'picture' && state === 'ready' && alt === '' && !decorative
}
