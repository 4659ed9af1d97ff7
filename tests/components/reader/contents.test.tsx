import { expect, it } from 'vitest'
import { ArticlePage } from '#components/reader/article-page.tsx'
import type { Block } from '#lib/articles/body/body.ts'
import { all, attrs, has, type Printed, print, texts } from '../../support/markup.ts'
import { aBodyOf, aRichArticle, aSite } from '../../support/reader-cast.ts'

const heading = (level: 2 | 3, words: string): Block => ({
  type: 'heading',
  attrs: { level },
  content: [{ type: 'text', text: words }],
})

/** An article with so many characters between each two of its headings. */
function pageWith(headings: readonly Block[], characters: number) {
  const content = headings.flatMap((one) => [one, ...aBodyOf('字'.repeat(characters)).content])
  const article = aRichArticle({ body: { type: 'doc', content } })
  return print(<ArticlePage site={aSite()} article={article} viewToken="x" newest={[]} />)
}

const idOf = (child: Printed['inside'][number]) => (typeof child === 'string' ? undefined : child.attrs.id)

const three = [heading(2, '缘起'), heading(3, '八个单位'), heading(2, '展望')]

it('leads to every heading of a long text, by a name that the heading has', () => {
  const page = pageWith(three, 600)
  expect(texts(page, '.contents li')).toEqual(['缘起', '八个单位', '展望'])
  expect(attrs(page, '.contents li', 'class')).toEqual([undefined, 'sub', undefined])
  const names = all(page, '.prose')
    .flatMap((one) => one.inside.map(idOf))
    .filter((id) => id !== undefined)
  expect(attrs(page, '.contents a', 'href')).toEqual(names.map((name) => `#${name}`))
})

it('stands above no text that is short or has few headings, whose headings have names all the same', () => {
  expect(has(pageWith(three, 100), '.contents')).toBe(false)
  expect(has(pageWith(three.slice(0, 2), 2_000), '.contents')).toBe(false)
  expect(attrs(pageWith(three, 100), '.prose h3', 'id')).toEqual(['section-2'])
})
