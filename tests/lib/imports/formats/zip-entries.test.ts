import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { importDocx } from '#lib/imports/formats/import-docx.ts'
import { importHtml } from '#lib/imports/formats/import-html.ts'
import { unpacked, zipEntries } from '#lib/imports/formats/zip-entries.ts'
import { aDocx, paragraph, picture, relation, run } from '../../../support/docx.ts'
import { declaring, twiceNamedZip } from '../../../support/hostile-zip.ts'
import { articlesOf, importing, reasonsOf } from '../../../support/importing.ts'

// Purpose: of a zip nothing is unpacked beyond what it declares, and what it declares is bounded.

const REFUSAL = '不是 zip。'
const MIB = 1024 * 1024

it('files are told by the directory, and unpacked one by one', async () => {
  const zip = zipSync({ 'a.txt': strToU8('甲'.repeat(99)), '夹/乙.txt': [strToU8('乙'), { level: 0 }] })
  const entries = zipEntries(zip, REFUSAL)
  expect(entries.map(({ name, size }) => [name, size])).toEqual([
    ['a.txt', 297],
    ['夹/乙.txt', 3],
  ])
  const texts = await Promise.all(entries.map(async (one) => new TextDecoder().decode(await unpacked(one))))
  expect(texts).toEqual(['甲'.repeat(99), '乙'])
})

it('a file that is more, or less, than it declares is refused before it is unpacked further', async () => {
  const bomb = zipSync({ 'a.html': new Uint8Array(64 * MIB) })
  for (const declared of [0, 1_000, 65 * MIB]) {
    const [entry] = zipEntries(declaring(bomb, 'a.html', declared), REFUSAL)
    expect(entry?.size).toBe(declared)
    await expect(entry && unpacked(entry)).rejects.toMatchObject({ code: 'invalid-input' })
  }
})

it('what is damaged, or names a file twice, is refused', () => {
  const zip = zipSync({ 'a.html': strToU8('甲'), 'b.html': strToU8('乙') })
  for (const bytes of [zip.slice(0, -30), zip.slice(20), new Uint8Array(0), new Uint8Array(100)])
    expect(() => zipEntries(bytes, REFUSAL)).toThrow(REFUSAL)
  const twice = twiceNamedZip({ 'a.html': strToU8('甲'), 'b.html': strToU8('乙') }, 'a.html', 'b.html')
  expect(() => zipEntries(twice, REFUSAL)).toThrow('两个')
})

it('a zip of saved pages declares no more than a gigabyte of them', async () => {
  const names = Array.from({ length: 130 }, (_, at) => `page-${at}.html`)
  let zip: Uint8Array = zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
  for (const name of names) zip = declaring(zip, name, 8 * MIB)
  await expect(importing(importHtml, { 'a.zip': zip })).rejects.toThrow('超过 1 GB')
  const found = await importing(importHtml, {
    'b.zip': declaring(zipSync({ 'a.html': strToU8('x') }), 'a.html', 9 * MIB),
  })
  expect(reasonsOf(found)).toEqual(['b.zip/a.html 一个网页最大 8 MB。'])
})

it('a document that unpacks to more than it declares is refused, one with large pictures is read', async () => {
  const text = paragraph(run('正文。'))
  const bomb = aDocx(text, { files: { 'word/media/x.bin': new Uint8Array(64 * MIB) } })
  const photo = new Uint8Array(6 * MIB).map((_, at) => at % 251)
  const whole = aDocx(text + paragraph(picture('r:embed="p1"') + picture('r:embed="p1"')), {
    relations: relation('p1', 'image', 'media/a.png', false),
    files: { 'word/media/a.png': photo },
  })
  const found = await importing(importDocx, {
    'a.docx': declaring(bomb, 'word/media/x.bin', 1_000),
    'b.docx': whole,
  })
  expect(reasonsOf(found)).toEqual(['a.docx 这个文件在压缩包里损坏了，或者加了密。'])
  const [{ files } = { files: [] }] = articlesOf(found.slice(1))
  expect(files.map((file) => 'bytes' in file && Buffer.from(file.bytes).equals(photo))).toEqual([true])
}, 120_000)
