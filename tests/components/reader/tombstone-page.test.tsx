import { describe, expect, it } from 'vitest'
import { FailurePage } from '#components/reader/failure-page.tsx'
import { MissingPage } from '#components/reader/missing-page.tsx'
import { TombstonePage } from '#components/reader/tombstone-page.tsx'
import { SUSPENDED_WORDING, takeDownReasons } from '#lib/articles/take-down-reasons.ts'
import { attrs, has, print, texts } from '../../support/markup.ts'
import { aSite } from '../../support/reader-cast.ts'

const takenDownAt = new Date('2026-03-01T20:00:00Z')
const tombstone = (status: 410 | 451, publicWording: string, isSuspended = false) =>
  print(
    <TombstonePage
      site={aSite({ newest: [{ id: 9, title: '最新的一篇' }] })}
      tombstone={{ id: 7, isSuspended, status, publicWording, takenDownAt }}
    />,
  )

describe('what stands where an article was taken down', () => {
  it.each(Object.entries(takeDownReasons))('tells readers why, for %s', (_, { publicWording, status }) => {
    const page = tombstone(status, publicWording)
    expect(texts(page, '.message p').slice(0, 2)).toEqual([String(status), publicWording])
  })

  it('tells a removal by order of the law from one by this site', () => {
    expect(texts(tombstone(410, ''), 'h1')).toEqual(['本文已下架'])
    expect(texts(tombstone(451, ''), 'h1')).toEqual(['本文不再提供'])
    expect(texts(tombstone(451, ''), 'title')).toEqual(['本文不再提供 - 城市站点'])
  })

  it('tells a removal from a suspension, which decides nothing', () => {
    const page = tombstone(410, SUSPENDED_WORDING, true)
    expect(texts(page, 'h1')).toEqual(['本文暂停展示'])
    expect(texts(page, '.message p')[1]).toBe(SUSPENDED_WORDING)
    expect(texts(page, '.meta dt')).toEqual(['暂停时间', '文章编号'])
  })

  it('says since which day in Shanghai, and under which number to speak of it', () => {
    const page = tombstone(410, '因编辑差错，本文已下架。')
    expect(texts(page, '.meta dd')).toEqual(['2026年3月2日', '7'])
    expect(attrs(page, 'main time', 'dateTime')).toEqual(['2026-03-02'])
  })

  it('leads to an objection about this article, and on to others', () => {
    expect(attrs(tombstone(410, ''), 'main a', 'href')).toEqual([
      ...['/complaints?article=7', '/', '/articles', '/articles/9'],
    ])
  })
})

describe.each([
  ['a removed article', tombstone(410, '')],
  ['a missing page', print(<MissingPage site={aSite()} />)],
  ['a failure', print(<FailurePage site={aSite()} temporary={false} />)],
  ['an outage', print(<FailurePage site={aSite()} temporary />)],
])('the page of %s', (_, page) => {
  it('is not to be found again, has no card and counts no view', () => {
    expect(attrs(page, 'meta[name=robots]', 'content')).toEqual(['noindex'])
    for (const one of [
      'link[rel=canonical]',
      'meta[property=og:title]',
      'meta[name=view-token]',
      '[data-views]',
    ])
      expect(has(page, one), one).toBe(false)
  })

  it('has one heading, the same as its title, and a way home', () => {
    const [heading = ''] = texts(page, 'h1')
    expect(texts(page, 'title')).toEqual([`${heading} - 城市站点`])
    expect(attrs(page, '.ways a', 'href')).toContain('/')
  })
})

describe('a page that cannot be shown', () => {
  it('says whether to come back soon or whether something is broken, and blames no reader', () => {
    const said = (temporary: boolean) =>
      texts(print(<FailurePage site={aSite()} temporary={temporary} />), 'main p')
    expect(said(true)[0]).toBe('服务正在恢复，请过一会儿再刷新本页。')
    expect(said(false)[0]).toBe('服务出错了，我们会尽快处理。请过一会儿再试。')
  })

  it('says of an address that leads nowhere that it may be mistyped, and shows where to go', () => {
    const page = print(<MissingPage site={aSite()} />)
    expect(texts(page, '.kicker')).toEqual(['404'])
    expect(attrs(page, '.ways a', 'href')).toEqual(['/', '/articles'])
    expect(attrs(page, 'main form', 'action')).toEqual(['/search'])
  })
})
