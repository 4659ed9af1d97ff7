// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, expect, it } from 'vitest'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { bodyOfSheet } from '#components/desk/body-json.ts'
import { describePicture } from '#components/desk/describe-picture.ts'
import { foundTools } from '#components/desk/found-tools.ts'
import { dropOnPicture, joinPictures, leaveGallery, movePicture } from '#components/desk/gallery-order.ts'
import { mediaOf } from '#lib/articles/body/media-of.ts'

// Pictures of a gallery change places, leave it and join another; each is one step to undo, and none is lost.

let sheet: Editor
afterEach(() => sheet.destroy())

const picture = (media: number) => ({ type: 'picture', attrs: { media } })
function aSheet(...content: object[]): Editor {
  sheet = new Editor({ extensions: bodyExtensions, content: { type: 'doc', content } })
  return sheet
}
const gallery = (...media: number[]) => ({ type: 'gallery', content: media.map(picture) })
const shown = () => {
  const body = bodyOfSheet(sheet.state.doc)
  return { types: body.content.map(({ type }) => type), media: mediaOf(body) }
}

it('moves a picture by one place, and not beyond the gallery', () => {
  aSheet(gallery(1, 2, 3))
  expect(movePicture(sheet, 1, 1)).toBe(true)
  expect(shown().media).toEqual([2, 1, 3])
  expect(movePicture(sheet, 1, -1)).toBe(false)
  sheet.commands.undo()
  expect(shown().media).toEqual([1, 2, 3])
})

it('takes in what is dropped on one of its pictures, up to nine', () => {
  aSheet(gallery(1, 2), picture(3))
  expect(dropOnPicture(sheet, 4, 1, true)).toBe(true)
  expect(shown()).toEqual({ types: ['gallery'], media: [1, 3, 2] })
  sheet.destroy()
  aSheet(gallery(1, 2, 3, 4, 5, 6, 7, 8, 9), picture(10))
  expect(dropOnPicture(sheet, 11, 1, false)).toBe(false)
})

it('joins pictures that stand together, and is one picture again when the other has left', () => {
  aSheet(picture(1), picture(2), { type: 'paragraph', content: [{ type: 'text', text: '文' }] })
  expect(joinPictures(sheet, 1)).toBe(true)
  expect(shown().types).toEqual(['gallery', 'paragraph'])
  expect(leaveGallery(sheet, 1)).toBe(true)
  expect(shown()).toEqual({ types: ['picture', 'picture', 'paragraph'], media: [2, 1] })
})

it('says of one picture what it shows, counted as the refusal counts', () => {
  aSheet(picture(1), gallery(2, 3))
  expect(describePicture(sheet, 3, { decorative: true })).toBe(true)
  expect(describePicture(sheet, 4, { alt: '无' })).toBe(false)
  expect(JSON.stringify(bodyOfSheet(sheet.state.doc))).toContain('{"media":3,"decorative":true}')
})

it.each([
  ['表格', '表格'],
  ['bg', '表格'],
  ['xbt', '小标题'],
  ['tupian', '图片'],
  ['JY', '居右（落款）'],
])('the slash menu finds by “%s”', (query, label) => {
  aSheet()
  expect(foundTools(query).map((one) => one.label)).toContain(label)
  expect(foundTools('zzz')).toEqual([])
})
