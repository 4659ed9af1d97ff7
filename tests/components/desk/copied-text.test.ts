// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterAll, expect, it } from 'vitest'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { copiedText } from '#components/desk/copied-text.ts'

const editor = new Editor({
  extensions: bodyExtensions,
  content: '<p>约 10<sup>4</sup> 人</p><hr><ul><li><p>H<sub>2</sub>O</p></li></ul>',
})
afterAll(() => editor.destroy())

it('keeps a power from reading like a figure more, in the whole sheet and in a part of a line', () => {
  const { doc } = editor.state
  expect(copiedText(doc.slice(0, doc.content.size))).toBe('约 10⁴ 人\n\nH₂O')
  expect(copiedText(doc.slice(3, 6))).toBe('10⁴')
  expect(copiedText(doc.slice(1, 1))).toBe('')
})
