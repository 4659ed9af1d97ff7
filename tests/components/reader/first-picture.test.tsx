import { gzipSync } from 'node:zlib'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ArticleList } from '#components/reader/article-list.tsx'
import { ArticlePage } from '#components/reader/article-page.tsx'
import type { Body } from '#lib/articles/body/body.ts'
import type { PublishedArticle } from '#lib/articles/published-types.ts'
import {
  aBodyOf,
  aListedArticle,
  aPictureView,
  aPublishedArticle,
  aRichArticle,
  aSite,
} from '../../support/reader-cast.ts'
import { sha256 } from '../../support/sha256.ts'

/** A picture with every rendition that one of twelve megapixels gets; each hash is another one, as compression sees it. */
function aWholePicture(id: number) {
  const files = ['avif', 'webp', 'jpeg'].flatMap((format) =>
    [320, 640, 960, 1280, 1920].map((width) => ({
      address: `/media/${sha256(`${id} ${format} ${width}`)}.${format === 'jpeg' ? 'jpg' : format}`,
      ...{ format, width, height: (width * 3) / 4, bytes: width * 100 },
    })),
  )
  const likeness = Buffer.from(sha256(`${id}`).repeat(3), 'hex').toString('base64')
  return aPictureView({
    ...{ id, renditions: files.toSorted((one, other) => one.width - other.width) },
    ...{ width: 4000, height: 3000, placeholder: `data:image/webp;base64,${likeness}` },
  })
}

function aPageWithPictures(count: number): string {
  const media = Array.from({ length: count }, (_, at) => aWholePicture(at + 1))
  const body: Body = {
    type: 'doc',
    content: media.flatMap(({ id }) => [
      ...aBodyOf(`第${id}段，志愿者在服务阵地接过旗帜，随后合影。`).content,
      { type: 'picture', attrs: { media: id, alt: null, decorative: null, caption: `图${id}`, credit: '' } },
    ]),
  }
  const article = aRichArticle({ body, media: new Map(media.map((view) => [view.id, view])) })
  return renderToStaticMarkup(<ArticlePage site={aSite()} article={article} viewToken="token" newest={[]} />)
}

describe('an article with ten pictures', () => {
  const html = aPageWithPictures(10)

  it('loads the first at once, with the page’s head, and the others when they come near', () => {
    const images = html.match(/<img [^>]*>/g)?.filter((image) => image.includes('/media/')) ?? []
    expect(images).toHaveLength(10)
    expect(images.map((image) => image.includes('loading="lazy"'))).toEqual([false, ...Array(9).fill(true)])
    expect(images[0]).toContain('fetchPriority="high"')
    const preloads = html.match(/<link rel="preload"[^>]*>/g) ?? []
    expect(preloads).toHaveLength(1)
    expect(preloads[0]).toMatch(/as="image" type="image\/avif" imageSrcSet="\/media\/\w+\.avif 640w,/)
    expect(html.indexOf('rel="preload"')).toBeLessThan(html.indexOf('</head>'))
  })

  it('is a first view of at most 15 KB without them', () =>
    expect(gzipSync(html, { level: 6 }).length).toBeLessThanOrEqual(15 * 1024))
})

describe('an article without pictures', () => {
  it('preloads none', () => expect(aPageWithPictures(0)).not.toContain('rel="preload"'))
})

describe('the lead picture', () => {
  const picture = aPictureView({ id: 9, caption: '授旗现场', credit: '区摄影', focal: { x: 18, y: 82 } })
  const shown = (changes: Partial<PublishedArticle>) =>
    renderToStaticMarkup(
      <ArticlePage site={aSite()} article={aPublishedArticle(changes)} viewToken="token" newest={[]} />,
    )

  it('stands above the text with its words, and is what others show of the article', () => {
    const html = shown({ picture, media: new Map([[9, picture]]) })
    expect(html).toContain('<figcaption>授旗现场<span class="credit">区摄影</span></figcaption>')
    expect(html).toContain('<link rel="preload" as="image" href="/media/original.jpg"')
    const url = 'https://news.example.cn/articles/7/card.jpg?v=rzjn60'
    for (const said of [
      `<meta property="og:image" content="${url}"/>`,
      '<meta property="og:image:width" content="1200"/>',
      '<meta property="og:image:alt" content="志愿者联合会授旗"/>',
      `<meta name="twitter:image" content="${url}"/>`,
      `"image":["https://news.example.cn/media/original.jpg","${url}"`,
      `pic=${encodeURIComponent(url)}`,
    ])
      expect(html).toContain(said)
  })

  it('is not shown twice where the text shows it', () => {
    const body: Body = {
      type: 'doc',
      content: [
        { type: 'picture', attrs: { media: 9, alt: null, decorative: null, caption: '', credit: '' } },
      ],
    }
    expect(
      shown({ picture, body, media: new Map([[9, picture]]) }).match(/<img [^>]*original/g),
    ).toHaveLength(1)
  })

  it('is not shown until it is there', () => {
    const html = shown({ picture: { ...picture, original: null }, media: new Map() })
    expect(html).not.toContain('/media/')
  })

  it('is beside its line in lists, cut around its focal point, and leads nowhere twice', () => {
    const html = renderToStaticMarkup(
      <ArticleList articles={[aListedArticle(7, { picture }), aListedArticle(6)]} site={aSite()} />,
    )
    expect(html.match(/class="thumb"/g)).toHaveLength(1)
    expect(html).toMatch(/<span class="thumb" aria-hidden="true"><a href="\/articles\/7" tabindex="-1">/)
    expect(html).toContain('class="crop fx-20 fy-80"')
  })
})
