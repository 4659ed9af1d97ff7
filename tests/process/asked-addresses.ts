import { linksOf } from '../support/links.ts'
import type { Portal } from '../support/portal.ts'
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
import type { Marked } from './marked-article.ts'
import type { MarkedContribution } from './marked-contribution.ts'
import { author, penName, STEM, source, tag, wordsIn } from './marked-words.ts'

/** So many addresses are followed; the test's own site has some hundreds. */
const MOST = 500
const AT_ONCE = 8

type Answer = { status: number; words: Set<string>; validators: Record<string, string>; links: string[] }

/** Where the site stands in these addresses, whichever instance is asked. */
const SITE = 'http://localhost:3000'
const encoded = encodeURIComponent

/** What an address answers, and which of the marked words are in it, header fields included: but for those that the asker
 *  has in his own address, which an answer may repeat. */
export async function ask(portal: Portal, path: string, init: RequestInit = {}): Promise<Answer> {
  const own = path.replaceAll(encoded(SITE), encoded(portal.url))
  const answer = await fetch(portal.url + own, { redirect: 'manual', ...init })
  const ofSite = (said: string) =>
    said.replaceAll(portal.url, SITE).replaceAll(encoded(portal.url), encoded(SITE))
  // Words in a picture's bytes are seen as well.
  const text = ofSite(Buffer.from(await answer.arrayBuffer()).toString('utf8'))
  const headers = Object.fromEntries([...answer.headers].map(([name, value]) => [name, ofSite(value)]))
  const inAddress = wordsIn(path)
  const words = wordsIn(`${JSON.stringify(headers)}${text}`).difference(inAddress)
  const { etag, 'last-modified': changed } = headers
  return {
    status: answer.status,
    words,
    validators: {
      ...(etag ? { 'if-none-match': etag } : {}),
      ...(changed ? { 'if-modified-since': changed } : {}),
    },
    links: linksOf(headers, text),
  }
}

/** Does something with each of many, some at a time. */
export async function forEach<T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const turn = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, turn))
}

/** Every address at which these articles can stand by its kind; what only links lead to is found by following them. */
export function addressesOf(article: Marked, contribution: MarkedContribution): string[] {
  const { receipt } = contribution
  const html = [...aboutTheSite, ...listsOfSite([]), ...listsOfCity('lecong', []), ...hotLists(['lecong'])]
  const words = ['body', 'title', 'tag', 'story', 'headline', 'penname']
  const searches = words.map((place) => `/search?q=${STEM}${place}`)
  return [
    ...html,
    ...['/hot', '/hot/month', '/hot/all', '/share.jpg', '/sw.js', '/api/health', '/api/metrics'],
    ...[...listsOfTag(tag), ...listsOfSource(source), ...[author, penName].flatMap(listsOfAuthor)],
    ...[...searches, ...searches.map((path) => `/hant${path}`), `/search/suggestions?q=${STEM}`],
    ...[article, contribution].flatMap(addressesOfOne),
    ...[`/contributions/${receipt}`, `/contributions/${receipt}/received`],
    ...contribution.files.map((file) => `${file}?receipt=${receipt}`),
  ]
}

function addressesOfOne({ id, token, codes, files }: Marked): string[] {
  const page = encoded(`${SITE}/articles/${id}`)
  return [
    ...pagesOfArticle(id),
    ...['card', 'square', 'poster'].map((shape) => `/articles/${id}/${shape}.jpg`),
    ...[`/oembed?url=${page}`, `/oembed?url=${page}&format=xml`],
    ...codes.flatMap((code) => [`/s/${code}`, `/s/${code}/qr.svg`]),
    ...[`/preview/${token}`, ...files, ...files.map((file) => `${file}?preview=${token}`)],
  ]
}

/** Follows every link from some addresses on.
 *  @returns what each answered */
export async function crawl(portal: Portal, start: readonly string[]): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  let next = new Set(start)
  while (next.size > 0) {
    const found = new Set<string>()
    await forEach(next, async (path) => {
      const answer = await ask(portal, path)
      answers.set(path, answer)
      for (const link of answer.links) found.add(link)
    })
    next = found.difference(answers)
    if (answers.size + next.size > MOST)
      throw new Error(`more than ${MOST} addresses: ${[...next].slice(0, 20)}`)
  }
  return answers
}

/** Some of the addresses that have to show it before the test means anything: of every kind one. */
export const addressesThatShow = (article: Marked, contribution: MarkedContribution): string[] => [
  ...['/', '/articles', '/cities/lecong', '/hot', '/corrections', '/archive', '/hant/articles'],
  ...['/feeds/rss.xml', '/sitemaps/news.xml', '/api/articles', `/search?q=${STEM}body`],
  ...[...listsOfTag(tag), ...listsOfSource(source), ...[author, penName].flatMap(listsOfAuthor)],
  ...[`/search?q=${STEM}story`, `/search/suggestions?q=${STEM}`, `/contributions/${contribution.receipt}`],
  ...[article, contribution].flatMap(({ id, token }) => [...pagesOfArticle(id), `/preview/${token}`]),
]

/** The ways in which an address is asked for: of a cache, with what was kept from before, a part of it, its head alone. */
const waysOf = (before: Answer): RequestInit[] => [
  {},
  {},
  ...(Object.keys(before.validators).length > 0 ? [{ headers: before.validators }] : []),
  { headers: { 'accept-encoding': 'identity' } },
  { headers: { range: 'bytes=0-65535' } },
  { method: 'HEAD' },
]

/** Which addresses still show them: by a word, by a file of theirs, or by saying that what was kept of it still holds. */
export async function leaksOf(
  portal: Portal,
  all: readonly Marked[],
  before: ReadonlyMap<string, Answer>,
): Promise<string[]> {
  const leaks: string[] = []
  const ofThem = all.flatMap(({ id, files }) => [...files, `/articles/${id}/`])
  const isFile = (path: string) => ofThem.some((one) => path.startsWith(one))
  await forEach(before, async ([path, then]) => {
    // What showed nothing of them is asked once: for what it may show since.
    for (const way of then.words.size > 0 || isFile(path) ? waysOf(then) : [{}]) {
      const { status, words } = await ask(portal, path, way)
      const isKept = status === 304 && then.words.size > 0
      if (words.size > 0 || isKept || (isFile(path) && status < 400))
        leaks.push(
          `${way.method ?? 'GET'} ${path} ${JSON.stringify(way.headers ?? {})}: ${status} ${[...words]}`,
        )
    }
  })
  return leaks
}
