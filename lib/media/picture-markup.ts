import type { Markup } from '../markup.ts'
import { focalClass } from './focal-class.ts'
import type { MediaFileView, MediaView } from './media-types.ts'
import { fallbackOf, MEASURE, sourcesOf } from './picture-sources.ts'

type Options = {
  /** What stands for it where it cannot be seen; empty for one that only decorates. */
  alt: string
  /** Whether it is the first that a reader sees: it is loaded at once, the others when they come near. */
  isFirst?: boolean
  place?: 'reader' | 'desk'
}

/**
 * A picture of the library as it is printed: in the smallest format that a browser knows and the width that it needs, in a
 * place that has its size before it comes. Empty where there is nothing to show.
 */
export function pictureMarkup(view: MediaView, { alt, isFirst = false, place = 'reader' }: Options): Markup {
  const shown = fallbackOf(view)
  if (!view.original || !shown) return ''
  const image = imageMarkup(shown, view, { alt, isFirst })
  if (place === 'desk') return image
  const sources: Markup[] = sourcesOf(view).map((source) => ({
    tag: 'source',
    attrs: { ...source, sizes: MEASURE },
  }))
  const picture: Markup = sources.length > 0 ? { tag: 'picture', inner: [...sources, image] } : image
  return view.width && view.height ? framed(picture, view) : picture
}

function imageMarkup(
  { address }: MediaFileView,
  view: MediaView,
  { alt, isFirst }: { alt: string; isFirst: boolean },
): Markup {
  const size = view.width && view.height ? { width: view.width, height: view.height } : {}
  const focal = focalClass(view)
  const loading = isFirst ? { fetchpriority: 'high' } : { loading: 'lazy' }
  return {
    tag: 'img',
    attrs: { src: address, alt, ...size, ...loading, decoding: 'async', ...(focal ? { class: focal } : {}) },
  }
}

/** An empty drawing has the picture's proportions in every browser, also in those that know no aspect-ratio; and shows the
 *  placeholder, which a policy without inline styles allows nothing else to. */
function framed(picture: Markup, view: MediaView): Markup {
  const { width, height, placeholder } = view
  const box = { width: width ?? 0, height: height ?? 0 }
  const blurred: Markup = {
    tag: 'image',
    attrs: { ...box, href: placeholder ?? '', preserveAspectRatio: 'none' },
  }
  const spacer: Markup = {
    tag: 'svg',
    attrs: {
      ...box,
      viewBox: `0 0 ${box.width} ${box.height}`,
      preserveAspectRatio: 'xMidYMid slice',
      'aria-hidden': 'true',
    },
    inner: placeholder && isOpaque(view) ? blurred : '',
  }
  return { tag: 'span', attrs: { class: 'pic' }, inner: [spacer, picture] }
}

/** Through what is transparent the placeholder would be seen behind the picture. */
function isOpaque({ original }: MediaView): boolean {
  return original?.format === 'jpeg' || original?.format === 'avif'
}
