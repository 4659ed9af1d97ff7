import { beforeEach, describe, expect, it } from 'vitest'
import { GET as article } from '#app/(reader)/articles/[id]/route.tsx'
import { GET as articles } from '#app/(reader)/articles/route.tsx'
import { GET as city } from '#app/(reader)/cities/[city]/route.tsx'
import { GET as front } from '#app/(reader)/route.tsx'
import { GET as articleJson } from '#app/api/articles/[id]/route.ts'
import { GET as articlesJson } from '#app/api/articles/route.ts'
import { amendArticle } from '#lib/articles/amend.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { readPublished } from '#lib/articles/published.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { onLocalPurge } from '#lib/page-cache/purge-tags.ts'
import { aBody, aChiefEditor, aCity, aDraft, anEditor, aReportsContent, type Seen } from '../support/cast.ts'
import { ask } from '../support/routes.ts'

/** What was announced as stale since the pages were looked at. */
const purged = new Set<string>()
onLocalPurge((tags) => {
  for (const tag of tags) purged.add(tag)
})

type Page = { status: number; tags: string[]; text: string }

const ids = Array.from({ length: 10 }, (_, index) => index + 1)

type Address = [path: string, ask: () => Promise<Response>]

/** Every page of readers and programs, by its path. */
const everyAddress: Address[] = [
  ['/', () => ask(front, '/', {})],
  ['/articles', () => ask(articles, '/articles', {})],
  ['/api/articles', () => ask(articlesJson, '/api/articles', {})],
  ...['lecong', 'daliang'].flatMap((slug): Address[] => [
    [`/cities/${slug}`, () => ask(city, `/cities/${slug}`, { city: slug })],
    [`/api/articles?city=${slug}`, () => ask(articlesJson, `/api/articles?city=${slug}`, {})],
  ]),
  ...ids.map(String).flatMap((id): Address[] => [
    [`/articles/${id}`, () => ask(article, `/articles/${id}`, { id })],
    [`/api/articles/${id}`, () => ask(articleJson, `/api/articles/${id}`, { id })],
  ]),
]

