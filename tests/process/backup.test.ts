import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { aDataFolder, aStartedFolder, type Portal, runToEnd, startPortal } from '../support/portal.ts'
import { aCrowd, tokenOf, until } from './readers.ts'
import { withStore } from './store.ts'

const account = ['--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin', '--password-stdin']

const ends: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
})

/** Its pages are made anew each time. */
async function aPortal(folder: string, siteUrl?: string): Promise<Portal> {
  const address = siteUrl === undefined ? {} : { SITE_URL: siteUrl }
  const env = { DATA_DIR: folder, TRUST_PROXY: 'true', PAGE_CACHE_MB: '0', ...address }
  const portal = await startPortal(env, { verbs: true })
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

/** Has the lists of what is read most brought up to now, as is done each minute, and waits until pages name them. */
async function updateHotLists(url: string, folder: string): Promise<void> {
  await withStore(folder, (client) =>
    client.query(
      `INSERT INTO pgboss.job (name, policy) SELECT name, policy FROM pgboss.queue WHERE name = 'hot-lists'
       ON CONFLICT DO NOTHING`,
    ),
  )
  const isNamed = async () => (await (await fetch(url)).text()).includes('id="aside-hot"')
  await until('the hot lists', isNamed, 90_000)
}

/** A page as both portals must show it: without the figure that was counted on, what it signs, and when the article was
 *  corrected last that was amended on. */
async function shown(url: string, path: string, busy: number): Promise<string> {
  const answer = await fetch(url + path)
  const text = await answer.text()
  const same = text
    .replaceAll(/[\d,.万]+ 人气|(<span data-views="[^"]*">)[^<]*|"(?:views|userInteractionCount)":\d+/g, '$1')
    .replaceAll(/(name="view-token" content="|views\?token=)[^">]*/g, '$1')
    .replace(lastCorrectionOf(busy), '$1')
  return `${answer.status} ${same}`
}

const lastCorrectionOf = (id: number) =>
  new RegExp(`(aria-labelledby="aside-corrections">.*?href="/articles/${id}">.*?</a> )<time.*?</time>`, 's')

it('a backup of a portal under load makes a portal elsewhere whose every page is the same', async () => {
  const folder = await aFolder(aStartedFolder)
  const first = await aPortal(folder)
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
  // On a busy machine it says how far it is.
  const complaints = restored.stderr.replaceAll(/^恢复（MB） .*\n/gm, '')
  expect({ ...restored, stderr: complaints }).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(restored.stdout).rows).toEqual(JSON.parse(made.stdout).rows)

  const second = await aPortal(elsewhere, first.url)
  expect(second.setUpUrl).toBeNull()
  const url = /^listening on: (\S+)$/m.exec(second.stdout())?.[1] ?? ''
  await Promise.all([updateHotLists(first.url, folder), updateHotLists(url, elsewhere)])
  const articles = [1, ...standing.map(({ id }) => id), gone.id].map((id) => `/articles/${id}`)
  const lists = [
    '/',
    '/articles',
    '/cities/lecong',
    '/hot/week',
    '/archive',
    '/disclaimer',
    '/policies/privacy',
    '/complaints',
    '/about/views',
  ]
  for (const path of [...lists, ...articles, ...articles.map((path) => `/api${path}`)])
    expect(await shown(url, path, busy.id), path).toBe(await shown(first.url, path, busy.id))
  const [, draws = 0] = /第(\d+)稿/.exec(await shown(url, `/articles/${busy.id}`, busy.id)) ?? []
  expect(Number(draws)).toBeGreaterThan(0)
}, 300_000)
