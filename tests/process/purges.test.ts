import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseNumber } from '#lib/case-number.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/db/embedded.ts'
import { s3Storage } from '#lib/media/s3-storage.ts'
import { aCuttableProxy, type CuttableProxy } from '../support/cuttable-proxy.ts'
import { ouyang } from '../support/parties.ts'
import { aStartedFolder, type Portal, startPortal } from '../support/portal.ts'
import { startBucket } from '../support/s3.ts'
import { sha256 } from '../support/sha256.ts'
import { addressesOf, addressesThatShow, ask, crawl, forEach, leaksOf } from './asked-addresses.ts'
import { anArticle, metric, outdated, READERS, readersOf, shownBy } from './fixtures.ts'
import { aMarkedArticle, withFiles } from './marked-article.ts'
import { aMarkedContribution } from './marked-contribution.ts'
import { allWords, originalAddress, VIEWS } from './marked-words.ts'
import { until } from './readers.ts'

const SECRET = 'a-secret-of-the-test-suite-that-is-long-enough'
const account = ['--email', 'chen@example.cn', '--name', '陈管理', '--role', 'admin', '--password-stdin']

let data: Awaited<ReturnType<typeof aStartedFolder>>
let postgres: EmbeddedPostgres
let proxy: CuttableProxy
/** Where both keep their media files. */
let bucket: Awaited<ReturnType<typeof startBucket>>
/** The instance whose process runs the verbs. */
let own: Portal
/** Another one, whose purge channel can be cut. */
let other: Portal

beforeAll(async () => {
  data = await aStartedFolder()
  postgres = await startEmbeddedPostgres(data.folder)
  proxy = await aCuttableProxy(postgres.url, 'citysite-purges')
  bucket = await startBucket()
  const { url, accessKeyId, secretAccessKey } = bucket.settings
  const files = {
    ...{ MEDIA_S3_URL: url, MEDIA_S3_ACCESS_KEY_ID: accessKeyId },
    MEDIA_S3_SECRET_ACCESS_KEY: secretAccessKey,
  }
  own = await startPortal(
    { DATABASE_URL: postgres.url, SECRET, DATA_DIR: join(data.folder, 'a'), ...files },
    { verbs: true },
  )
  await own.cli(['user', 'create', ...account], { input: 'lecong-2026-admin\n' })
  other = await startPortal({ DATABASE_URL: proxy.url, SECRET, DATA_DIR: join(data.folder, 'b'), ...files })
})

afterAll(async () => {
  for (const portal of [own, other]) await portal?.stop()
  await proxy?.close()
  await postgres?.stop()
  await bucket?.close()
  await data.remove()
})

/** How often the article is changed, at least: on a busy machine until the readers have seen enough. */
const ROUNDS = 6

const HITS = 'citysite_page_cache_requests_total{outcome="hit"}'
const isOpen = async (portal: Portal) => (await metric(portal, 'citysite_page_cache_open ')) === 1

