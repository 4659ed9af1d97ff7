import { describe, expect, it } from 'vitest'
import { labelsOf } from '#lib/imports/meta-labels.ts'

/** Each label of a line with its field and its value. */
const readIn = (line: string) => {
  const labels = labelsOf(line)
  return labels.map(({ name, field, end }, at) => [field, name, line.slice(end, labels[at + 1]?.at).trim()])
}

describe('the labels of a line', () => {
  it('divide it into fields, whatever separates them', () =>
    expect(readIn('时间:2023-08-18 人气：811来源:乐从发布 作者:')).toEqual([
      ['time', '时间', '2023-08-18'],
      ['views', '人气', '811'],
      ['source', '来源', '乐从发布'],
      ['author', '作者', ''],
    ]))

  it('are the longest that stand there: a responsible editor is no editor', () => {
    expect(readIn('责任编辑:王五 网络编辑:李四')).toEqual([
      ['responsibleEditor', '责任编辑', '王五'],
      ['editor', '网络编辑', '李四'],
    ])
    expect(readIn('发布时间:2023-08-18')).toEqual([['time', '发布时间', '2023-08-18']])
    expect(readIn('最后更新:2023-08-20')).toEqual([['updated', '最后更新', '2023-08-20']])
  })

  it('may have spaces between their characters, and before the colon', () =>
    expect(readIn('作\u3000者 ：张三')).toEqual([['author', '作者', '张三']]))

  it.each(['责编 李四', '摄影\u3000赵六', '责任编辑 王五'])('may lack the colon before a name: %s', (line) =>
    expect(labelsOf(line)).toHaveLength(1),
  )

  it.each(['编辑部的人', '作者 张三', '他编辑 稿件', '来源 新华网', '摄影 John'])(
    'are not guessed without a colon: %s',
    (line) => expect(labelsOf(line)).toEqual([]),
  )

  it.each(['图片来源:新华社', '阅读时间:5分钟', '截止时间:明天', '审核:王五'])(
    'that mean something else fill no field of ours: %s',
    (line) => expect(labelsOf(line)).toMatchObject([{ field: 'unknown' }]),
  )
})
