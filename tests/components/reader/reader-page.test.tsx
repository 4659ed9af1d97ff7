import { describe, expect, it } from 'vitest'
import { Page, type PageProps } from '#components/reader/reader-page.tsx'
import { siteCardPath } from '#lib/share/icon-path.ts'
import { all, attrs, has, one, print, texts } from '../../support/markup.ts'
import { aSite, aSiteCity, hostileText } from '../../support/reader-cast.ts'

const frame = (changes: Partial<PageProps> = {}) =>
  print(
    <Page site={aSite()} title="人气说明" {...changes}>
      <h1>人气说明</h1>
    </Page>,
  )

describe('the frame of every page', () => {
  it('is in Chinese, fits a phone and is named by its title and the site', () => {
    const page = frame()
    expect(attrs(page, 'html', 'lang')).toEqual(['zh-Hans'])
    expect(attrs(page, 'meta[name=viewport]', 'content')).toEqual(['width=device-width, initial-scale=1'])
    expect(texts(page, 'title')).toEqual(['人气说明 - 城市站点'])
    // Browsers look for it in the first 1,024 bytes.
    expect(one(page, 'head').inside[0]).toMatchObject({ tag: 'meta', attrs: { charSet: 'utf-8' } })
  })

  it('has one of each landmark, and a first link that leads past the masthead', () => {
    const page = frame({ aside: <p>旁边</p> })
    for (const landmark of ['main', 'body header', 'body footer', 'aside']) one(page, landmark)
    const first = all(page, 'body a')[0]
    expect(first?.attrs.href).toBe(`#${one(page, 'main').attrs.id}`)
    const names = attrs(page, 'nav', 'aria-label')
    expect(new Set(names).size, 'no two ways of one name').toBe(names.length)
  })

  it('is one column where nothing stands beside the text', () => {
    expect(has(frame(), 'aside')).toBe(false)
    expect(attrs(frame(), '.page', 'class')).toEqual(['wrap page single'])
  })

  it('has its style and the choice of it inside, and one script that waits for the text', () => {
    const page = frame()
    expect(all(page, 'style')).toHaveLength(2)
    expect(attrs(page, 'link[media=print]', 'rel'), 'beside it, what is for paper alone').toEqual([
      'stylesheet',
    ])
    expect(all(page, 'script').map(({ attrs }) => 'defer' in attrs)).toEqual([false, true])
  })
})

describe('a page that is to be found again', () => {
  it('names its one address, and what chats show of it, with the picture of the site', () => {
    const page = frame({ canonical: '/about/views', description: '怎么计数。' })
    expect(attrs(page, 'link[rel=canonical]', 'href')).toEqual(['https://news.example.cn/about/views'])
    expect(attrs(page, 'meta[name=robots]', 'content')).toEqual(['max-image-preview:large'])
    const cards = Object.entries({
      ...{ 'property=og:title': '人气说明', 'name=twitter:title': '人气说明', 'itemProp=name': '人气说明' },
      ...{ 'property=og:description': '怎么计数。', 'itemProp=description': '怎么计数。' },
      'property=og:image': `https://news.example.cn${siteCardPath(aSite())}`,
      ...{ 'property=og:type': 'website', 'property=og:site_name': '城市站点' },
    })
    for (const [name, content] of cards)
      expect(attrs(page, `meta[${name}]`, 'content'), name).toEqual([content])
  })

  it('has no empty description where there is none', () => {
    const page = frame({ canonical: '/' })
    for (const name of ['name=description', 'property=og:description', 'name=twitter:description'])
      expect(has(page, `meta[${name}]`), name).toBe(false)
  })
})

describe('a page that is not to be found again', () => {
  it('says so to robots, and has neither an address nor a card', () => {
    const page = frame({ noindex: true })
    expect(attrs(page, 'meta[name=robots]', 'content')).toEqual(['noindex'])
    expect(has(page, 'link[rel=canonical]')).toBe(false)
    expect(all(page, 'meta[property]')).toEqual([])
  })
})

describe('the masthead', () => {
  const marked = (section?: PageProps['section']) =>
    all(frame(section ? { section } : {}), '.masthead [aria-current]').map(({ attrs }) => [
      attrs.href,
      attrs['aria-current'],
    ])

  it('marks the page one is on apart from the section that it belongs to, and nothing elsewhere', () => {
    expect(marked({ path: '/cities/daliang', here: true })).toEqual([['/cities/daliang', 'page']])
    expect(marked({ path: '/cities/daliang', here: false })).toEqual([['/cities/daliang', 'true']])
    expect(marked()).toEqual([])
  })

  it('reads the site’s name without the sign before it', () => {
    expect(texts(frame(), '.brand [aria-hidden=true]')).toEqual(['城'])
    expect(attrs(frame(), '.brand', 'href')).toEqual(['/'])
  })
})

describe('the foot of every page', () => {
  const foot = (site = aSite()) => one(frame({ site }), 'footer')
  const links = (site = aSite()) => all(foot(site), 'p a').map(({ attrs }) => [attrs.href, attrs.rel])

  it('tells readers what the site answers for', () => {
    expect(texts(foot(), 'h2')).toEqual(['读者须知'])
    expect(texts(foot(), 'dt')).toEqual(['来源', '更正', '人气'])
  })

  it('names who answers for the site, its licence and its years, as far as it says them', () => {
    const imprint = { ...aSite().imprint, operator: '乐从镇志愿者联合会', licence: '许可证 1', since: 2019 }
    expect(texts(foot(aSite({ imprint })), 'p span')).toEqual([
      ...['© 2019–2023 城市站点', '责任主体：乐从镇志愿者联合会', '许可证 1'],
    ])
    expect(texts(foot(aSite({ imprint: { ...imprint, since: 2023 } })), 'p span')[0]).toBe('© 2023 城市站点')
  })

  it('leads to what the site says of itself, and to every kind of list', () => {
    expect(attrs(foot(), 'nav a', 'href')).toEqual([
      '/about',
      '/about#contact',
      '/contribute',
      '/disclaimer',
      '/policies/privacy',
      '/complaints',
      '/about/views',
      '/about/api',
      '/articles',
      '/hot',
      '/archive',
      '/corrections',
    ])
  })

  it('has no registration before the site has one', () => {
    expect(texts(foot(), 'p')).toEqual(['城市站点'])
    expect(links()).toEqual([])
  })

  it('links each registration to its register, the public security one by its number', () => {
    const site = aSite({
      icpNumber: '粤ICP备2026000001号',
      publicSecurityNumber: '粤公网安备44060602000001号',
    })
    expect(texts(foot(site), 'p a')).toEqual(['粤ICP备2026000001号', '粤公网安备44060602000001号'])
    const rel = 'noopener nofollow external'
    expect(links(site)).toEqual([
      ['https://beian.miit.gov.cn/', rel],
      ['https://beian.mps.gov.cn/#/query/webSearch?code=44060602000001', rel],
    ])
  })

  it('links a registration without a number to its register', () => {
    expect(links(aSite({ publicSecurityNumber: '办理中' }))[0]?.[0]).toBe(
      'https://beian.mps.gov.cn/#/query/webSearch',
    )
  })

  it('prints the names of the site and of its cities as they are written', () => {
    const page = frame({ site: aSite({ name: hostileText, cities: [aSiteCity('x', hostileText)] }) })
    expect(texts(page, 'footer p')).toEqual([hostileText])
    expect(texts(page, '.masthead nav a')).toContain(hostileText)
    expect(all(page, 'script')).toHaveLength(2)
    expect(has(page, 'img')).toBe(false)
  })
})
