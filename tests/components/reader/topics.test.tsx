import { expect, it } from 'vitest'
import { Byline } from '#components/reader/byline.tsx'
import { Topics } from '#components/reader/topics.tsx'
import { attrs, print, texts } from '../../support/markup.ts'

it('a byline leads to each person it names, and reads as before', () => {
  const page = print(<Byline text="记者 梁颖 摄影 Tony" />)
  expect(texts(page, 'bdi')).toEqual(['记者 梁颖 摄影 Tony'])
  expect(attrs(page, 'a', 'href')).toEqual([`/authors/${encodeURIComponent('梁颖')}`, '/authors/Tony'])
})

it('below a text stand its tags and its source, and nothing where it has none', () => {
  const page = print(<Topics article={{ tags: '志愿服务、A/B', source: { name: '乐从发布', url: null } }} />)
  expect(texts(page, 'a')).toEqual(['志愿服务', 'A/B', '更多来自乐从发布的文章'])
  expect(attrs(page, 'a', 'href')[1]).toBe('/tags/A%2FB')
  expect(texts(print(<Topics article={{ tags: null, source: null }} />), 'a')).toEqual([])
})
