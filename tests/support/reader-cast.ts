import type { NamedArticle, Site, SiteCity, SiteColumn } from '#components/reader/site.ts'
import type { Block, Body } from '#lib/articles/body/body.ts'
import type { ListedArticle, PublishedArticle } from '#lib/articles/published-types.ts'
import type { MediaView } from '#lib/media/media-types.ts'

/** The site and the articles that the tests of readers' pages speak of; none of them is stored anywhere. */

const lecong = { slug: 'lecong', name: '乐从' }

const noImprint = {
  ...{ operator: undefined, licence: undefined, since: undefined, phone: undefined, address: undefined },
}

export function aSiteCity(slug: string, name: string, id = 1, columns: readonly SiteColumn[] = []): SiteCity {
  return { id, slug, name, columns }
}

const nowhere: readonly NamedArticle[] = []

export function aSite(changes: Partial<Site> = {}): Site {
  return {
    name: '城市站点',
    url: 'https://news.example.cn',
    cities: [aSiteCity('lecong', '乐从', 1), aSiteCity('daliang', '大良', 2)],
    ...{
      columns: [],
      hot: nowhere,
      corrections: [],
      newest: [],
      now: new Date('2023-08-18T04:00:00Z'),
      imprint: noImprint,
    },
    contactEmail: 'bianji@example.cn',
    icpNumber: undefined,
    publicSecurityNumber: undefined,
    hasWechat: false,
    ...changes,
  }
}

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

export function aBodyOf(...paragraphs: string[]): Body {
  return { type: 'doc', content: paragraphs.map(paragraph) }
}

/** The evening of the 17th by Greenwich, and the 18th already in Shanghai. */
const lateOnThe17th = new Date('2023-08-17T16:30:00Z')

/** A repost of which nothing is known but what every article has. */
export function aPublishedArticle(changes: Partial<PublishedArticle> = {}): PublishedArticle {
  return {
    ...{ id: 7, origin: 'repost', city: lecong, column: null, title: '志愿者联合会授旗', summary: '' },
    ...{ body: aBodyOf('8月17日上午，授旗仪式在服务阵地举行。'), originalTitle: null, source: null },
    ...{ media: new Map(), picture: null },
    ...{ author: null, photographer: null, tags: null, sourceEditor: null, sourceResponsibleEditor: null },
    ...{ responsibleEditor: null, collectedAt: null, publishedAt: lateOnThe17th, amendedAt: null },
    ...{ corrections: [], policy: null, views: 811, shareCodes: {}, previous: null, next: null },
    ...{ changedAt: lateOnThe17th, pageChangedAt: lateOnThe17th },
    ...changes,
  }
}

/** A repost of which everything is known. */
export function aRichArticle(changes: Partial<PublishedArticle> = {}): PublishedArticle {
  return aPublishedArticle({
    ...{ column: { slug: 'gongyi', name: '公益' }, originalTitle: '乐从探索志愿服务新模式' },
    ...{ summary: '八个党建结对单位现场签约。', source: { name: '乐从发布', url: 'https://example.cn/1' } },
    ...{
      author: '何志愿',
      photographer: '区摄影',
      sourceEditor: '原编辑',
      sourceResponsibleEditor: '原责编',
    },
    ...{ responsibleEditor: '黄编辑', collectedAt: new Date('2023-08-18T02:00:00Z') },
    amendedAt: new Date('2023-08-20T01:00:00Z'),
    corrections: [
      { at: new Date('2023-08-19T01:00:00Z'), note: '更正了人数。' },
      { at: new Date('2023-08-20T01:00:00Z'), note: '更正了地名。' },
    ],
    policy: { version: 2, text: '转载的目的在于传递更多信息。' },
    shareCodes: {
      ...{ wechat: 'wx7', copy: 'cp7', device: 'dv7', weibo: 'wb7', qq: 'qq7', qzone: 'qz7' },
      ...{ xiaohongshu: 'xh7', mail: 'ml7', poster: 'po7', print: 'pr7' },
    },
    previous: { id: 6, title: '前一篇' },
    next: { id: 8, title: '后一篇' },
    ...changes,
  })
}

/** A line of a list; its number tells it from the others. */
export function aListedArticle(id: number, changes: Partial<ListedArticle> = {}): ListedArticle {
  return {
    ...{ id, title: `第${id}篇`, summary: '', origin: 'original', city: lecong, column: null },
    ...{ author: null, source: null, publishedAt: lateOnThe17th, amendedAt: null, views: 0 },
    picture: null,
    ...changes,
  }
}

/** So many lines, the newest first. */
export const listedArticles = (count: number) =>
  Array.from({ length: count }, (_, at) => aListedArticle(count - at))

/** What an editor or a collected page may hold and no page may run. */
export const hostileText = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'&\u202e`

/** A photograph of the flag ceremony as pages show it. */
export function aPictureView(changes: Partial<MediaView> = {}): MediaView {
  return {
    ...{ id: 5, kind: 'picture', state: 'ready', name: '授旗.jpg', mime: 'image/jpeg', bytes: 9 },
    ...{ width: 1600, height: 1200, duration: null, alt: '志愿者接过旗帜', decorative: false },
    ...{ caption: '', credit: '', licence: '', source: '', focal: { x: 50, y: 50 } },
    placeholder: 'data:image/webp;base64,UklGRg==',
    original: { address: '/media/original.jpg', format: 'jpeg', width: 1600, height: 1200, bytes: 9 },
    renditions: [],
    changedAt: '2023-08-17T16:30:00.000Z',
    ...changes,
  }
}
