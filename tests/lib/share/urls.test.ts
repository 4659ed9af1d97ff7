import { expect, it } from 'vitest'
import { shareUrls } from '#lib/share/urls.ts'

const shared = {
  siteUrl: 'https://news.example.cn',
  siteName: '城市站点',
  title: '“两新”组织 & 志愿者？',
  summary: '一 二',
  image: 'https://news.example.cn/share.png',
  codes: { wechat: 'aaaaaaaa', weibo: 'bbbbbbbb', qq: 'cccccccc', qzone: 'dddddddd' } as const,
  fallback: 'https://news.example.cn/articles/1',
}

it('every channel shares its own short link, with title, summary and picture in its own parameters', () => {
  const urls = shareUrls(shared)
  const query = (address: string) => Object.fromEntries(new URL(address).searchParams)
  expect(urls.wechat).toBe('https://news.example.cn/s/aaaaaaaa')
  expect(query(urls.weibo)).toEqual({
    url: 'https://news.example.cn/s/bbbbbbbb',
    title: `【${shared.title}】${shared.summary}`,
    pic: shared.image,
  })
  for (const [address, code] of [
    [urls.qq, 'cccccccc'],
    [urls.qzone, 'dddddddd'],
  ] as const)
    expect(query(address)).toEqual({
      url: `https://news.example.cn/s/${code}`,
      title: shared.title,
      summary: shared.summary,
      pics: shared.image,
      site: '城市站点',
    })
})

it('微博, which has no summary of its own, gets both in one text of at most 130 characters', () => {
  const text = (summary: string) => new URL(shareUrls({ ...shared, summary }).weibo).searchParams.get('title')
  expect(text('')).toBe(shared.title)
  const long = text('\u{20000}'.repeat(500)) ?? ''
  expect([...long]).toHaveLength(130)
  expect(long.endsWith('\u{20000}\u2026')).toBe(true)
})

it('a channel without a short link shares the article’s own address', () => {
  expect(shareUrls(shared).copy).toBe(shared.fallback)
})

it('a message has title, summary and link in lines of its own, and an article of before the link of 复制链接', () => {
  const { mail, xiaohongshu } = shareUrls({ ...shared, codes: { copy: 'eeeeeeee' } })
  const link = 'https://news.example.cn/s/eeeeeeee'
  const { protocol, searchParams } = new URL(mail)
  expect(protocol).toBe('mailto:')
  expect(searchParams.get('subject')).toBe(`${shared.title} - 城市站点`)
  expect(searchParams.get('body')).toBe(`${shared.title}\r\n\r\n一 二\r\n\r\n${link}`)
  expect(xiaohongshu).toBe(`${shared.title}\n\n一 二\n\n${link}`)
})

it('spaces are percent-encoded, since some of these pages show a plus sign as it is', () => {
  expect(shareUrls(shared).qq).toContain('summary=一%20二')
})
