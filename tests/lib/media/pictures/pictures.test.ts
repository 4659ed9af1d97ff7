import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cleanPicture } from '#lib/media/pictures/clean-picture.ts'
import { heicProfile } from '#lib/media/pictures/decode-heic.ts'
import { failureOf } from '#lib/media/pictures/picture-error.ts'
import type { CleanPicture, PictureTask } from '#lib/media/pictures/picture-tasks.ts'
import { renderPicture } from '#lib/media/pictures/render-picture.ts'
import { runPictureTask } from '#lib/media/pictures/run-picture-task.ts'
import {
  aBomb,
  aHeic,
  aNoisyPhotograph,
  anAnimatedGif,
  aPhotograph,
  aPng,
  aWebp,
} from '../../../support/media-files.ts'

// The portal has pictures read by a process of its own; two tests start it, the others do in this one what it does.

let folder = ''
let files = 0
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citysite-pictures-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Format = Extract<PictureTask, { kind: 'clean' }>['format']

async function given(bytes: Buffer): Promise<{ path: string; into: string }> {
  files += 1
  const path = join(folder, `given-${files}`)
  await writeFile(path, bytes)
  return { path, into: await mkdtemp(join(folder, 'into-')) }
}

async function cleaned(bytes: Buffer, format: Format): Promise<CleanPicture & { content: Buffer }> {
  const clean = await cleanPicture({ kind: 'clean', ...(await given(bytes)), format })
  return { ...clean, content: await readFile(clean.path) }
}

const colourAt = async (bytes: Buffer, left: number, top: number) => {
  const { data } = await sharp(bytes)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return (data[0] ?? 0) > (data[2] ?? 0) ? 'red' : 'blue'
}

describe('a picture that is cleaned', () => {
  it('has no place, camera or text of it any more, and the very pixels and colour profile that it had', async () => {
    const photograph = await aPhotograph()
    expect((await sharp(photograph).metadata()).exif?.includes('TelephoneMaker')).toBe(true)
    const { content, width, height, placeholder } = await cleaned(photograph, 'jpeg')
    expect({ width, height }).toEqual({ width: 96, height: 64 })
    expect(content.includes('Exif')).toBe(false)
    const metadata = await sharp(content).metadata()
    expect(metadata.exif).toBeUndefined()
    expect(metadata.icc).toEqual((await sharp(photograph).metadata()).icc)
    expect(await sharp(content).raw().toBuffer()).toEqual(await sharp(photograph).raw().toBuffer())
    expect(placeholder).toMatch(/^data:image\/webp;base64,/)
    expect(placeholder?.length).toBeLessThan(400)
  })

  it('loses what stands behind its end, where other programs would read on', async () => {
    const hidden = Buffer.from('<script>alert(1)</script>PK\x03\x04')
    const { content } = await cleaned(Buffer.concat([await aPhotograph(), hidden]), 'jpeg')
    expect(content.includes('<script>')).toBe(false)
  })

  it('is upright, whatever way the telephone was held', async () => {
    const { content, width, height } = await cleaned(await aPhotograph({ orientation: 6 }), 'jpeg')
    expect({ width, height }).toEqual({ width: 64, height: 96 })
    expect((await sharp(content).metadata()).orientation).toBeUndefined()
    // What was on the left is on top.
    expect([await colourAt(content, 32, 8), await colourAt(content, 32, 88)]).toEqual(['red', 'blue'])
    expect((await sharp(content).metadata()).hasProfile).toBe(true)
  })

  it('comes as HEIC and is kept as JPEG, without its place, with its colour profile', async () => {
    const { content, format, width, height } = await cleaned(aHeic(), 'heic')
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 96, height: 64 })
    expect([await colourAt(content, 8, 32), await colourAt(content, 88, 32)]).toEqual(['red', 'blue'])
    const metadata = await sharp(content).metadata()
    expect(metadata.exif).toBeUndefined()
    expect(metadata.icc).toEqual(heicProfile(aHeic()))
    expect(metadata.icc?.length).toBeGreaterThan(300)
  })

  it('keeps all frames of an animation', async () => {
    const { content, frames } = await cleaned(await anAnimatedGif(), 'gif')
    expect(frames).toBe(3)
    expect(await sharp(content, { animated: true }).metadata()).toMatchObject({ pages: 3, loop: 0 })
  })

  it('stays what it is as PNG and WebP', async () => {
    const [png, webp] = [await aPng(), await aWebp()]
    const [cleanPng, cleanWebp] = [await cleaned(png, 'png'), await cleaned(webp, 'webp')]
    expect(await sharp(cleanPng.content).raw().toBuffer()).toEqual(await sharp(png).raw().toBuffer())
    expect(await sharp(cleanWebp.content).raw().toBuffer()).toEqual(await sharp(webp).raw().toBuffer())
    expect((await sharp(cleanWebp.content).metadata()).exif).toBeUndefined()
  })
})

describe('a picture that is refused', () => {
  it.each([
    ['one of 30,000 × 30,000 pixels', 'too-many-pixels', aBomb(), 'png'],
    [
      'half of one',
      'damaged',
      aNoisyPhotograph(400, 300).then((bytes) => bytes.subarray(0, bytes.length / 2)),
      'jpeg',
    ],
    ['half a HEIC', 'damaged', aHeic().subarray(0, 900), 'heic'],
    ['one that is none', 'damaged', Buffer.from('\xff\xd8\xff and then nothing', 'latin1'), 'jpeg'],
    ['one of another format', 'damaged', aPng(), 'jpeg'],
  ] as const)('%s', async (_, format, bytes, as) => {
    const error = await cleaned(await bytes, as).catch((error) => error)
    expect(failureOf(error)).toBe(format)
  })

  it('by the process that read it, in a sentence', async () => {
    const task = { kind: 'clean', ...(await given(aBomb())), format: 'png' } as const
    await expect(runPictureTask(task)).rejects.toMatchObject({
      code: 'invalid-input',
      message: '这张图片的像素太多，最多 1.2 亿像素。请缩小后再传。',
    })
  })
})

describe('the renditions of a picture', () => {
  it('are AVIF, WebP and JPEG in up to five widths, none wider than itself, each smaller than it', async () => {
    const photograph = await aNoisyPhotograph(1_000, 750)
    const made = await runPictureTask({ kind: 'render', ...(await given(photograph)) })
    const of = (format: string) =>
      made.filter((one) => one.format === format).map(({ width, height }) => [width, height])
    const sizes = [
      [320, 240],
      [640, 480],
      [1_000, 750],
    ]
    expect({ avif: of('avif'), webp: of('webp'), jpeg: of('jpeg') }).toEqual({
      avif: sizes,
      webp: sizes,
      jpeg: sizes,
    })
    expect(made.every(({ bytes }) => bytes > 0 && bytes < photograph.length)).toBe(true)
    for (const { path, width, height } of made.filter(({ format }) => format !== 'avif'))
      expect(await sharp(path).metadata()).toMatchObject({ width, height })
    const avif = made.find(({ format }) => format === 'avif')
    expect((await readFile(avif?.path ?? '')).toString('latin1', 4, 12)).toBe('ftypavif')
  })

  it('of an animation are animations', async () => {
    const made = await renderPicture({ kind: 'render', ...(await given(await anAnimatedGif())) })
    expect(made.map(({ format, width, height }) => [format, width, height])).toEqual([['webp', 64, 48]])
    expect((await sharp(made[0]?.path, { animated: true }).metadata()).pages).toBe(3)
  })
})
