'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'

type Heading = { at: number; level: number; words: string }

/** The headings of the text; a press on one goes there. */
export function OutlinePanel({ editor }: { editor: Editor }) {
  const headings = useEditorState({ editor, selector: ({ editor }) => headingsOf(editor) })
  const jump = ({ at }: Heading) => {
    editor
      .chain()
      .setTextSelection(at + 1)
      .focus(undefined, { scrollIntoView: false })
      .run()
    const element = editor.view.nodeDOM(at)
    if (element instanceof HTMLElement) element.scrollIntoView({ block: 'center' })
  }
  return (
    <nav className="outline" aria-label="大纲" id="outline">
      {headings.length === 0 ? (
        <p>还没有小标题。写下小标题后，可以从这里跳过去。</p>
      ) : (
        <ol>
          {headings.map((heading) => (
            <li key={heading.at} className={`level-${heading.level}`}>
              <button type="button" onClick={() => jump(heading)}>
                {heading.words || '（空的小标题）'}
              </button>
            </li>
          ))}
        </ol>
      )}
    </nav>
  )
}

function headingsOf(editor: Editor): Heading[] {
  const found: Heading[] = []
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === 'heading')
      found.push({ at, level: Number(node.attrs.level), words: node.textContent })
    return node.type.name === 'blockquote'
  })
  return found
}
