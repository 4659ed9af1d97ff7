// @vitest-environment happy-dom
import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it } from 'vitest'
import { bodyExtensions } from '#components/desk/body-extensions.ts'
import { bodyOf } from '#components/desk/body-json.ts'
import { bodyLines } from '#components/desk/body-lines.ts'
import { bodyTools } from '#components/desk/body-tools.ts'
import { Toolbar } from '#components/desk/toolbar.tsx'
import { attrs, print, texts } from '../../support/markup.ts'

let editor: Editor | undefined
afterEach(() => editor?.destroy())

/** A sheet of two lines, of which the first is marked. */
function aSheet(): Editor {
  editor = new Editor({ extensions: bodyExtensions, content: '<p>授旗</p><p>签约</p>' })
  editor.commands.setTextSelection({ from: 1, to: 3 })
  return editor
}
const open = () => {}
const lines = (sheet: Editor) => bodyLines(bodyOf(sheet.getJSON() as never))

describe('a button of the toolbar', () => {
  it.each([
    ['小标题', '〔小标题〕授旗'],
    ['次级标题', '〔次级标题〕授旗'],
    ['加粗', '**授旗**'],
    ['斜体', '*授旗*'],
    ['删除线', '~~授旗~~'],
    ['上标', '^(授旗)'],
    ['下标', '_(授旗)'],
    ['列表', '• 授旗'],
    ['编号', '1. 授旗'],
    ['引用', '〔引〕授旗'],
  ])('%s makes of a line what it says, shows that it did, and takes it back', (label, made) => {
    const sheet = aSheet()
    const tool = bodyTools.find((one) => one.label === label)
    expect(tool?.isOn?.(sheet)).toBe(false)
    tool?.run(sheet, open)
    expect(lines(sheet)).toEqual([made, '签约'])
    expect(tool?.isOn?.(sheet)).toBe(true)
    tool?.run(sheet, open)
    expect(lines(sheet)).toEqual(['授旗', '签约'])
  })

  it('正文 makes a plain line of whatever it was', () => {
    const plain = bodyTools.find(({ label }) => label === '正文')
    for (const { isOn, run, label } of bodyTools.filter((one) => one.name.match(/heading|List|blockquote/))) {
      const sheet = aSheet()
      run(sheet, open)
      expect([isOn?.(sheet), plain?.isOn?.(sheet)], label).toEqual([true, false])
      plain?.run(sheet, open)
      expect([lines(sheet)[0], plain?.isOn?.(sheet)], label).toEqual(['授旗', true])
      sheet.destroy()
    }
  })

  it('for a list changes one into the other, for all its items', () => {
    const sheet = aSheet()
    sheet.commands.selectAll()
    const run = (label: string) => bodyTools.find((one) => one.label === label)?.run(sheet, open)
    run('列表')
    expect(lines(sheet)).toEqual(['• 授旗', '• 签约'])
    run('编号')
    expect(lines(sheet)).toEqual(['1. 授旗', '2. 签约'])
    run('编号')
    expect(lines(sheet)).toEqual(['授旗', '签约'])
  })

  it('for names in columns makes a list of a line, and of columns a list again', () => {
    const sheet = aSheet()
    const run = () => bodyTools.find((one) => one.name === 'columns')?.run(sheet, open)
    for (const made of ['〔分栏〕• 授旗', '• 授旗', '〔分栏〕• 授旗']) {
      run()
      expect(lines(sheet)).toEqual([made, '签约'])
    }
  })

  it('that raises a word no longer lowers it', () => {
    const sheet = aSheet()
    for (const name of ['subscript', 'superscript'])
      bodyTools.find((one) => one.name === name)?.run(sheet, open)
    expect(lines(sheet)[0]).toBe('^(授旗)')
  })
})

describe('the toolbar', () => {
  const bar = print(
    <Toolbar
      editor={null}
      saved="已保存 10:42"
      open={open}
      isOutlined={false}
      onOutline={open}
      isFull={false}
      onFull={open}
    />,
  )

  it('is one stop for the Tab key, and every button says its key', () => {
    expect(attrs(bar, 'button', 'tabindex').filter((index) => index === '0')).toHaveLength(1)
    const keys = attrs(bar, '[role=toolbar] [aria-keyshortcuts]', 'aria-keyshortcuts')
    expect(keys).toContain('Control+B')
    expect(new Set(keys).size, 'no two of one key').toBe(keys.length)
  })

  it('can be used only where there is a sheet', () => {
    expect(texts(bar, '[role=toolbar] button[disabled]')).toEqual(texts(bar, '[role=toolbar] button'))
    expect(texts(bar, 'button').slice(0, 3)).toEqual(['正文', '加粗', '斜体'])
  })
})
