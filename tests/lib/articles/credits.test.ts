import { describe, expect, it } from 'vitest'
import { creditsOf } from '#lib/articles/credits.ts'

const short = (author: string | null, photographer?: string) =>
  creditsOf(author, photographer).map(({ name, roles, isOrganisation }) =>
    [name, ...roles, ...(isOrganisation ? ['(office)'] : [])].join(' '),
  )

describe('creditsOf', () => {
  it.each([
    ['', []],
    ['张三', ['张三']],
    ['记者 梁颖 摄影 Tony', ['梁颖 记者', 'Tony 摄影']],
    ['张三、李四', ['张三', '李四']],
    ['张三 李四', ['张三', '李四']],
    ['张　三', ['张三']],
    ['区摄影', ['区摄影']],
    ['Tony Smith, Ann Lee', ['Tony Smith', 'Ann Lee']],
    ['文/张三 图/李四', ['张三 文', '李四 图']],
    ['文/图 张三', ['张三 文 图']],
    ['本报记者张三 通讯员：李四、王五', ['张三 记者', '李四 通讯员', '王五 通讯员']],
    ['佛山日报全媒体记者 梁颖', ['梁颖 记者']],
    ['张三（通讯员） 李四', ['张三 通讯员', '李四 通讯员']],
    ['图尔逊·买买提', ['图尔逊·买买提']],
    ['乐从镇志愿服务联合会', ['乐从镇志愿服务联合会 (office)']],
    ['乐从发布', ['乐从发布 (office)']],
    ['记者', []],
  ])('reads %s', (line, expected) => expect(short(line)).toEqual(expected))

  it('joins a photographer with what the byline says of him', () => {
    expect(short('张三', '李四')).toEqual(['张三', '李四 摄影'])
    expect(short('张三', '张三')).toEqual(['张三 摄影'])
    expect(short(null, '摄影记者 李四')).toEqual(['李四 摄影记者'])
  })
})
