import { onTestFinished } from 'vitest'
import type { Portal } from '../support/portal.ts'

export const READERS = 12

/** What a page shows of the article: the number of its edition, that it was taken down, or nothing. */
type Shown = number | 'gone' | 'missing'

export async function shownBy(portal: Portal, path: string, name: string): Promise<Shown> {
  const answer = await fetch(portal.url + path)
  const text = await answer.text()
  if (answer.status === 410) return 'gone'
  const [, edition] = new RegExp(`${name}第(\\d+)稿`).exec(text.replaceAll(/<[^>]*>/g, '')) ?? []
  return edition === undefined ? 'missing' : Number(edition)
}

const input = (name: string, edition: number) => ({
  title: `${name}第${edition}稿`,
  originalTitle: null,
  summary: '',
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] },
  author: null,
  sourceName: '乐从发布',
  sourceUrl: null,
  cityId: 1,
  columnId: null,
})

type Move = { from: number; done: number; page: Shown; lists: Shown }
/** `alone` where the page is the article's own. */
type Seen = { from: number; till: number; path: string; alone: boolean; shown: Shown }

/** An article that an editor changes repeatedly, and what readers may see after each change. */
export async function anArticle(portal: Portal, name: string) {
  let seen = await portal.verb('draft', { origin: 'repost', ...input(name, 1) })
  let edition = 1
  const moves: Move[] = [{ from: 0, done: 0, page: 'missing', lists: 'missing' }]
  const move = async (
    verb: 'publish' | 'amend' | 'take-down' | 'restore',
    more: object,
    shown: [Shown, Shown],
  ) => {
    const from = performance.now()
    // Readers may see it from now on, and must see it once the verb has returned.
    const made: Move = { from, done: Number.POSITIVE_INFINITY, page: shown[0], lists: shown[1] }
    moves.push(made)
    seen = await portal.verb(verb, { ...seen, ...more })
    made.done = performance.now()
  }
  return {
    id: seen.id,
    name,
    moves,
    publish: () => move('publish', {}, [edition, edition]),
    amend: () => {
      edition += 1
      return move('amend', { ...input(name, edition), note: '据原文更正' }, [edition, edition])
    },
    takeDown: () => move('take-down', { reason: 'source_withdrawn', note: '来源撤稿' }, ['gone', 'missing']),
    restore: () => move('restore', { note: '来源已恢复' }, [edition, edition]),
  }
}

/** Readers that request all pages and JSON documents with an article, each request after the last response. */
export function readersOf(portal: Portal, { id, name }: { id: number; name: string }) {
  const paths = [
    `/articles/${id}`,
    '/',
    '/articles',
    '/cities/lecong',
    `/api/articles/${id}`,
    '/api/articles',
    // Links to the next article.
    `/articles/${id - 1}`,
  ]
  const seen: Seen[] = []
  let going = true
  const reader = async (_: unknown, first: number) => {
    for (let turn = first; going; turn++) {
      const path = paths[turn % paths.length] ?? '/'
      const from = performance.now()
      const shown = await shownBy(portal, path, name)
      const alone = path.endsWith(`/articles/${id}`)
      seen.push({ from, till: performance.now(), path, alone, shown })
    }
  }
  const all = Promise.all(Array.from({ length: READERS }, reader))
  const leave = async () => {
    going = false
    await all
  }
  // Also where it failed before it told them to.
  onTestFinished(leave)
  return { seen, leave }
}

/** The responses that show an outdated state, later than `graceMs` after the verb that changed it had returned. */
export function outdated(seen: readonly Seen[], moves: readonly Move[], graceMs: number): string[] {
  return seen.flatMap(({ from, till, path, alone, shown }) => {
    const settled = moves.findLastIndex(({ done }) => done + graceMs <= from)
    const allowed = moves.filter((move, index) => index >= settled && move.from <= till)
    const isRight = allowed.some((move) => (alone ? move.page : move.lists) === shown)
    return isRight ? [] : [`${path} showed ${shown} at ${from.toFixed(0)}, settled: move ${settled}`]
  })
}

/** The value of one of the portal's metrics. */
export async function metric(portal: Portal, name: string): Promise<number> {
  // No connection is kept: a worker that is replaced would wait for the next request on it.
  const headers = { connection: 'close' }
  const text = await (await fetch(`${portal.url}/api/metrics`, { headers })).text()
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(name))
      ?.split(' ')
      .at(-1),
  )
}
