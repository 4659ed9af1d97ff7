'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { countWords } from '#lib/text/count-words.ts'

/** How long the text is, and how much of it is marked. */
export function TextLength({ editor, saved }: { editor: Editor | null; saved: string }) {
  const counts = useEditorState({ editor, selector: ({ editor }) => (editor ? countsOf(editor) : null) })
  const { all = 0, marked = 0 } = counts ?? {}
  const length = `${marked > 0 ? `选中 ${numeral(marked)} / ` : ''}${numeral(all)} 字`
  return <>{[saved, length].filter(Boolean).join(' · ')}</>
}

const numeral = (count: number) => count.toLocaleString('en')

/** Blocks that have not changed are the same nodes: each is counted once. */
const counted = new WeakMap<object, number>()

function countsOf({ state: { doc, selection } }: Editor): { all: number; marked: number } {
  let all = 0
  doc.forEach((block) => {
    const known = counted.get(block) ?? countWords(block.textBetween(0, block.content.size, '\n', '\n'))
    counted.set(block, known)
    all += known
  })
  if (selection.empty) return { all, marked: 0 }
  return { all, marked: countWords(doc.textBetween(selection.from, selection.to, '\n', '\n')) }
}
