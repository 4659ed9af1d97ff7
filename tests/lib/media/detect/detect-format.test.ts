import { describe, expect, it } from 'vitest'
import { bytesAsSource } from '#lib/media/detect/byte-source.ts'
import { detectFormat } from '#lib/media/detect/detect-format.ts'
import {
  aFilm,
  aHeic,
  anAnimatedGif,
  anMp3,
  anOfficeFile,
  anOgg,
  anOldOfficeFile,
  aPdf,
  aPhotograph,
  aPng,
  aWebm,
  aWebp,
  box,
} from '../../../support/media-files.ts'

// What a file is, is read in its bytes: nothing here has a name or a type that could be believed.

const detected = async (bytes: Buffer | Promise<Buffer>) => detectFormat(bytesAsSource(await bytes))
const text = (content: string) => Buffer.from(content)

describe('what the library takes', () => {
  it.each([
    ['jpeg', aPhotograph()],
    ['png', aPng()],
    ['webp', aWebp()],
    ['gif', anAnimatedGif()],
    ['heic', aHeic()],
    ['mp4', aFilm()],
    ['mov', aFilm({ brand: 'qt  ' })],
    ['m4a', aFilm({ brand: 'M4A ', handler: 'soun' })],
    // A recording of a telephone that calls itself a film.
    ['m4a', aFilm({ brand: 'mp42', handler: 'soun' })],
    ['webm', aWebm()],
    ['weba', aWebm('webm', 2)],
    ['mp3', anMp3()],
    ['mp3', anMp3({ tagged: false })],
    ['ogg', anOgg()],
    ['ogg', anOgg('\x01vorbis')],
    ['pdf', aPdf()],
    ['docx', anOfficeFile('word/document.xml')],
    ['xlsx', anOfficeFile('xl/workbook.xml')],
    ['pptx', anOfficeFile('ppt/presentation.xml')],
    ['doc', anOldOfficeFile('WordDocument')],
    ['xls', anOldOfficeFile('Workbook')],
    ['ppt', anOldOfficeFile('PowerPoint Document')],
  ] as const)('%s', async (format, bytes) => {
    expect(await detected(bytes)).toBe(format)
  })
})

describe('what it refuses, each with a sentence of its own', () => {
  it.each([
    ['empty', Buffer.alloc(0)],
    ['svg', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['svg', text('\ufeff<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "">\n<svg/>')],
    ['tiff', Buffer.from('49492a0008000000', 'hex')],
    ['tiff', Buffer.from('4d4d002a00000008', 'hex')],
    ['bmp', Buffer.from('424d36000000', 'hex')],
    ['avif', box('ftyp', text('avif\0\0\0\0mif1'))],
    ['avif', box('ftyp', text('mif1\0\0\0\0avif'))],
    ['heicSequence', box('ftyp', text('msf1\0\0\0\0hevc'))],
    ['html', text('<!DOCTYPE html><title>公告</title>')],
    ['html', text('<p>一段</p><script>alert(1)</script>')],
    ['html', Buffer.from('\ufeff<html><body>', 'utf16le')],
    ['xml', text('<?xml version="1.0"?><rss/>')],
    ['rtf', text('{\\rtf1\\ansi}')],
    ['text', text('各位居民：\n周六停水。')],
    ['ofd', anOfficeFile('OFD.xml')],
    ['macro', anOfficeFile('word/document.xml', 'word/vbaProject.bin')],
    ['macro', anOldOfficeFile('Workbook', '_VBA_PROJECT_CUR')],
    ['encrypted', anOldOfficeFile('EncryptedPackage')],
    ['office', anOfficeFile()],
    ['office', anOldOfficeFile('Something')],
    ['opendocument', anOfficeFile('META-INF/manifest.xml')],
    ['damaged', anOfficeFile('word/document.xml').subarray(0, 60)],
    ['damaged', aFilm().subarray(0, 30)],
    ['archive', Buffer.from('526172211a0700', 'hex')],
    ['program', Buffer.from('4d5a90000300', 'hex')],
    ['program', Buffer.from('7f454c460201', 'hex')],
    ['matroska', aWebm('matroska')],
    ['oggVideo', anOgg('\x80theora')],
    ['wav', text('RIFF\x24\0\0\0WAVEfmt ')],
    ['amr', text('#!AMR\n')],
    ['unknown', Buffer.from('0102030405060708090a', 'hex')],
    // Two bytes like those of a frame, and no second frame where it should be.
    ['unknown', Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0x00), Buffer.alloc(2_000, 7)])],
  ] as const)('%s', async (format, bytes) => {
    const error = await detected(bytes).catch((error) => error)
    expect(error).toMatchObject({ code: 'invalid-input', details: { format } })
    expect(error.message).toMatch(/^\S{6,60}。$|^.{6,60}。$/u)
  })
})

it.each([
  ['1 GiB and more', [1_073_741_825], null],
  ['more than it could hold, in many entries', [70_000_000, 70_000_000], null],
  ['a size that does not fit', [0xffff_ffff], null],
  ['a long text', [100_000_000], 'docx'],
])('an Office file whose directory says that it inflates to %s', async (_, sizes, what) => {
  const file = anOfficeFile('word/document.xml', 'word/media/1.png')
  const entry = Buffer.from('504b0102', 'hex')
  let at = 0
  for (const size of sizes) {
    at = file.indexOf(entry, at + 1)
    file.writeUInt32LE(size, at + 24)
  }
  if (what) expect(await detected(file)).toBe(what)
  else await expect(detected(file)).rejects.toMatchObject({ details: { format: 'inflated' } })
})
