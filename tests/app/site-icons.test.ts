import { readFile } from 'node:fs/promises'
import { parseHTML } from 'linkedom'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { GET as touchIcon } from '#app/(reader)/apple-touch-icon.png/route.ts'
import { GET as favicon } from '#app/(reader)/favicon.ico/route.ts'
import { GET as icon } from '#app/(reader)/icons/[name]/route.ts'
import { GET as manifest } from '#app/(reader)/manifest.webmanifest/route.ts'
import { GET as front } from '#app/(reader)/route.tsx'
import { completeConfig } from '#lib/config.ts'
import { runPictureTask } from '#lib/media/pictures/run-picture-task.ts'
import { siteSign } from '#lib/media/share-pictures/site-sign.ts'
import { inWorkFolder } from '#lib/media/work-folder.ts'
import { iconPath, siteCardPath } from '#lib/share/icon-path.ts'
import { ask } from '../support/routes.ts'

const host = 'news.example.cn'
const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

/** The icon of 192 pixels of a site of this name, from the picture process. */
const drawnFor = (siteName: string) =>
  inWorkFolder(async (into) => {
    const placed = await runPictureTask({ kind: 'icons', drawing: { siteName, host }, into })
    return readFile(placed.find(({ width }) => width === 192)?.path ?? '')
  })

it('every icon shows the sign of SITE_NAME, at addresses that change with it', async () => {
  completeConfig({ siteName: '佛山新闻' })
  const { icons } = await (await ask(manifest, '/manifest.webmanifest', {})).json()
  const site = { name: '佛山新闻', url: 'http://localhost:3000' }
  expect(icons.map(({ src }: { src: string }) => src)).toEqual([iconPath(site, 192), iconPath(site, 512)])
  const { document } = parseHTML(await (await ask(front, '/', {})).text())
  const linked = [...document.querySelectorAll('link[rel$=icon]')].map((link) => link.getAttribute('href'))
  expect(linked).toEqual(['/favicon.ico', iconPath(site, 192), iconPath(site, 180)])
  expect(document.querySelector('meta[property="og:image"]')?.getAttribute('content')).toBe(
    `${site.url}${siteCardPath(site)}`,
  )

  const named = (path: string) => ask(icon, path, { name: path.replace('/icons/', '') })
  const answer = await named(iconPath(site, 192))
  expect(answer.headers.get('cache-control')).toContain('immutable')
  const png = await bytesOf(answer)
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 192, height: 192 })
  expect(png.equals(await drawnFor('佛')), 'the first character of the name').toBe(true)
  expect(png.equals(await drawnFor('城市站点'))).toBe(false)
  const before = await named(iconPath({ ...site, name: '城市站点' }, 192))
  expect([before.status, before.headers.get('location')]).toEqual([302, iconPath(site, 192)])
  for (const path of ['/icons/64.0123456789.png', '/icons/192.png'])
    expect((await named(path)).status, path).toBe(404)

  const touch = await bytesOf(await ask(touchIcon, '/apple-touch-icon.png', {}))
  expect(await sharp(touch).metadata()).toMatchObject({ width: 180, hasAlpha: false })
  const ico = await bytesOf(await ask(favicon, '/favicon.ico', {}))
  const entries = [0, 1, 2].map((entry) => {
    const at = 6 + 16 * entry
    const offset = ico.readUInt32LE(at + 12)
    return ico.subarray(offset, offset + ico.readUInt32LE(at + 8))
  })
  const widths = await Promise.all(entries.map(async (one) => (await sharp(one).metadata()).width))
  expect([ico.readUInt16LE(4), widths]).toEqual([3, [16, 32, 48]])
})

it.each([
  ['城市站点', '城'],
  ['“乐从”', '乐'],
  ['𪚥城新闻', '城'],
  ['🐉', 'N'],
  ['lecong', 'L'],
])('the sign of %s is %s: the first letter that the fonts have, or the host’s', (siteName, sign) => {
  expect(siteSign({ siteName, host })).toBe(sign)
})
