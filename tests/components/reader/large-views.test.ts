import { expect, it } from 'vitest'
import { withLargeViews } from '#components/reader/large-views.ts'
import { pictureMarkup } from '#lib/media/picture-markup.ts'
import { aPictureView } from '../../support/reader-cast.ts'

const picture = (alt: string) => pictureMarkup(aPictureView(), { alt })

it('leads from each picture to itself, named by what it shows', () => {
  const linked = withLargeViews({ tag: 'figure', inner: [picture('志愿者接过旗帜'), picture('')] })
  expect(linked).toMatchObject({
    inner: [
      { tag: 'a', attrs: { href: '/media/original.jpg', 'aria-label': '看大图：志愿者接过旗帜' } },
      { tag: 'a', attrs: { 'aria-label': '看大图' } },
    ],
  })
})

it('leaves a picture that leads elsewhere, and every other element, as they are', () => {
  const elsewhere = { tag: 'a', attrs: { href: 'https://example.cn/' }, inner: picture('旗帜') }
  const words = { tag: 'p', inner: ['一段', { tag: 'br' }] }
  expect(withLargeViews([elsewhere, words])).toEqual([elsewhere, words])
})
