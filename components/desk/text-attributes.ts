import { Extension } from '@tiptap/core'
import { ALIGNMENTS } from '#lib/articles/body/nodes/paragraph.ts'

/** How a paragraph is aligned, and whether a list is set in columns; shown by the classes of readers' pages. */
export const textAttributes = Extension.create({
  name: 'textAttributes',
  addGlobalAttributes: () => [
    {
      types: ['paragraph'],
      attributes: {
        align: {
          default: 'left',
          parseHTML: (element: HTMLElement) => alignmentOf(element),
          renderHTML: ({ align }: { align?: string }) => (align === 'left' ? {} : { class: align }),
        },
      },
    },
    {
      types: ['bulletList'],
      attributes: {
        layout: {
          default: 'list',
          parseHTML: (element: HTMLElement) => (element.classList.contains('names') ? 'columns' : 'list'),
          renderHTML: ({ layout }: { layout?: string }) => (layout === 'columns' ? { class: 'names' } : {}),
        },
      },
    },
  ],
  addKeyboardShortcuts() {
    const align = (to: string) => () => this.editor.commands.updateAttributes('paragraph', { align: to })
    return {
      'Mod-Alt-l': align('left'),
      'Mod-Alt-e': align('center'),
      'Mod-Alt-r': align('right'),
      'Mod-u': () => this.editor.commands.toggleMark('italic'),
      'Mod-\\': () => this.editor.commands.unsetAllMarks(),
    }
  },
})

/** By the class of readers' pages, or by what HTML has for it. */
function alignmentOf(element: HTMLElement): string {
  const said = [...element.classList, element.style.textAlign, element.getAttribute('align')]
  return ALIGNMENTS.find((one) => said.includes(one)) ?? 'left'
}
