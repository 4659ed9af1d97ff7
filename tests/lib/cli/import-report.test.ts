import { describe, expect, it } from 'vitest'
import { countsOf, reportOf, sentenceOf, tableOf } from '#lib/cli/import-report.ts'
import { DomainError } from '#lib/errors.ts'
import type { Imported } from '#lib/imports/import-collected.ts'

const imported: Imported = { articleId: 7, created: true, status: 'published', policy: 'first' }
const known: Imported = { ...imported, created: false, policy: 'same' }

describe('what became of a page', () => {
  it.each<[Partial<Imported>, string]>([
    [{}, '已导入，文章编号 7。声明成为第 1 版声明。'],
    [{ policy: 'differs' }, '已导入，文章编号 7。页上的声明与现行版本不同，未改动现行声明。'],
    [{ policy: 'none' }, '已导入，文章编号 7。页上没有声明。'],
    [{ created: false }, '已有这篇文章，编号 7；没有重复导入。'],
    [{ created: false, viewsAdded: 12 }, '已有这篇文章，编号 7；没有重复导入。人气增加 12。'],
    [
      { created: false, viewsAdded: -3 },
      '已有这篇文章，编号 7；没有重复导入。页上的人气比已记的少 3，未改动。',
    ],
    [{ created: false, status: 'taken_down' }, '已有这篇文章，编号 7；没有重复导入。它已下架，保持下架。'],
  ])('%j is told in a sentence', (changes, sentence) =>
    expect(sentenceOf({ ...imported, ...changes })).toBe(sentence),
  )

  it('includes each part that was not understood, with its line', () =>
    expect(sentenceOf({ ...imported, notUnderstood: [{ line: 7, text: '审核:王五' }] })).toContain(
      '第 7 行的“审核:王五”没有读懂，未收入。',
    ))

  it('is a refusal by its code and sentence, without what only the log may hold', () => {
    const refused = new DomainError('invalid-input', '第 3 行：没有标题。', {
      cause: new Error('stack'),
      details: { line: 3 },
    })
    expect(reportOf({ file: 'a.txt', refused })).toEqual({
      file: 'a.txt',
      refused: { code: 'invalid-input', message: '第 3 行：没有标题。', details: { line: 3 } },
    })
  })
})

describe('many pages', () => {
  const reports = [
    { file: '一.txt', imported },
    { file: 'b.txt', imported: { ...known, viewsAdded: 12 } },
    { file: 'c.txt', imported: known },
    { file: 'd.txt', refused: { code: 'invalid-input', message: '第 1 行：这是一个空文件。' } },
  ]

  it('are counted by what became of them', () =>
    expect(countsOf(reports)).toEqual({ files: 4, created: 1, known: 2, raised: 1, refused: 1 }))

  it('are a table with a line each, and the sum at its end', () => {
    const lines = tableOf(reports).split('\n')
    expect(lines).toHaveLength(6)
    expect(lines[0]).toMatch(/^一\.txt {2}已导入 {2,}7 {2}声明成为第 1 版声明。$/)
    expect(lines[1]).toMatch(/^b\.txt {3}已有 .*人气增加 12。$/)
    expect(lines[3]).toContain('第 1 行：这是一个空文件。')
    expect(lines[5]).toBe('共 4 个文件：导入 1，已有 2（其中人气增加 1），被拒绝 1。')
  })
})
