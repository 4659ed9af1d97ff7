import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { line, name, optional, prose } from '#lib/text/text-fields.ts'

const said = (field: z.ZodType, text: string) => field.safeParse(text).error?.issues[0]?.message

describe('a field', () => {
  it('of any kind refuses what cannot be stored', () => {
    const bad = ['甲\u0000', '甲\ud800', '甲\u000b乙', '甲\uffff']
    for (const text of bad) {
      expect(said(name(10, '姓名'), text)).toContain('姓名')
      expect(said(line(10, '标题'), text)).toContain('标题')
      expect(said(prose(10, '概述'), text)).toContain('概述')
    }
  })

  it('of one line refuses a second one', () => {
    expect(said(line(10, '标题'), '甲\n乙')).toBe('标题不能换行或含控制字符')
    expect(said(name(10, '姓名'), '甲\u2028乙')).toBe('姓名不能换行或含控制字符')
    expect(line(10, '标题').parse(' 甲\n')).toBe('甲')
  })

  it('is empty when nothing of it can be seen', () => {
    for (const text of ['\u3164', '\u2800', '\u200b\u00a0', ' \u202e '])
      for (const field of [name(10, ''), line(10, ''), prose(10, '')]) expect(field.parse(text)).toBe('')
    expect(optional(name(10, '')).parse('\u200b')).toBeNull()
    expect(optional(name(10, '')).parse(undefined)).toBeNull()
  })

  it('counts what is seen', () => expect(name(2, '').parse('乐\u200b\u200b从')).toBe('乐从'))

  it('of several lines keeps them', () =>
    expect(prose(20, '').parse('\ufeff 甲\r\n\u202e乙\u2028丙 \n')).toBe('甲\n乙\n丙'))
})
