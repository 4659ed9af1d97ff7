import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { importHtml } from '#lib/imports/formats/import-html.ts'
import { articlesOf, importing, reasonsOf } from '../../../support/importing.ts'
import { encodeGb18030 } from '../encode-gb18030.ts'

// Purpose: saved web pages are articles, one by one or many in a zip.

const page = (title: string) => `<html><head><meta charset="gb2312"><title>${title}</title>
<meta name="ContentSource" content="乐从发布"></head><body><h1>${title}</h1><p>2023-08-18 09:05</p><div id="content">
${'<p>8月17日上午，授旗仪式在服务阵地举行，八个党建结对单位现场签约，近四十人参与。</p>'.repeat(4)}</div></body></html>`

it('pages of files and of a zip are read, whatever their encoding; what is none is refused', async () => {
  const zip = zipSync({
    'a/二.html': encodeGb18030(page('第二页')),
    'a/x.png': strToU8('x'),
    '__MACOSX/a/._二.html': strToU8('x'),
    '空.html': strToU8(''),
  })
  const found = await importing(importHtml, { '一.html': encodeGb18030(page('第一页')), '旧站.zip': zip })
  expect(found.map(({ key, title }) => [key, title])).toEqual([
    ['一.html', '第一页'],
    ['旧站.zip/a/二.html', '第二页'],
    ['旧站.zip/空.html', '旧站.zip/空.html'],
  ])
  expect(reasonsOf(found)).toHaveLength(1)
  expect(articlesOf(found.slice(0, 2))[0]).toMatchObject({ sourceName: '乐从发布' })
}, 60_000)

it('pictures that were saved beside a page come with it, those of its folder alone', async () => {
  const pictures = [
    '页面_files/1.jpg',
    './页面_files/2.jpg',
    '../etc/passwd',
    '页面_files/%2e%2e/%2e%2e/secret.png',
  ]
  const html = page('有图').replace(
    '</div>',
    `${pictures.map((src) => `<p><img src="${src}"></p>`).join('')}</div>`,
  )
  const zip = zipSync({
    'a/页面.html': encodeGb18030(html),
    'a/页面_files/1.jpg': strToU8('图一'),
    'a/页面_files/frame.html': strToU8('<p>广告</p>'),
    'secret.png': strToU8('x'),
  })
  const [found, ...others] = articlesOf(await importing(importHtml, { '旧站.zip': zip }))
  expect(others).toEqual([])
  const files = found?.files.map((file) =>
    'bytes' in file ? [file.name, Buffer.from(file.bytes).toString()] : file,
  )
  // The second one is not there: it is refused, and reported, when the run takes the files.
  expect(files).toEqual([
    ['1.jpg', '图一'],
    ['2.jpg', ''],
  ])
}, 60_000)

it('a zip that is none, or holds no page, is refused', async () => {
  await expect(importing(importHtml, { 'a.zip': strToU8('x') })).rejects.toThrow('不是 zip')
  await expect(importing(importHtml, { 'a.zip': zipSync({ 'a.txt': strToU8('x') }) })).rejects.toThrow(
    '没有网页',
  )
})
