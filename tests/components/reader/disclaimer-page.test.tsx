import { describe, expect, it } from 'vitest'
import { DisclaimerPage } from '#components/reader/disclaimer-page.tsx'
import { PolicyNotice } from '#components/reader/policy-notice.tsx'
import { attrs, has, print, texts } from '../../support/markup.ts'
import { aPublishedArticle, aSite, hostileText } from '../../support/reader-cast.ts'

const first = { version: 1, publishedAt: new Date('2023-08-17T16:30:00Z') }
const second = { version: 2, publishedAt: new Date('2025-01-02T03:00:00Z') }
type Versions = { version: number; publishedAt: Date }[]
const disclaimer = (shown: Versions[number] | null, versions: Versions, text = '第一段。\n\n第二段。') =>
  print(
    <DisclaimerPage
      site={aSite()}
      canonical="/disclaimer"
      policy={shown && { ...shown, text }}
      versions={versions}
    />,
  )

describe('the disclaimer', () => {
  it('says so where there is none yet', () => {
    const page = disclaimer(null, [])
    expect(texts(page, '.document p')[0]).toBe('本站还没有发布免责声明。')
    expect(has(page, '.facts')).toBe(false)
    expect(has(page, 'main nav')).toBe(false)
  })

  it('is in force since a day in Shanghai, a paragraph each', () => {
    const page = disclaimer(first, [first])
    expect(texts(page, '.facts span')).toEqual(['第 1 版', '2023-08-18 起', '现行'])
    expect(texts(page, '.prose p')).toEqual(['第一段。', '第二段。'])
    expect(has(page, 'main nav'), 'one version is no choice').toBe(false)
  })

  it('in an older version says that it still holds for the articles of its time', () => {
    const page = disclaimer(first, [second, first])
    expect(texts(page, 'title')).toEqual(['免责声明（第 1 版） - 城市站点'])
    expect(texts(page, '.facts span')[2]).toBe('已有新版，本版仍适用于当时发布的文章')
    expect(texts(disclaimer(second, [second, first]), 'title')).toEqual(['免责声明 - 城市站点'])
  })

  it('leads to every version, and marks the one that is shown and the one in force', () => {
    const page = disclaimer(first, [second, first])
    expect(attrs(page, 'main li a', 'href')).toEqual(['/disclaimer/2', '/disclaimer/1'])
    expect(texts(page, 'main li [aria-current=true]')).toEqual(['第 1 版'])
    expect(texts(page, 'main li .facts')).toEqual(['2025-01-02现行', '2023-08-18'])
  })

  it('is printed as it was written', () => {
    expect(texts(disclaimer(first, [first], hostileText), '.prose p')).toEqual([hostileText])
  })
})

describe('the notice below an article', () => {
  const notice = (policy: { version: number; text: string } | null) =>
    print(<PolicyNotice article={aPublishedArticle({ policy })} />)

  it('is the disclaimer it was published under, and leads to that very version', () => {
    const below = notice({ version: 1, text: '转载的目的在于传递更多信息。' })
    expect(texts(below, 'h2')).toEqual(['声明'])
    expect(attrs(below, 'a', 'href')).toEqual([
      ...['/disclaimer/1', '/complaints?article=7', '/complaints?article=7#correction'],
    ])
    expect(texts(below, 'a')[0]).toBe('免责声明第 1 版')
  })

  it('claims nothing for a text of this site’s own, of which one can complain all the same', () => {
    const below = notice(null)
    expect(texts(below, 'h2')).toEqual(['投诉与更正'])
    expect(texts(below, 'a')).toEqual(['侵权投诉', '申请更正'])
  })
})
