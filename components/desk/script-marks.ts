import { Mark } from '@tiptap/core'

/** 上标 and 下标 for the text editor. Their keys have Alt: input methods take Ctrl with a full stop or comma. */
export const scriptMarks = [
  scriptMark('superscript', 'sup', 'Mod-Alt-.'),
  scriptMark('subscript', 'sub', 'Mod-Alt-,'),
]

function scriptMark(name: string, tag: string, key: string) {
  return Mark.create({
    name,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts() {
      return { [key]: () => this.editor.commands.toggleMark(name) }
    },
  })
}
