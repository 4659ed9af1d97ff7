import type { MediaView } from '#lib/media/media-types.ts'
import { mediaKinds } from './media-kinds.ts'

/** A medium as a small picture; what has none shows its kind and name, which whoever shows it also says. */
export function MediaThumbnail({ media }: { media: MediaView }) {
  const { kind, state, original, renditions, name, width, height } = media
  const small = renditions.find(({ format, width }) => format === 'webp' && (width ?? 0) >= 320)
  const shown = small ?? renditions.find(({ format }) => format === 'webp') ?? original
  if (state === 'fetching') return <span className="thumbnail-words">正在抓取…</span>
  if (state === 'failed' || !shown) return <span className="thumbnail-words failed">没有取到</span>
  if (kind === 'picture')
    return (
      <img
        src={shown.address}
        alt=""
        loading="lazy"
        decoding="async"
        width={width ?? undefined}
        height={height ?? undefined}
      />
    )
  return (
    <span className="thumbnail-words" aria-hidden="true">
      <b>{mediaKinds[kind].name}</b>
      <bdi>{name}</bdi>
    </span>
  )
}
