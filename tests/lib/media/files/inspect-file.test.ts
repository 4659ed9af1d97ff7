import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { completeConfig, config } from '#lib/config.ts'
import { bytesAsSource } from '#lib/media/detect/byte-source.ts'
import { readFilm } from '#lib/media/detect/read-film.ts'
import { fileName } from '#lib/media/file-name.ts'
import { inspectFile } from '#lib/media/inspect-file.ts'
import { aFilm, anMp3, aPdf, aPhotograph, aWebm } from '../../../support/media-files.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citysite-inspect-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function inspected(bytes: Buffer) {
  const path = join(folder, 'given')
  await writeFile(path, bytes)
  return inspectFile(path, await mkdtemp(join(folder, 'into-')))
}

it('a film is kept without the place where it was taken, and nothing in it moves', async () => {
  const film = aFilm({ upright: false })
  expect(film.includes('+22.9417+113.0944/')).toBe(true)
  const found = await inspected(film)
  expect(found).toMatchObject({ format: 'mp4', width: 720, height: 1280, duration: 12.5, bytes: film.length })
  const kept = await readFile(found.path)
  expect(kept.includes('+22.9417')).toBe(false)
  expect(kept.includes('frames')).toBe(true)
  expect(await readFilm(bytesAsSource(kept))).toMatchObject({ hasPicture: true, duration: 12.5 })
  // What came is as it was.
  expect(await readFile(join(folder, 'given'))).toEqual(film)
})

it('says how large a picture or a film is and how long a sound', async () => {
  expect(await inspected(await aPhotograph())).toMatchObject({ format: 'jpeg', width: 96, height: 64 })
  expect(await inspected(aWebm())).toMatchObject({ format: 'webm', width: 640, height: 360 })
  const { duration } = await inspected(anMp3())
  expect(duration).toBeCloseTo(1, 1)
  expect(await inspected(aPdf())).toMatchObject({ format: 'pdf', width: null, duration: null })
})

it('refuses what is larger than its kind may be, with the limit', async () => {
  completeConfig({ mediaMaxMb: { ...config().mediaMaxMb, document: 0 } })
  await expect(inspected(aPdf())).rejects.toMatchObject({ code: 'too-large', message: /^文件最大 0 MB/ })
})

it.each([
  ['IMG_0001.HEIC', 'jpeg', 'IMG_0001.jpg'],
  ['C:\\用户\\照片.JPEG', 'jpeg', '照片.jpg'],
  ['../../etc/passwd', 'pdf', 'passwd.pdf'],
  ['通知\u202egpj.exe', 'pdf', '通知gpj.exe.pdf'],
  ['a\u0000b\n.docx', 'docx', 'ab.docx'],
  ['', 'mp4', 'MP4 视频.mp4'],
  [`${'长'.repeat(300)}.png`, 'png', `${'长'.repeat(196)}.png`],
] as const)('the name %j of a %s becomes %s', (given, format, name) => {
  expect(fileName(given, format)).toBe(name)
})
