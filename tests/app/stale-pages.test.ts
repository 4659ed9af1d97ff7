import { beforeEach, describe, expect, it } from 'vitest'
import { amendArticle } from '#lib/articles/amend.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { readPublished } from '#lib/articles/published.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { addColumn } from '#lib/columns/add-column.ts'
import { db } from '#lib/db/client.ts'
import { onLocalPurge } from '#lib/page-cache/purge-tags.ts'
import {
  aBody,
  aChiefEditor,
  aCity,
  aDraft,
  aListedSource,
  anEditor,
  aReportsContent,
  aSystem,
  type Seen,
} from '../support/cast.ts'
import {
  aboutTheSite,
  hotLists,
  listsOfAuthor,
  listsOfCity,
  listsOfSite,
  listsOfSource,
  listsOfTag,
  pagesOfArticle,
} from '../support/reader-addresses.ts'
import { askSite } from '../support/reader-site.ts'

/** What was announced as stale since the pages were looked at. */
const purged = new Set<string>()
onLocalPurge((tags) => {
  for (const tag of tags) purged.add(tag)
})

type Page = { status: number; tags: string[]; text: string }

const ids = Array.from({ length: 10 }, (_, index) => index + 1)

/** What is said of the articles of each city, and of no other. */
const said = {
  lecong: { tags: '志愿服务', author: '何志愿', sourceName: '乐从发布' },
  daliang: { tags: '花卉', author: '罗永健', sourceName: '大良融媒' },
} as const
const columns = ['gongyi']
const slugs = ['lecong', 'daliang'] as const
type Slug = (typeof slugs)[number]

const lists = listsOfSite(columns)
const listsOf = (slug: Slug) => {
  const { tags, author, sourceName } = said[slug]
  const ofNames = [listsOfTag(tags), listsOfAuthor(author), listsOfSource(sourceName)]
  return [...listsOfCity(slug, columns), ...ofNames.flat()]
}
const hot = hotLists(slugs)
/** Every address of readers and programs; of an endless number of searches none, as they are never kept. */
const everyAddress = [
  ...[...lists, ...slugs.flatMap(listsOf), ...hot, ...aboutTheSite, ...ids.flatMap(pagesOfArticle)],
]

async function everyPage(): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>()
  for (const path of everyAddress) {
    const { status, headers, text } = await askSite(path)
    // The token of the hour is no part of what a page says.
    const same = text.replaceAll(/view-token" content="[^"]*"|token=[^"]*/g, '')
    pages.set(path, { status, tags: (headers['cache-tag'] ?? '').split(', '), text: same })
  }
  return pages
}

/** The newest, of its city or where nothing is, and the last corrections, which a page lists as of when it was made. */
const inFrame = /<section aria-labelledby="(?:newest|aside-newest|aside-corrections)">[\s\S]*?<\/section>/g
const withoutFrame = ({ status, text }: Page) => `${status} ${text.replace(inFrame, '')}`
const linesOf = ({ text }: Page) =>
  (text.match(inFrame) ?? []).flatMap((list) => list.match(/<li>.*?<\/li>/g) ?? [])
const addressIn = (line: string) => /href="([^"]+)"/.exec(line)?.[1]

/**
 * Whether a page says something else than before. A purge of every page by each correction would empty the cache, so one more
 * article may appear in a frame within the minute that pages are kept; what the frame names already is as true as the rest.
 */
function isChanged(before: Page, now: Page): boolean {
  if (withoutFrame(before) !== withoutFrame(now)) return true
  const [old, fresh] = [linesOf(before), linesOf(now)]
  const gone = old.filter((line) => !fresh.includes(line))
  const come = fresh.filter((line) => !old.includes(line))
  const isNamedAnew = gone.some((line) => come.some((other) => addressIn(line) === addressIn(other)))
  return isNamedAnew || gone.length > come.length
}

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
    if (now && isChanged(page, now)) told.changed.push(path)
  }
  return told
}

/** Seven articles of 乐从 and two of 大良 (2 and 5), oldest first, all in one column; the tenth number is nobody's yet. The
 *  seventh is read most, the eighth was corrected. */