describe('two instances, while readers request all pages', () => {
  it('the one that runs a verb is never outdated after it, and the other one for less than a second', async () => {
    const article = await anArticle(own, '授旗仪式')
    const [here, there] = [readersOf(own, article), readersOf(other, article)]
    /** Whether there were many requests and cache hits, and many states were seen. */
    const isMeaningful = async () => {
      const states = [here, there].map(({ seen }) => new Set(seen.map(({ shown }) => shown)).size)
      const hits = await Promise.all([own, other].map((portal) => metric(portal, HITS)))
      return (
        here.seen.length > 1_000 &&
        hits.every((number) => number > 500) &&
        states.every((number) => number > 6)
      )
    }
    await article.publish()
    for (let round = 0; round < ROUNDS || !(await isMeaningful()); round++) {
      for (const verb of [article.amend, article.takeDown, article.restore]) {
        await verb()
        // With and without a pause, so that renders are in flight, fresh or being refreshed.
        await sleep((round % ROUNDS) * 120)
      }
    }
    await sleep(1_200)
    await Promise.all([here.leave(), there.leave()])

    expect(outdated(here.seen, article.moves, 0)).toEqual([])
    expect(outdated(there.seen, article.moves, 1_000)).toEqual([])
  })

  it('the files of an article go from both at once with it, and come back with it', async () => {
    const photograph = Buffer.from('一张授旗的照片')
    const hash = sha256(photograph)
    await s3Storage(bucket.settings).put(hash, photograph)
    const article = await anArticle(own, '授旗照片')
    await article.publish()
    await showFile(article.id, hash, photograph.length)
    const statuses = () =>
      Promise.all(
        [own, other].map(async ({ url }) => {
          const answer = await fetch(`${url}/media/${hash}.jpg`)
          return [answer.status, Buffer.from(await answer.arrayBuffer()).equals(photograph)]
        }),
      )
    const whole = [200, true]
    const gone = [410, false]
    expect(await statuses()).toEqual([whole, whole])
    await article.takeDown()
    expect(await statuses()).toEqual([gone, gone])
    await article.restore()
    expect(await statuses()).toEqual([whole, whole])
  })

  it.each([
    ['cut', '服务阵地', 0],
    // A dead connection reports nothing; the missing heartbeat shows it.
    ['silence', '结对共建', 900],
  ] as const)(
    'while its purge channel is interrupted (%s) the other one uses no entry, and afterwards none from before',
    async (how, name, noticedAfterMs) => {
      const article = await anArticle(own, name)
      await article.publish()
      await until(
        'the article on the other instance',
        async () => (await shownBy(other, `/articles/${article.id}`, name)) === 1,
      )
      const readers = readersOf(other, article)
      await sleep(300)

      proxy[how]()
      await sleep(noticedAfterMs + 100)
      expect(await isOpen(other)).toBe(false)
      const hits = await metric(other, HITS)
      const from = readers.seen.length
      for (const verb of [article.amend, article.takeDown, article.restore, article.amend]) {
        await verb()
        await sleep(150)
      }
      await until('fifty pages without the cache', () => readers.seen.length - from > 50)
      expect(await metric(other, HITS)).toBe(hits)
      // Without any delay: every page was rendered for its request.
      const cutOff = readers.seen.slice(from + READERS)
      expect(outdated(cutOff, article.moves, 0)).toEqual([])

      await article.amend()
      proxy.mend()
      await until('the purges again', () => isOpen(other))
      await until('hits again', async () => (await metric(other, HITS)) > hits)
      await readers.leave()
      expect(outdated(readers.seen.slice(from + READERS), article.moves, 0)).toEqual([])
    },
  )
})

