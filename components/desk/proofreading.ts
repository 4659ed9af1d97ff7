import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { DecorationSet } from '@tiptap/pm/view'
import type { Proofreader } from './proofreader.ts'

/** Where the text editor keeps the places of findings. */
export const findingsKey = new PluginKey<DecorationSet>('proofreader')

/** The text editor's part of a proofreader: the marks of what was found, which move with the text, and the keys. */
export function proofreading(proofreader: Proofreader) {
  return Extension.create({
    name: 'proofreading',
    onCreate() {
      proofreader.attach(this.editor)
    },
    onDestroy: () => proofreader.attach(null),
    onUpdate: () => proofreader.schedule(),
    addKeyboardShortcuts: () =>
      Object.fromEntries([
        ['F7', () => proofreader.step(1)],
        ['Shift-F7', () => proofreader.step(-1)],
        ['Alt-Enter', () => proofreader.acceptCurrent()],
        ['Alt-Shift-Enter', () => proofreader.ignoreCurrent()],
      ]),
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key: findingsKey,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, set) => tr.getMeta(findingsKey) ?? set.map(tr.mapping, tr.doc),
        },
        props: { decorations: (state) => findingsKey.getState(state) },
      }),
    ],
  })
}
