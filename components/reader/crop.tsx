import { focalClass } from '#lib/media/focal-class.ts'
import type { MediaView } from '#lib/media/media-types.ts'
import { fallbackOf, sourcesOf } from '#lib/media/picture-sources.ts'
import { each } from './each.ts'

type Props = {
  picture: MediaView
  /** The widths of renditions that it may be shown in, in pixels, and how wide it stands (HTML's `sizes`). */
  widths: { least: number; most: number }
  sizes: string
  isFirst?: boolean
}

/** A picture cut to the proportions of its place around its focal point, beside words that say what it shows. */
export function Crop({ picture, widths, sizes, isFirst = false }: Props) {
  const shown = fallbackOf(picture, widths.least)
  if (!shown) return null
  return (
    <picture>
      {each(sourcesOf(picture, widths), ({ type, srcset }) => (
        <source type={type} srcSet={srcset} sizes={sizes} />
      ))}
      <img
        className={`crop ${focalClass(picture)}`.trim()}
        src={shown.address}
        alt=""
        width={4}
        height={3}
        decoding="async"
        {...(isFirst ? { fetchPriority: 'high' } : { loading: 'lazy' })}
      />
    </picture>
  )
}