let seen: Seen[]
let cityIds: Record<Slug, number>
let columnId: number

/** What an editor types into the form for an article of a city. */
async function contentOf(id: number, slug: Slug, changes: Record<string, unknown> = {}) {
  const own = { ...said[slug], cityId: cityIds[slug], columnId, title: `第${id}篇的标题` }
  return aReportsContent({ ...own, ...changes })
}

beforeEach(async () => {
  cityIds = { lecong: (await aCity()).id, daliang: (await aCity('daliang', '大良')).id }
  columnId = (await addColumn(aSystem, { slug: 'gongyi', name: '公益' })).id
  await aListedSource({ name: said.daliang.sourceName })
  seen = []
  for (const id of ids.slice(0, -1)) {
    const content = await contentOf(id, id === 2 || id === 5 ? 'daliang' : 'lecong')
    seen.push(await publishArticle(await anEditor(), await aDraft(content)))
  }
  for (const cityId of [null, cityIds.lecong])
    await db().hotArticle.create({ data: { period: 'week', cityId, rank: 1, articleId: 7, views: 7n } })
  seen[7] = await amend(8, { summary: '更正后的概述。' })
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
    ...(await contentOf(id, 'lecong', changes)),
    note: '据原文更正',
  })

describe('what a verb changes is announced, and the rest stays', () => {
  it('publish: the lists, and the page of the article before it', async () => {
    const draft = await aDraft(await contentOf(10, 'lecong'))
    const { dropped, changed } = await lookAround(async () => publishArticle(await anEditor(), draft))
    const beside = [10, 9].flatMap(pagesOfArticle)
    const all = [...lists, ...listsOf('lecong'), ...hot, ...beside]
    expect(dropped.sort()).toEqual(all.sort())
    expect(dropped).toEqual(expect.arrayContaining(changed))
  })

  it('take down: every page that names the article, and none of another city', async () => {
    const { dropped, changed, unpurged } = await lookAround(() => takeDown(4))
    expect(dropped).toEqual(expect.arrayContaining(changed))
    expect(dropped).not.toContain('/articles/2')
    expect(dropped).not.toContain('/api/articles/8')
    for (const { text } of unpurged) expect(text).not.toContain('第4篇的标题')
  })

  it.each([7, 8])(
    'take down of what every frame names, for being read or corrected (%i): every page',
    async (id) => {
      const { dropped, changed, unpurged } = await lookAround(() => takeDown(id))
      expect(dropped).toEqual(expect.arrayContaining(changed))
      for (const { text } of unpurged) expect(text).not.toContain(`第${id}篇的标题`)
      expect(dropped).toEqual(expect.arrayContaining(['/articles/2', '/about', '/hant/cities/daliang']))
    },
  )

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

  it('another source and column: also where it is read most, or related', async () => {
    await db().articleRelated.create({ data: { articleId: 1, relatedId: 7, rank: 1, at: new Date() } })
    const changes = { sourceName: said.daliang.sourceName, columnId: null }
    const { dropped, changed } = await lookAround(() => amend(7, changes))
    expect(changed).toEqual(expect.arrayContaining(['/hot/week', '/articles/1']))
    expect(dropped).toEqual(expect.arrayContaining(changed))
  })

  it('another text under the same title: its own page and the lists', async () => {
    const { dropped, changed } = await lookAround(() => amend(6, { body: aBody('更正后的正文。') }))
    const all = [...lists, ...listsOf('lecong'), ...pagesOfArticle(6)]
    expect(dropped.sort()).toEqual(all.sort())
    expect(dropped).toEqual(expect.arrayContaining(changed))
  })

  it('another city: what names it in the one, and the neighbours in the other', async () => {
    const { dropped, changed, unpurged } = await lookAround(() => amend(4, { cityId: cityIds.daliang }))
    expect(dropped).toEqual(expect.arrayContaining(changed))
    const beside = ['/articles/2', '/articles/5', ...listsOfCity('daliang', columns), ...listsOf('lecong')]
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
