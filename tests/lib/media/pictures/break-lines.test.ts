import { describe, expect, it } from 'vitest'
import { breakLines, firstLines } from '#lib/media/share-pictures/break-lines.ts'

describe('a headline on a share picture', () => {
  it('has as few lines as there is room for, and lines that are alike: none of two characters', () => {
    const words = ['顺德', '乐从', '探索', '志愿服务', '高质量', '发展', '新模式']
    expect(breakLines(words, 16)).toEqual(['顺德乐从探索志愿服务', '高质量发展新模式'])
    expect(breakLines(words, 10)).toEqual(['顺德乐从探索志愿服务', '高质量发展新模式'])
    expect(breakLines(words, 9)).toEqual(['顺德乐从探索', '志愿服务高质量', '发展新模式'])
  })

  it('ends lines of Latin words between them, and cuts only a word that no line holds', () => {
    expect(breakLines(['Apple Intelligence launches'], 12)).toEqual(['Apple Intelligence', 'launches'])
    expect(breakLines(['超级长的一个词'], 4).join('')).toBe('超级长的一个词')
  })

  it('says with an ellipsis that there was more', () => {
    expect(firstLines(['一二三四', '五六七八', '九十'], 2)).toEqual(['一二三四', '五六七\u2026'])
    expect(firstLines(['一二三四'], 2)).toEqual(['一二三四'])
  })
})
