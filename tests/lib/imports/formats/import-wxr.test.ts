import { expect, it } from 'vitest'
import { plainText } from '#lib/articles/body/plain-text.ts'
import { importWxr } from '#lib/imports/formats/import-wxr.ts'
import { articlesOf, importing, reasonsOf } from '../../../support/importing.ts'

// Purpose: an export of WordPress is read as its articles, with what they refer to, and nothing of its markup's tricks.

const item = (id: number, fields: Record<string, string>, more = '') =>
  `<item>${Object.entries({
    title: `第 ${id} 篇`,
    'wp:post_id': String(id),
    'wp:post_type': 'post',
    'wp:status': 'publish',
    ...fields,
  })
    .map(([name, text]) => `<${name}><![CDATA[${text}]]></${name}>`)
    .join('')}${more}</item>`

const wxr = (...items: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>旧站</title><wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login><![CDATA[zhang]]></wp:author_login><wp:author_display_name><![CDATA[张三]]></wp:author_display_name></wp:author>
${items.join('\n')}</channel></rss>`

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key><![CDATA[${key}]]></wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`

const attachment = (id: number, address: string) =>
  item(id, { 'wp:post_type': 'attachment', 'wp:attachment_url': address })

const reading = (xml: string) => importing(importWxr, { 'export.xml': xml })

it('articles have their authors, times, categories, lead pictures and galleries, wherever those stand', async () => {
  const content = `<!-- wp:paragraph --><p>一段<strong>粗</strong>。</p><!-- /wp:paragraph -->
[caption id="attachment_9" width="300"]<a href="https://old.example.cn/b.jpg"><img src="https://old.example.cn/b.jpg" alt="签约" /></a> 签约现场[/caption]
[gallery ids="11,12"]<!-- wp:video --><p>[1] 不是短代码，[vc_row full="yes"]这是[/vc_row]</p>`
  const article = item(
    3,
    {
      link: 'https://old.example.cn/3',
      'dc:creator': 'zhang',
      'content:encoded': content,
      'excerpt:encoded': '<p>概述</p>',
      'wp:post_date': '2019-10-01 10:30:00',
      'wp:post_date_gmt': '2019-10-01 02:30:00',
    },
    `<category domain="category" nicename="news"><![CDATA[要闻]]></category><category domain="post_tag"><![CDATA[志愿]]></category>${meta('_thumbnail_id', '11')}${meta('__proto__', 'x')}
    <wp:comment><wp:comment_content><![CDATA[评论]]></wp:comment_content></wp:comment>`,
  )
  const xml = wxr(
    article,
    attachment(11, 'https://old.example.cn/a.jpg'),
    attachment(12, 'https://old.example.cn/c.jpg'),
  )
  const [found, ...others] = articlesOf(await reading(xml))
  expect(others).toEqual([])
  expect(found).toMatchObject({
    key: '3',
    title: '第 3 篇',
    summary: '概述',
    author: '张三',
    sourceUrl: 'https://old.example.cn/3',
    publishedAt: new Date('2019-10-01T02:30:00Z'),
    columns: ['要闻', '志愿'],
    tags: ['志愿'],
    leadFile: 2,
  })
  expect(found?.files).toEqual(
    ['b', 'a', 'c'].map((name) => ({ address: `https://old.example.cn/${name}.jpg` })),
  )
  const text = plainText(found?.body ?? { type: 'doc', content: [] })
  expect(text).toContain('[1] 不是短代码，这是')
  expect(text).not.toMatch(/wp:|caption|gallery|vc_row|评论/)
  expect(JSON.stringify(found?.body)).toContain('签约现场')
})

it('lines of the classic editor become paragraphs', async () => {
  const [found] = articlesOf(
    await reading(wxr(item(1, { 'content:encoded': '第一段\n第二行\n\n第二段 <em>强调</em>' }))),
  )
  expect(found?.body.content).toHaveLength(2)
})

it('pages and what lies in the bin are refused, drafts and private articles taken, menus passed over', async () => {
  const text = { 'content:encoded': '<p>文</p>' }
  const found = await reading(
    wxr(
      item(1, { ...text, 'wp:post_type': 'page' }),
      item(2, { ...text, 'wp:status': 'trash' }),
      item(3, { ...text, 'wp:status': 'draft', 'wp:post_date_gmt': '0000-00-00 00:00:00' }),
      item(4, { ...text, 'wp:status': 'private', 'wp:post_password': 'x' }),
      item(5, { ...text, 'wp:post_type': 'nav_menu_item' }),
    ),
  )
  expect(reasonsOf(found)).toEqual(['1 是 WordPress 的“页面”，不是文章。', '2 在 WordPress 的回收站里。'])
  const asked = await importing(
    importWxr,
    { 'a.xml': wxr(item(1, { ...text, 'wp:post_type': 'page' })) },
    { withPages: true },
  )
  expect(articlesOf(asked)).toMatchObject([{ key: '1' }])
  expect(found.slice(2)).toMatchObject([
    { key: '3', publishedAt: null, leftOut: [] },
    { key: '4', leftOut: ['原来要密码才能看。', '原来是私密文章。'] },
  ])
})

it('hostile markup comes to nothing', async () => {
  const html = `<p onclick="alert(1)">文<script>alert(1)</script><a href="javascript:alert(1)">链</a><iframe src="https://evil.example"></iframe><img src=x onerror=alert(1)></p><svg onload=alert(1)></svg>`
  const [found] = articlesOf(await reading(wxr(item(1, { 'content:encoded': html }))))
  expect(JSON.stringify(found)).not.toMatch(/alert|javascript|evil|onload|onerror/)
})

it('entity bombs, files that are none and files that were cut off are refused by their line', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<rss><channel><title>&b;</title></channel></rss>`
  await expect(reading(bomb)).rejects.toThrow('第 2 行：不是完整的 XML')
  await expect(reading('<rss><channel></channel></rss>')).rejects.toThrow('这不是 WordPress 的导出文件')
  await expect(reading('标题,正文')).rejects.toThrow('不是完整的 XML')
  await expect(reading(wxr(item(1, {})).slice(0, -30))).rejects.toThrow('不是完整的 XML')
})
