import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { aDataFolder, aStartedFolder, type Portal, runToEnd, startPortal } from '../support/portal.ts'
import { aCrowd, tokenOf, until } from './readers.ts'

const account = ['--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin', '--password-stdin']

const ends: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

async function aPortal(folder: string): Promise<Portal> {
  const portal = await startPortal({ DATA_DIR: folder, TRUST_PROXY: 'true' }, { verbs: true })
  ends.push(() => portal.stop())
  return portal
}

async function aFolder(make = aDataFolder): Promise<string> {
  const { folder, remove } = await make()
  ends.push(remove)
  return folder
}

const content = (title: string, text: string) => ({
  title,
  originalTitle: null,
  summary: '现场有八个单位签约。',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  author: '王记者',
  sourceName: '乐从发布',
  sourceUrl: null,
  cityId: 1,
  columnId: null,
})

async function published(portal: Portal, title: string) {
  const draft = await portal.verb('draft', { origin: 'repost', ...content(title, `${title}的正文。`) })
  return portal.verb('publish', draft)
}

/** An editor who amends an article without end; its lists say the same throughout. */
function amending(portal: Portal, seen: { id: number; version: number }) {
  let going = true
  let done = 0
  const work = (async () => {
    for (let at = seen; going; done += 1)
      at = await portal.verb('amend', { ...at, ...content('更正不断', `第${done}稿`), note: '据原文更正' })
  })()
  return {
    count: () => done,
    leave: async () => {
      going = false
      await work
    },
  }
}

/** A page as both portals must show it: without its own address and the version of pictures that show it, the figure that was
 *  counted on, what it signs, and what its frame lists as of when it was made. */
async function shown(portal: Portal, path: string): Promise<string> {
  const answer = await fetch(portal.url + path)
  const text = await answer.text()
  const same = text
    .replaceAll(portal.url, '')
    .replaceAll(encodeURIComponent(portal.url), '')
    .replaceAll(/[\d,.万]+ 人气|(<span data-views="[^"]*">)[^<]*|"(?:views|userInteractionCount)":\d+/g, '$1')
    .replaceAll(/(?<=\.jpg)\?v=[\w-]+/g, '')
    .replaceAll(/<section aria-labelledby="aside-(?:hot|corrections)">[\s\S]*?<\/section>/g, '')
    .replaceAll(/(name="view-token" content="|views\?token=)[^">]*/g, '$1')
  return `${answer.status} ${same}`
}

it('a backup of a portal under load makes a portal elsewhere whose every page is the same', async () => {
  const first = await aPortal(await aFolder(aStartedFolder))
  await first.cli(['user', 'create', ...account], { input: 'lecong-2026-admin\n' })
  const busy = await published(first, '更正不断')
  const standing = [await published(first, '授旗仪式'), await published(first, '志愿者之家')]
  const gone = await published(first, '来源撤稿的报道')
  await first.verb('take-down', { ...gone, reason: 'source_withdrawn', note: '来源撤稿' })

  const crowd = aCrowd(first.url, await tokenOf(first.url), 10)
  const editor = amending(first, busy)
  await until('views and corrections', () => crowd.told.acknowledged > 20 && editor.count() > 1, 60_000)
  const before = editor.count()
  const file = join(await aFolder(), 'portal.backup.zst')
  const made = await first.cli(['backup', file, '--json'])
  expect(made).toMatchObject({ exitCode: 0 })
  expect(editor.count()).toBeGreaterThan(before)
  const told = await crowd.leave()
  await editor.leave()
  expect(told).toMatchObject({ refused: 0, lost: 0 })

  const elsewhere = await aFolder()
  const restored = await runToEnd(['lib/cli/main.ts', 'restore', file, '--json'], { DATA_DIR: elsewhere })
  expect(restored).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(restored.stdout).rows).toEqual(JSON.parse(made.stdout).rows)

  const second = await aPortal(elsewhere)
  expect(second.setUpUrl).toBeNull()
  const articles = [1, ...standing.map(({ id }) => id), gone.id].map((id) => `/articles/${id}`)
  const lists = ['/', '/articles', '/cities/lecong', '/disclaimer', '/complaints', '/about/views']
  for (const path of [...lists, ...articles, ...articles.map((path) => `/api${path}`)])
    expect(await shown(second, path), path).toBe(await shown(first, path))
  const [, draws = 0] = /第(\d+)稿/.exec(await shown(second, `/articles/${busy.id}`)) ?? []
  expect(Number(draws)).toBeGreaterThan(0)
}, 300_000)
