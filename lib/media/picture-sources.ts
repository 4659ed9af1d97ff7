import type { MediaFileView, MediaView } from './media-types.ts'

/** How wide a picture stands in an article: the measure of 38 characters, or a telephone's width without its margins. */
export const MEASURE = '(min-width:44.75rem) 42.75rem,calc(100vw - 2rem)'

/** How wide one stands in a gallery of three columns. */
export const THIRD = '(min-width:44.75rem) 14rem,33vw'

/** Newer formats, the smallest files first. Each browser takes the first that it knows. */
const newer = ['avif', 'webp'] as const
/** Browsers that know no AVIF are old: two widths will do. */
const MOST_OF_WEBP = 2
/** A text's measure is 684 pixels of 1 or 2 points, a telephone's width at least 320 of 2. */
const IN_TEXT: Widths = { least: 640, most: 1280 }
/** As wide as an old telephone's screen has points. */
const WIDTH_OF_FALLBACK = 960

type Source = { type: string; srcset: string }

/** In pixels. */
type Widths = { least: number; most: number }

/** A `<source>` for each of the newer formats in which there are renditions: of those widths, or the nearest wider one. */
export function sourcesOf(
  { renditions }: Pick<MediaView, 'renditions'>,
  { least, most }: Widths = IN_TEXT,
): Source[] {
  return newer.flatMap((format) => {
    const all = renditions.filter((file) => file.format === format && (file.width ?? 0) >= least)
    const files = all.filter(({ width }, at) => at === 0 || (width ?? 0) <= most)
    const some = format === 'webp' ? spread(files, MOST_OF_WEBP) : files
    const srcset = some.map(({ address, width }) => `${address} ${width}w`).join(',')
    return srcset === '' ? [] : [{ type: `image/${format}`, srcset }]
  })
}

/** What every browser can show: the narrowest rendition in an old format that has that width, else the widest, else the
 *  original. Null where there is no file. */
export function fallbackOf(
  { original, renditions }: Pick<MediaView, 'original' | 'renditions'>,
  least = WIDTH_OF_FALLBACK,
): MediaFileView | null {
  const files = renditions.filter(({ format }) => !newer.some((one) => one === format))
  return files.find(({ width }) => (width ?? 0) >= least) ?? files.at(-1) ?? original
}

/** So many of them, the narrowest and the widest among them. */
function spread(files: readonly MediaFileView[], most: number): MediaFileView[] {
  if (files.length <= most) return [...files]
  const step = (files.length - 1) / (most - 1)
  return Array.from({ length: most }, (_, at) => files[Math.round(at * step)]).filter(
    (file) => file !== undefined,
  )
}
