// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { expect, it } from 'vitest'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { insertRule } from '#components/desk/insert-rule.ts'

/** Puts a rule where `|` stands in the text, types a word, and answers the sheet's HTML. */
function withRule(html: string): string {
  const editor = new Editor({ extensions: bodyExtensions, content: html })
  let at = -1
  editor.state.doc.descendants((node, position) => {
    const inside = node.text?.indexOf('|') ?? -1
    if (inside >= 0) at = position + inside
  })
  editor
    .chain()
    .deleteRange({ from: at, to: at + 1 })
    .setTextSelection(at)
    .run()
  insertRule(editor)
  editor.commands.insertContent('续')
  const made = editor.getHTML()
  // Its timers would outlive the page.
  editor.destroy()
  return made
}

it.each([
  ['at the end of the last paragraph', '<p>一|</p>', '<p>一</p><hr><p>续</p>'],
  ['between two paragraphs', '<p>一|</p><p>二</p>', '<p>一</p><hr><p>续二</p>'],
  ['within a paragraph', '<p>一|二</p>', '<p>一</p><hr><p>续二</p>'],
  [
    'behind the last quotation',
    '<blockquote><p>一|</p><p>二</p></blockquote>',
    '<blockquote><p>一</p><p>二</p></blockquote><hr><p>续</p>',
  ],
  [
    'behind a list within which the caret is',
    '<ul><li><p>一</p><ol><li><p>二|三</p></li></ol></li></ul><p>四</p>',
    '<ul><li><p>一</p><ol><li><p>二三</p></li></ol></li></ul><hr><p>续四</p>',
  ],
])('puts a rule %s, and the caret behind it', (_, before, after) => {
  expect(withRule(before)).toBe(after)
})
