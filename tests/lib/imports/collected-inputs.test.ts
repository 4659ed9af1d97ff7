import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { decodePage } from '#lib/imports/decode-page.ts'
import { parseCollected } from '#lib/imports/parse-collected.ts'

const read = (name: string) => parseCollected(decodePage(readFileSync(`tests/fixtures/collected/${name}`)))

it('pages that were parsed wrongly before are parsed correctly', () => {
  const right: [name: string, expected: object][] = [
    ['meta-responsible-editor.txt', { author: '张三', sourceResponsibleEditor: '李四' }],
    ['meta-print-close.txt', { author: '张三', sourceName: '乐从发布', notUnderstood: [] }],
    ['meta-empty-author-print.txt', { author: null, notUnderstood: [] }],
    ['meta-editor-between.txt', { sourceName: '乐从发布', sourceEditor: '李四', author: '张三' }],
    ['summary-on-next-line.txt', { summary: '概述文字。' }],
    ['same-page-next-day.txt', { views: 812 }],
  ]
  for (const [name, expected] of right) expect({ name, ...read(name) }).toMatchObject({ name, ...expected })
  expect(plainText(read('zero-width-lines.txt').body)).toBe('第一段。\n第二段。')
})

it('pages that cannot be parsed are refused with the line', () => {
  const wrong: [name: string, line: number, said: string][] = [
    ['zero-width-body.txt', 11, '正文'],
    ['zero-width-title.txt', 7, '标题'],
    ['gbk-user-defined-characters.txt', 10, '第 3 个字符是自造字（U+E000）'],
    ['utf8-one-bad-byte.txt', 10, '第 2 个字符坏了'],
  ]
  for (const [name, line, said] of wrong) {
    let refused: unknown
    try {
      read(name)
    } catch (error) {
      refused = error
    }
    expect(refused, name).toMatchObject({ details: { line }, message: expect.stringContaining(said) })
  }
})
