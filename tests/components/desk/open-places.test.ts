// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, expect, it } from 'vitest'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { openPlaces, withOpenPlaces } from '#components/desk/open-places.ts'
import { pendingPictureNode } from '#components/desk/pending-picture-node.ts'
import { PendingPictures } from '#components/desk/pending-pictures.ts'
import { aBodyOf } from '../../support/reader-cast.ts'

const intake = { request: async () => [], upload: () => Promise.reject(new Error('没有网络。')) }
const place = (key: string) => ({ type: 'pendingPicture', attrs: { key } })
const line = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

let sheet: Editor
afterEach(() => sheet.destroy())

/** A sheet with these blocks: texts, and places by their keys (`#a`). */
function aSheet(...blocks: (string | object)[]) {
  const content = blocks.map((block) =>
    typeof block === 'object' ? block : block.startsWith('#') ? place(block) : line(block),
  )
  const extensions = [...bodyExtensions, pendingPictureNode(new PendingPictures(intake))]
  sheet = new Editor({ extensions, content: { type: 'doc', content } })
  return sheet.state.doc
}

const blocksWith = (body: ReturnType<typeof aBodyOf>, doc: ReturnType<typeof aSheet>) =>
  withOpenPlaces(body, doc).content?.map(({ attrs, content }) => attrs?.key ?? content?.[0]?.text)

it('the files that are not in the library yet are counted wherever they stand', () => {
  expect(openPlaces(undefined)).toBe(0)
  expect(openPlaces(aSheet('甲', '#a', { type: 'blockquote', content: [line('引'), place('#b')] }))).toBe(2)
})

it('they stay where they stood when another text comes into the sheet', () => {
  const doc = aSheet('#first', '甲', '#a', '#b', '乙', '丙', '#c')
  expect(blocksWith(aBodyOf('甲', '乙', '丙'), doc)).toEqual(['#first', '甲', '#a', '#b', '乙', '丙', '#c'])
})

it('behind what is left of the text before them, where that has changed or gone', () => {
  const doc = aSheet('甲', '乙', '#a', '丙', '#b')
  expect(blocksWith(aBodyOf('新', '甲', '丙改'), doc)).toEqual(['新', '甲', '#a', '#b', '丙改'])
  expect(blocksWith(aBodyOf('别的'), doc)).toEqual(['#a', '#b', '别的'])
  expect(blocksWith(aBodyOf(), doc)).toEqual(['#a', '#b'])
})

it('of equal lines behind the one at their place; out of a quotation that goes they come', () => {
  expect(blocksWith(aBodyOf('同', '甲', '同'), aSheet('同', '甲', '同', '#a'))).toEqual([
    ...['同', '甲', '同', '#a'],
  ])
  const quoted = aSheet('甲', { type: 'blockquote', content: [line('引'), place('#b')] }, '乙')
  expect(blocksWith(aBodyOf('甲', '乙'), quoted)).toEqual(['甲', '#b', '乙'])
})
