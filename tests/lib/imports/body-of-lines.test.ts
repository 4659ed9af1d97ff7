import { describe, expect, it } from 'vitest'
import { bodyOfLines } from '#lib/imports/body-of-lines.ts'
import { linesOf } from '#lib/imports/page-reader.ts'

const typesOf = (text: string) => bodyOfLines(linesOf(text)).content.map((block) => block.type)

describe('plain lines become a body', () => {
  it('each line a paragraph, blank lines none', () =>
    expect(bodyOfLines(linesOf('\n一\n\n  二 三 \n'))).toEqual({
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: '一' }] },
        { type: 'paragraph', content: [{ type: 'text', text: '二 三' }] },
      ],
    }))

  it('bullets with blank lines between them one list', () =>
    expect(bodyOfLines(linesOf('• 甲\n\n\n\t•\u3000乙'))).toEqual({
      type: 'doc',
      content: [
        {
          type: 'bulletList',
          content: ['甲', '乙'].map((text) => ({
            type: 'listItem',
            content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
          })),
        },
      ],
    }))

  it('a short line that is no sentence, before a list, its heading', () => {
    expect(typesOf('2023年共建单位名单\n• 甲')).toEqual(['heading', 'bulletList'])
    expect(typesOf('2023年共建单位名单\n一段\n• 甲。')).toEqual(['paragraph', 'heading', 'bulletList'])
  })

  it.each([
    '名单如下:',
    '名单如下\uff1a',
    '他们都来了\u3002',
    '谁来了?',
    '谁来了\uff1f',
    '来了\uff0c都来了',
    `${'长'.repeat(41)}`,
  ])('but not “%s”', (line) => expect(typesOf(`${line}\n• 甲`)).toEqual(['paragraph', 'bulletList']))

  it('as many as the schema takes; the first line too many is named', () => {
    const lines = (count: number, line: string) =>
      linesOf(Array.from({ length: count }, () => line).join('\n'))
    expect(bodyOfLines(lines(2_499, '段')).content).toHaveLength(2_499)
    expect(() => bodyOfLines(lines(2_500, '段'))).toThrow(/^第 2500 行/)
    expect(bodyOfLines(lines(1_665, '• 项')).content).toHaveLength(1)
    expect(() => bodyOfLines(lines(1_700, '• 项'))).toThrow(/^第 1667 行/)
  })

  it('no lines give an empty body', () => expect(typesOf('')).toEqual([]))
})
