import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { isSlanted } from '#lib/articles/body/emphasis.ts'

/** Shows italic words in the text editor as readers' pages do: slanted where none of them is Chinese. */
export const slantedWords = Extension.create({
  name: 'slantedWords',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) => {
          const found: Decoration[] = []
          doc.descendants((node, at) => {
            const isItalic = node.marks.some(({ type }) => type.name === 'italic')
            if (node.isText && isItalic && isSlanted(node.text ?? ''))
              found.push(Decoration.inline(at, at + node.nodeSize, { class: 'slanted' }))
          })
          return DecorationSet.create(doc, found)
        },
      },
    }),
  ],
})