async function everyPage(): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>()
  for (const [path, ask] of everyAddress) {
    const answer = await ask()
    const { status, headers } = answer
    // The token of the hour is no part of what a page says.
    const text = (await answer.text()).replaceAll(/view-token" content="[^"]*"|token=[^"]*/g, '')
    pages.set(path, { status, tags: (headers.get('cache-tag') ?? '').split(', '), text })
  }
  return pages
}

/** A page without what its frame lists as of when it was made: the newest of its city and the last corrections, of which
 *  one more may be seen later. */
const withoutNewest = ({ status, text }: Page) =>
  `${status} ${text.replace(/<section aria-labelledby="aside-(?:newest|corrections)">[\s\S]*?<\/section>/g, '')}`

type Looked = { dropped: string[]; changed: string[]; unpurged: Page[] }

/** The effect of a verb on the pages: those that it purged, those that it changed, and those that it did not purge. */
async function lookAround(verb: () => Promise<unknown>): Promise<Looked> {
  const before = await everyPage()
  purged.clear()
  await verb()
  const after = await everyPage()
  const isDropped = ({ tags }: Page) => tags.some((tag) => purged.has(tag))
  const told: Looked = { dropped: [], changed: [], unpurged: [] }
  for (const [path, page] of before) {
    const now = after.get(path)
    if (isDropped(page)) told.dropped.push(path)
    else told.unpurged.push(page)
    if (now && withoutNewest(now) !== withoutNewest(page)) told.changed.push(path)
  }
  return told
}

const lists = ['/', '/articles', '/api/articles']
const listsOf = (slug: string) => [`/cities/${slug}`, `/api/articles?city=${slug}`]
const pagesOf = (id: number) => [`/articles/${id}`, `/api/articles/${id}`]

/** Seven articles of 乐从 and two of 大良 (2 and 5), oldest first; the tenth number is nobody's yet. */
let seen: Seen[]
let daliang: number

beforeEach(async () => {
  daliang = (await aCity('daliang', '大良')).id
  const lecong = (await aCity()).id
  seen = []
  for (const id of ids.slice(0, -1)) {
    const cityId = id === 2 || id === 5 ? daliang : lecong
    seen.push(await publishArticle(await anEditor(), await aDraft({ title: `第${id}篇的标题`, cityId })))
  }
})

const one = (id: number): Seen => {
  const found = seen[id - 1]
  if (!found) throw new Error(`there is no article ${id}`)
  return found
}
const takeDown = async (id: number) =>
  takeDownArticle(await aChiefEditor(), { ...one(id), reason: 'copyright', note: '来函' })
const amend = async (id: number, changes: Record<string, unknown>) =>
  amendArticle(await anEditor(), {
    ...one(id),
    ...(await aReportsContent({ title: `第${id}篇的标题`, ...changes })),
    note: '据原文更正',
  })

describe('what a verb changes is announced, and the rest stays', () => {
  it('publish: the lists, and the page of the article before it', async () => {
    const draft = await aDraft({ title: '第10篇的标题' })
    const { dropped, changed } = await lookAround(async () => publishArticle(await anEditor(), draft))
    expect(dropped.sort()).toEqual([...lists, ...listsOf('lecong'), ...pagesOf(10), ...pagesOf(9)].sort())
    expect(dropped).toEqual(expect.arrayContaining(changed))
  })

  it('take down: every page that names the article, and none of another city', async () => {
    const { dropped, changed, unpurged } = await lookAround(() => takeDown(4))
    expect(dropped).toEqual(expect.arrayContaining(changed))
    expect(dropped).not.toContain('/articles/2')
    expect(dropped).not.toContain('/api/articles/8')
    for (const { text } of unpurged) expect(text).not.toContain('第4篇的标题')
  })

  it('take down of an old one: not the pages where only newer ones are named', async () => {
    const { dropped, unpurged } = await lookAround(() => takeDown(1))
    expect(dropped).toEqual(expect.arrayContaining(['/articles/1', '/articles/3', '/cities/lecong', '/']))
    expect(dropped).not.toContain('/articles/9')
    for (const { text } of unpurged) expect(text).not.toContain('第1篇的标题')
  })

  it('restore: the lists, and the pages on either side', async () => {
    const down = await takeDown(4)
    const { dropped, changed } = await lookAround(async () =>
      restoreArticle(await aChiefEditor(), { ...down, note: '查实' }),
    )
    expect(dropped).toEqual(expect.arrayContaining(changed))
    const either = ['/articles/3', '/articles/6']
    expect(dropped).toEqual(expect.arrayContaining([...either, ...lists, ...listsOf('lecong')]))
    expect(dropped).not.toContain('/articles/9')
  })

  it('another title: every page that names the article', async () => {
    const { dropped, changed, unpurged } = await lookAround(() => amend(6, { title: '更正后的标题' }))
    expect(dropped).toEqual(expect.arrayContaining(changed))
    for (const { text } of unpurged) expect(text).not.toContain('第6篇的标题')
  })

  it('another text under the same title: its own page and the lists', async () => {
    const { dropped, changed } = await lookAround(() => amend(6, { body: aBody('更正后的正文。') }))
    expect(dropped.sort()).toEqual([...lists, ...listsOf('lecong'), ...pagesOf(6)].sort())
    expect(dropped).toEqual(expect.arrayContaining(changed))
  })

  it('another city: what names it in the one, and the neighbours in the other', async () => {
    const { dropped, changed, unpurged } = await lookAround(() => amend(4, { cityId: daliang }))
    expect(dropped).toEqual(expect.arrayContaining(changed))
    const beside = ['/articles/2', '/articles/5', ...listsOf('daliang'), ...listsOf('lecong')]
    expect(dropped).toEqual(expect.arrayContaining(beside))
    for (const { text } of unpurged) expect(text).not.toContain('第4篇的标题')
  })
})

it('the time of a page’s last change never goes back, also when the newest article that it named is taken down', async () => {
  const times = async () => {
    const found = await readPublished(1)
    if (found?.kind !== 'article') throw new Error('it is not there')
    return found.article
  }
  const before = await times()
  await takeDown(9)
  const after = await times()
  expect(after.pageChangedAt.getTime()).toBeGreaterThan(before.pageChangedAt.getTime())
  // Of itself, which is all that programs are told, nothing changed.
  expect(after.changedAt).toEqual(before.changedAt)
})
