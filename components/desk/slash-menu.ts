import { type Editor, Extension } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import type { BodyDialog, Tool } from './body-tools.ts'
import { foundTools } from './found-tools.ts'
import { SlashList } from './slash-list.ts'

type Options = { open: (dialog: BodyDialog) => void }

/** The key that has the slash gives an enumeration comma while Chinese is typed; no line begins with one. */
const SIGNS = ['/', '、']

/** A menu of what can be put in, opened by a slash at the beginning of a line. */
export const slashMenu = Extension.create<Options>({
  name: 'slashMenu',
  addOptions: () => ({ open: () => {} }),
  addProseMirrorPlugins() {
    return SIGNS.map((char) =>
      Suggestion<Tool, Tool>({
        editor: this.editor,
        char,
        pluginKey: new PluginKey(`slash-menu-${char}`),
        startOfLine: true,
        decorationClass: 'slash-query',
        items: ({ query }) => foundTools(query),
        command: ({ editor, range, props: tool }) => {
          editor.chain().focus().deleteRange(range).run()
          tool.run(editor, this.options.open)
        },
        render: () => menuOf(this.editor),
      }),
    )
  },
})

function menuOf(editor: Editor) {
  let list: SlashList | null = null
  const show = (props: SuggestionProps<Tool, Tool>) => {
    list ??= new SlashList(editor.view.dom)
    list.show(props.items, props.clientRect?.() ?? null, props.command)
  }
  const close = () => {
    list?.close()
    list = null
  }
  return {
    onStart: show,
    onUpdate: show,
    onExit: close,
    onKeyDown: ({ event }: { event: KeyboardEvent }) => {
      if (event.key === 'Escape') {
        close()
        return true
      }
      return list?.press(event) ?? false
    },
  }
}