describe('articles that cases suspend', () => {
  it('are nowhere on any instance, however they are asked for, and come back everywhere with their views', async () => {
    const article = await aMarkedArticle(own, postgres.url)
    const contribution = await aMarkedContribution(own, postgres.url)
    await own.verb('lists', {})
    const both = [article, contribution]
    const addresses = addressesOf(article, contribution)
    const before = await crawl(own, addresses)
    const shown = new Map([...before].filter(([, { words }]) => words.size > 0))
    // Warm on the other one, too.
    await forEach(before.keys(), async (path) => void (await ask(other, path)))
    const everywhere = [...shown.values()].reduce((all, { words }) => all.union(words), new Set<string>())
    expect([...everywhere].sort()).toEqual(allWords)
    expect([...shown.keys()]).toEqual(expect.arrayContaining(addressesThatShow(article, contribution)))
    const files = addresses.filter((path) => /^\/media\/[^?]+(?:\?receipt=|$)/.test(path))
    const statusesOf = async (portal: Portal, paths: readonly string[]) =>
      Promise.all(paths.map(async (path) => [path, (await ask(portal, path)).status]))
    const all = (paths: readonly string[], status: number) => paths.map((path) => [path, status])
    for (const portal of [own, other]) expect(await statusesOf(portal, files)).toEqual(all(files, 200))
    const leaks = (portal: Portal, of: typeof before) => leaksOf(portal, both, of)

    const cases = [await suspendedByCase(article.id), await suspendedByCase(contribution.id)] as const
    expect(await leaks(own, shown)).toEqual([])
    // The other one hears of it within a second (docs/operation.md).
    await sleep(1_000)
    expect(await leaks(other, before)).toEqual([])
    // And once more, when the lists were written anew and every answer was kept.
    await own.verb('lists', {})
    expect(await leaks(own, shown)).toEqual([])
    const gone = [...both.flatMap(({ id }) => [`/articles/${id}`, `/api/articles/${id}`]), ...files]
    expect(await statusesOf(other, gone)).toEqual(all(gone, 410))
    // Nor where only the cases lead, for either side.
    const since = await crawl(own, [...addresses, ...cases.map(({ receipt }) => `/cases/${receipt}`)])
    expect([...since].filter(([, { words }]) => words.size > 0).map(([path]) => path)).toEqual([])
    expect([...since.keys()]).toEqual(expect.arrayContaining([expect.stringMatching(/^\/counter-notices\//)]))
    await refuseWhatComesAgain(article, contribution, cases)

    // One by the editors' decision, the other by its contributor's counter-notice (条例 §17).
    await own.verb('restore-case', { id: cases[0].caseId, note: '核查以后决定' })
    await own.verb('counter-notice', cases[1].caseId)
    await own.verb('lists', {})
    await sleep(1_000)
    // A preview link has ended. A page that only names it beside what it is about does so within a minute, when it is made anew.
    const lasting = [...shown].filter(
      ([path]) => addresses.includes(path) && !/preview|nothing-here/.test(path),
    )
    for (const portal of [own, other]) {
      expect(await thatLack(portal, lasting)).toEqual([])
      expect(await statusesOf(portal, files)).toEqual(all(files, 200))
      for (const { id } of both)
        expect(await (await fetch(`${portal.url}/api/articles/${id}`)).json()).toMatchObject({ views: VIEWS })
    }
  })
})

type Received = { caseId: number; receipt: string }

/** A right holder's notice of an article comes, and an editor accepts it. */
async function suspendedByCase(articleId: number): Promise<Received> {
  const received: unknown = await own.verb('notice', {
    ...{ kind: 'copyright', demand: 'delete', isTruthStated: true, relation: 'self', ...ouyang },
    ...{ works: '《河涌》组照', facts: '其中的图片是我拍摄的。', proof: '底片存佛山市图片社' },
    statedUrls: [`${own.url}/articles/${articleId}`],
  })
  // What lib/cases/receive-notice.ts gives.
  const { caseId, receipt } = received as Received
  await own.verb('accept-case', { id: caseId })
  return { caseId, receipt }
}

/** What a case keeps from readers is refused with the number of the case, however it comes again. */
async function refuseWhatComesAgain(
  article: { publishAgain(): Promise<unknown> },
  contribution: { acceptAgain(): Promise<unknown> },
  [one, other]: readonly [Received, Received],
): Promise<void> {
  await expect(article.publishAgain()).rejects.toThrow(caseNumber(one.caseId))
  await expect(contribution.acceptAgain()).rejects.toThrow(caseNumber(other.caseId))
  const page = `城市站点\n> 龙舟\n详细内容\n\n龙舟\n\n时间:2026-05-01     人气:3     来源:乐从发布     原网址:${originalAddress}\n概述:龙舟。\n\n正文一段。\n分享\n`
  const told = await withFiles(async (write) =>
    own.cli(['import', 'collected', await write('龙舟.txt', Buffer.from(page)), '--city', 'lecong']),
  )
  expect(told).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(caseNumber(one.caseId)) })
}

/** The addresses that have not got all the words that they had. */
async function thatLack(portal: Portal, had: readonly (readonly [string, { words: Set<string> }])[]) {
  const lost: string[] = []
  await forEach(had, async ([path, { words }]) => {
    if (!words.isSubsetOf((await ask(portal, path)).words)) lost.push(path)
  })
  return lost
}

/** Lets a published article show a file, as a picture of the library. */
async function showFile(articleId: number, hash: string, bytes: number): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(
    `WITH made AS (INSERT INTO media (kind, actor) VALUES ('picture', '黄编辑') RETURNING id),
       stored AS (
         INSERT INTO media_file (media_id, hash, is_original, format, bytes)
         SELECT id, $2, true, 'jpeg', $3 FROM made
       )
     INSERT INTO article_media (article_id, media_id, place) SELECT $1, id, 'live' FROM made`,
    [articleId, hash, bytes],
  )
  await client.end()
}
