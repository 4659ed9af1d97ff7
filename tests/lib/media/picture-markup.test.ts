import { describe, expect, it } from 'vitest'
import type { MediaFileView, MediaView } from '#lib/media/media-types.ts'
import { pictureMarkup } from '#lib/media/picture-markup.ts'
import { withSizes } from '#lib/media/with-sizes.ts'
import { aPictureView } from '../../support/reader-cast.ts'

const WIDTHS = [320, 640, 960, 1280, 1920]
const file = (format: string, width: number): MediaFileView => ({
  ...{ address: `/media/${format}-${width}`, format, width, height: (width * 3) / 4, bytes: width },
})
const renditions = ['avif', 'webp', 'jpeg']
  .flatMap((format) => WIDTHS.map((width) => file(format, width)))
  .toSorted((one, other) => (one.width ?? 0) - (other.width ?? 0))

/** The markup's elements by name, outermost first. */
function elements(markup: unknown): { tag: string; attrs: Record<string, string | number> }[] {
  if (Array.isArray(markup)) return markup.flatMap(elements)
  if (typeof markup !== 'object' || markup === null || !('tag' in markup)) return []
  const {
    tag,
    attrs = {},
    inner,
  } = markup as { tag: string; attrs?: Record<string, string>; inner?: unknown }
  return [{ tag, attrs }, ...elements(inner)]
}

const printed = (changes: Partial<MediaView> = {}, options = {}) => {
  const all = elements(pictureMarkup(aPictureView(changes), { alt: '志愿者接过旗帜', ...options }))
  const attrsOf = (name: string) => all.find(({ tag }) => tag === name)?.attrs
  return { all, image: attrsOf('img'), svg: attrsOf('svg'), blurred: attrsOf('image') }
}

describe('a picture in an article', () => {
  it('is offered in each format in which it is there, the smallest first, and in JPEG to every other browser', () => {
    const { all, image } = printed({ renditions })
    const sources = all.filter(({ tag }) => tag === 'source').map(({ attrs }) => attrs)
    expect(sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp'])
    expect(sources[0]?.srcset).toBe(
      [640, 960, 1280].map((width) => `/media/avif-${width} ${width}w`).join(','),
    )
    expect(sources[1]?.srcset).toBe([640, 1280].map((width) => `/media/webp-${width} ${width}w`).join(','))
    expect(sources[0]?.sizes).toBe('(min-width:44.75rem) 42.75rem,calc(100vw - 2rem)')
    expect(image).toMatchObject({ src: '/media/jpeg-960', alt: '志愿者接过旗帜' })
  })

  it('is its original until there are renditions', () => {
    const { all, image } = printed({ renditions: [] })
    expect(all.map(({ tag }) => tag)).toEqual(['span', 'svg', 'image', 'img'])
    expect(image?.src).toBe('/media/original.jpg')
  })

  it('has its place and its blurred likeness before it comes, in every browser', () => {
    const { image, svg, blurred } = printed()
    expect(image).toMatchObject({ width: 1600, height: 1200 })
    expect(svg).toMatchObject({ width: 1600, height: 1200, viewBox: '0 0 1600 1200', 'aria-hidden': 'true' })
    expect(blurred?.href).toMatch(/^data:image\/webp;base64,/)
  })

  it('that is transparent has no likeness, which would be seen behind it', () => {
    const original = { ...file('png', 1600), address: '/media/original.png' }
    expect(printed({ original }).blurred).toBeUndefined()
  })

  it('is loaded when it comes near, and at once where it is the first', () => {
    expect(printed().image).toMatchObject({ loading: 'lazy' })
    const first = printed({}, { isFirst: true }).image
    expect(first).toMatchObject({ fetchpriority: 'high' })
    expect(first).not.toHaveProperty('loading')
  })

  it('in a gallery is no wider than its place', () => {
    const narrow = elements(withSizes(pictureMarkup(aPictureView({ renditions }), { alt: '' }), '33vw'))
    expect(narrow.flatMap(({ attrs }) => attrs.sizes ?? [])).toEqual(['33vw', '33vw'])
  })

  it('is nothing where there is no file', () =>
    expect(pictureMarkup(aPictureView({ original: null }), { alt: '' })).toBe(''))
})
