// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, expect, it, vi } from 'vitest'
import { applyTypeset, typesetOf } from '#components/desk/apply-typeset.ts'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { Proofreader } from '#components/desk/proofreader.ts'

let editor: Editor
afterEach(() => editor.destroy())

/** A sheet with these paragraphs, and its proofreader once it has read them. */
async function read(...paragraphs: string[]) {
  const proofreader = new Proofreader()
  editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    extensions: [...bodyExtensions, proofreader.extension],
    content: paragraphs.map((words) => `<p>${words}</p>`).join(''),
    injectCSS: false,
  })
  const said = () => proofreader.suggestions().map(({ words, message }) => `${words} ${message}`)
  return { proofreader, said }
}

const marked = () => [...editor.view.dom.querySelectorAll('.finding')].map(({ textContent }) => textContent)

it('marks what may be wrong, and puts in what is right with one press, undone by one', async () => {
  const { proofreader, said } = await read('开局之年,也是', '今年,<b>我们我们</b>去')
  await vi.waitFor(() => expect(said()).toHaveLength(3))
  expect(said()).toEqual([', 中文之间的半角逗号', ', 中文之间的半角逗号', '我们我们 “我们”重复'])
  expect(marked()).toEqual([',', ',', '我们我们'])
  proofreader.accept(proofreader.suggestions().map(({ id }) => id))
  expect(editor.getHTML()).toBe('<p>开局之年，也是</p><p>今年，<strong>我们</strong>去</p>')
  expect(said()).toEqual([])
  editor.commands.undo()
  expect(editor.getText()).toContain('年,也')
})

it('says nothing more of what is ignored, and finds what is typed later', async () => {
  const { proofreader, said } = await read('年,也', '月,也', '2月30日')
  await vi.waitFor(() => expect(said()).toHaveLength(3))
  proofreader.ignore([proofreader.suggestions()[0]?.id ?? ''])
  expect(said()).toEqual(['2月30日 没有这一天：2月30日'])
  editor.commands.insertContentAt(1, '渡假,')
  proofreader.setWords([{ kind: 'mistaken', text: '渡假', replacement: '度假', note: '' }])
  await vi.waitFor(() => expect(said()).toEqual(['渡假 易错词“渡假”', '2月30日 没有这一天：2月30日']))
  expect(proofreader.sensitive(['渡假'])).toEqual([])
})

it('says nothing more of what is ignored in a title, there or in the body', async () => {
  const { proofreader, said } = await read('2月30日', '年,也')
  await vi.waitFor(() => expect(said()).toHaveLength(2))
  const inTitle = () => proofreader.checkLine('2月30日，我们我们').map(({ words }) => words)
  expect(inTitle()).toEqual(['2月30日', '我们我们'])
  let told = 0
  proofreader.subscribe(() => {
    told += 1
  })
  proofreader.ignoreLike(proofreader.checkLine('2月30日，我们我们').slice(0, 1))
  expect([inTitle(), said(), told]).toEqual([['我们我们'], [', 中文之间的半角逗号'], 1])
})

it('goes from one to the next, and takes the one it stands on', async () => {
  const { proofreader, said } = await read('年,也', '月;也')
  await vi.waitFor(() => expect(said()).toHaveLength(2))
  proofreader.step(1)
  expect(editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to)).toBe(',')
  expect(proofreader.acceptCurrent()).toBe(true)
  expect(editor.getText({ blockSeparator: '|' })).toBe('年，也|月;也')
  expect(editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to)).toBe(';')
})

it('leaves alone what was typed over meanwhile', async () => {
  const { proofreader, said } = await read('我们我们去')
  await vi.waitFor(() => expect(said()).toHaveLength(1))
  editor.commands.insertContentAt(3, '大')
  proofreader.accept(proofreader.suggestions().map(({ id }) => id))
  expect(editor.getText()).toBe('我们大我们去')
})

it('sets the sheet in one step to undo', async () => {
  await read('　　开局之年,<b>也</b>是', '', '不变。', '提升"两新"')
  const before = editor.getHTML()
  const changes = typesetOf(editor)
  expect(changes.map(({ at }) => at)).toEqual([0, 1, 3])
  applyTypeset(editor, changes)
  expect(editor.getHTML()).toBe('<p>开局之年，<strong>也</strong>是</p><p>不变。</p><p>提升“两新”</p>')
  expect(typesetOf(editor)).toEqual([])
  editor.commands.undo()
  expect(editor.getHTML()).toBe(before)
})
