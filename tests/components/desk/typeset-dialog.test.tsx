// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, expect, it } from 'vitest'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { TypesetDialog } from '#components/desk/typeset-dialog.tsx'
import { mounted, press } from '../../support/mounted.ts'

let leave = async () => {}
afterEach(() => leave())

/** A sheet with these lines, and the open dialog over it. */
async function open(...lines: string[]) {
  const sheet = (...lines: string[]) => lines.map((words) => `<p>${words}</p>`).join('')
  const editor = new Editor({ extensions: bodyExtensions, content: sheet(...lines), injectCSS: false })
  let isOpen = true
  const dialog = () => (
    <TypesetDialog
      editor={editor}
      open={isOpen}
      onClose={() => {
        isOpen = false
      }}
    />
  )
  const page = await mounted(dialog())
  leave = async () => {
    await page.leave()
    editor.destroy()
  }
  return {
    text: () => editor.getText({ blockSeparator: '|' }),
    /** Another text comes into the sheet, as from another machine. */
    comes: (...lines: string[]) => editor.commands.setContent(sheet(...lines), { emitUpdate: false }),
    isOpen: () => isOpen,
    says: () => page.place.querySelector('[role=status]')?.textContent,
  }
}

it('changes only the lines that it showed, wherever they stand now, and shows the others anew', async () => {
  const { text, comes, isOpen, says } = await open('甲段,没事', '乙段,也好', '丙')
  comes('另一台机器新写的第一段。', '甲段,没事', '乙段,改了', '丙')
  await press('全部改好 ↵')
  expect(text()).toBe('另一台机器新写的第一段。|甲段，没事|乙段,改了|丙')
  expect([isOpen(), says()]).toEqual([true, expect.stringContaining('有 1 段和刚才列出的不一样，没有改')])
  await press('全部改好 ↵')
  expect([isOpen(), text()]).toEqual([false, '另一台机器新写的第一段。|甲段，没事|乙段，改了|丙'])
})

it('leaves a line to write in', async () => {
  const { text, comes } = await open('', '甲,乙')
  comes('')
  await press('全部改好 ↵')
  expect(text()).toBe('')
})
