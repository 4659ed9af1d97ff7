import { expect, it } from 'vitest'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { importGhost } from '#lib/imports/formats/import-ghost.ts'
import { articlesOf, importing, reasonsOf } from '../../../support/importing.ts'

// Purpose: an export of Ghost is read as its articles, whichever of its editors wrote them.

const post = (id: string, fields: object) => ({
  id,
  title: `第 ${id} 篇`,
  type: 'post',
  status: 'published',
  ...fields,
})
const ghost = (...posts: object[]) =>
  JSON.stringify({
    db: [
      {
        meta: { version: '5.0.0' },
        data: {
          posts,
          tags: [
            { id: 't1', name: '要闻' },
            { id: 't2', name: '志愿' },
          ],
          users: [
            { id: 'u1', name: '张三' },
            { id: 'u2', name: '李四' },
          ],
          posts_tags: [
            { post_id: '1', tag_id: 't2', sort_order: 1 },
            { post_id: '1', tag_id: 't1', sort_order: 0 },
          ],
          posts_authors: [
            { post_id: '1', author_id: 'u1', sort_order: 0 },
            { post_id: '1', author_id: 'u2', sort_order: 1 },
          ],
        },
      },
    ],
  })

const reading = (json: string) => importing(importGhost, { 'ghost.json': json })

it('an article has its HTML, authors, tags, time and lead picture', async () => {
  const html =
    '<p>一段。</p><figure class="kg-card"><img src="https://g.example.cn/a.jpg" alt=""><figcaption>图说</figcaption></figure><img src="__GHOST_URL__/content/b.jpg">'
  const [found] = articlesOf(
    await reading(
      ghost(
        post('1', {
          html,
          published_at: '2022-03-04T05:06:07.000Z',
          custom_excerpt: '概述',
          feature_image: 'https://g.example.cn/a.jpg',
          canonical_url: 'https://g.example.cn/1',
        }),
      ),
    ),
  )
  expect(found).toMatchObject({
    key: '1',
    summary: '概述',
    author: '张三、李四',
    columns: ['要闻', '志愿'],
    tags: ['要闻', '志愿'],
    publishedAt: new Date('2022-03-04T05:06:07Z'),
    sourceUrl: 'https://g.example.cn/1',
    files: [{ address: 'https://g.example.cn/a.jpg' }],
    leadFile: 1,
    leftOut: ['没有带过来：1 张图片。'],
  })
})

it('what stands on the old site is found there where its address is told, and its pages are articles where they are asked for', async () => {
  const fields = {
    html: '<p>一段。</p><img src="__GHOST_URL__/content/b.jpg">',
    feature_image: '__GHOST_URL__/content/a.jpg',
    slug: 'first',
  }
  const json = ghost(post('1', fields), post('2', { html: '<p>关于我们。</p>', type: 'page' }))
  const how = { site: 'https://g.example.cn/blog/', withPages: true }
  const [found, page] = articlesOf(await importing(importGhost, { 'ghost.json': json }, how))
  expect(found).toMatchObject({
    sourceUrl: 'https://g.example.cn/blog/first/',
    files: [
      { address: 'https://g.example.cn/blog/content/b.jpg' },
      { address: 'https://g.example.cn/blog/content/a.jpg' },
    ],
    leadFile: 2,
    leftOut: [],
  })
  expect(page).toMatchObject({ key: '2' })
})

it('documents of Lexical and of Mobiledoc say what they say as HTML', async () => {
  const lexical = JSON.stringify({
    root: {
      children: [
        { type: 'heading', tag: 'h2', children: [{ type: 'extended-text', text: '小标题' }] },
        {
          type: 'paragraph',
          children: [
            { type: 'extended-text', text: '粗<b>', format: 1 },
            { type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', text: '坏链接' }] },
          ],
        },
        {
          type: 'list',
          listType: 'number',
          children: [{ type: 'listitem', children: [{ type: 'text', text: '一项' }] }],
        },
        { type: 'image', src: 'https://g.example.cn/a.jpg', alt: '签约', caption: '图说' },
      ],
    },
  })
  const mobiledoc = JSON.stringify({
    version: '0.3.1',
    markups: [['strong'], ['a', ['href', 'https://g.example.cn/2']]],
    atoms: [],
    cards: [
      ['image', { src: 'https://g.example.cn/b.jpg', caption: '图说' }],
      ['hr', {}],
    ],
    sections: [
      [
        1,
        'p',
        [
          [0, [0], 1, '粗'],
          [0, [1], 1, '链'],
          [0, [], 0, '尾'],
        ],
      ],
      [10, 0],
      [3, 'ul', [[[0, [], 0, '一项']]]],
    ],
  })
  const [one, two] = articlesOf(await reading(ghost(post('1', { lexical }), post('2', { mobiledoc }))))
  const shown = JSON.stringify(one?.body)
  expect(shown).not.toContain('javascript')
  expect(plainText(one?.body ?? { type: 'doc', content: [] })).toContain('粗<b>坏链接')
  expect(one?.body.content.map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'orderedList',
    'picture',
  ])
  expect(two?.body.content.map(({ type }) => type)).toEqual(['paragraph', 'picture', 'bulletList'])
  expect(JSON.stringify(two?.body)).toContain('https://g.example.cn/2')
  expect(two?.files).toEqual([{ address: 'https://g.example.cn/b.jpg' }])
})

it('pages are refused, and files that are no export', async () => {
  expect(reasonsOf(await reading(ghost(post('1', { type: 'page', html: '<p>文</p>' }))))).toEqual([
    '1 是 Ghost 的“页面”，不是文章。',
  ])
  await expect(reading('{"posts":[]}')).rejects.toThrow('这不是 Ghost 的导出文件')
  await expect(reading('{"db":[')).rejects.toThrow('不是完整的 JSON')
})
