import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { importDocx } from '#lib/imports/formats/import-docx.ts'
import { aDocx, aPicture, link, paragraph, picture, relation, run } from '../../../support/docx.ts'
import { articlesOf, importing, reasonsOf } from '../../../support/importing.ts'

// Purpose: a Word document is an article with its structure and pictures, and nothing of what could do harm.

const table = `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph(run('合并'))}</w:tc></w:tr><w:tr><w:tc>${paragraph(run('甲'))}</w:tc><w:tc>${paragraph(run('乙'))}</w:tc></w:tr></w:tbl>`

const whole = aDocx(
  [
    paragraph(run('授旗仪式在乐从举行'), 'Heading1'),
    paragraph(`${run('第一段', '<w:b/>') + run('有脚注')}<w:r><w:footnoteReference w:id="2"/></w:r>`),
    paragraph(run('分标题'), 'Heading2'),
    table,
    paragraph(picture('r:embed="p1"') + picture('r:link="p2"')),
    paragraph(link('l1', '坏链接') + link('l2', '好链接')),
    paragraph(
      `<w:del>${run('删掉的').replace(/w:t\b/g, 'w:delText')}</w:del><w:ins>${run('加上的')}</w:ins>`,
    ),
  ].join(''),
  {
    title: '属性里的标题',
    relations: [
      relation('p1', 'image', 'media/a.png', false),
      relation('p2', 'image', 'file:///etc/passwd'),
      relation('l1', 'hyperlink', 'javascript:alert(1)'),
      relation('l2', 'hyperlink', 'https://example.cn/2'),
    ].join(''),
    files: { 'word/media/a.png': aPicture },
  },
)

it('of a document its first heading is the title; tables, notes, links and pictures come along', async () => {
  const [article] = articlesOf(await importing(importDocx, { '稿件.docx': whole }))
  expect(article).toMatchObject({ key: '稿件.docx', title: '授旗仪式在乐从举行' })
  const stored = JSON.stringify(article?.body)
  for (const said of [
    '第一段',
    '分标题',
    '"colspan":2',
    '据统计局。',
    '好链接',
    'https://example.cn/2',
    '加上的',
  ])
    expect(stored).toContain(said)
  for (const unsaid of ['javascript', 'passwd', '删掉的', '属性里的标题', '授旗仪式'])
    expect(stored).not.toContain(unsaid)
  expect(article?.leftOut).toEqual(['没有带过来：1 张存在文档之外的图片。'])
  expect(article?.files).toHaveLength(1)
  const [file] = article?.files ?? []
  expect(file && 'bytes' in file && Buffer.from(file.bytes).equals(aPicture)).toBe(true)
}, 60_000)

it('without a heading the title is that of its properties, else its name; what is none is refused', async () => {
  const bomb = aDocx(paragraph(run('正文。')), { files: { 'word/x.xml': new Uint8Array(51 * 1024 * 1024) } })
  const found = await importing(importDocx, {
    'a.docx': aDocx(paragraph(run('正文。')), { title: '甲 &amp; 乙' }),
    '夹/b.docx': aDocx(paragraph(run('正文。'))),
    'c.docx': strToU8('不是 zip'),
    'd.docx': zipSync({ 'x.txt': strToU8('x') }),
    'e.docx': bomb,
  })
  expect(found.map(({ title }) => title).slice(0, 2)).toEqual(['甲 & 乙', 'b'])
  expect(reasonsOf(found)).toEqual([
    'c.docx 这不是 Word 文档（.docx），或者文件损坏了。',
    'd.docx 这不是 Word 文档（.docx）。',
    'e.docx 文档太大：解开后超过 50 MB。',
  ])
}, 120_000)
