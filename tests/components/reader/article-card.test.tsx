import { expect, it } from 'vitest'
import { ArticleCard } from '#components/reader/article-card.tsx'
import type { ListedArticle } from '#lib/articles/published-types.ts'
import { attrs, has, print, texts } from '../../support/markup.ts'
import { aListedArticle, aPictureView, aSite } from '../../support/reader-cast.ts'

const card = (changes: Partial<ListedArticle>) =>
  print(<ArticleCard article={aListedArticle(7, changes)} site={aSite()} />)

it('is a picture above a headline, or the headline in the place of the picture', () => {
  const pictured = card({ picture: aPictureView() })
  expect(has(pictured, '.cover img')).toBe(true)
  const titled = card({ column: { slug: 'gongyi', name: '公益' } })
  expect(has(titled, 'img')).toBe(false)
  expect(texts(titled, '.title-card .kicker')).toEqual(['公益'])
  for (const one of [pictured, titled]) {
    expect(attrs(one, 'h3 a', 'href')).toEqual(['/articles/7'])
    expect(texts(one, 'time')).toEqual(['今天 00:30'])
  }
})
