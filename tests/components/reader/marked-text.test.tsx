import { expect, it } from 'vitest'
import { Headline } from '#components/reader/headline.tsx'
import { marked } from '#lib/search/marked.ts'
import { has, print, texts } from '../../support/markup.ts'

/** A headline among the results of a search is the headline of every list, with what was found marked in its words. */

const titles: [title: string, term: string, marks: string[]][] = [
  ['顺德乐从探索志愿服务高质量发展新模式', '志愿', ['志愿']],
  ['顺德乐从探索志愿服务高质量发展新模式', '探索志愿', ['探索', '志愿']],
  ['乐从镇11名志愿者走进社区', '1名志', []],
  ['𠮷野家开业，𠮷野家歇业', '野家', ['野家', '野家']],
  ['无人问津', '志愿', []],
]

it.each(titles)('“%s”, found by “%s”', (title, term, marks) => {
  const pieces = marked(title, [term])
  const [found, plain] = [print(<Headline text={title} pieces={pieces} />), print(<Headline text={title} />)]
  expect(texts(found, 'mark')).toEqual(marks)
  expect(texts(found, '.joined'), 'the same words hold').toEqual(texts(plain, '.joined'))
  expect(has(plain, 'mark')).toBe(false)
})
