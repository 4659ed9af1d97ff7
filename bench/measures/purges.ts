import { setTimeout as sleep } from 'node:timers/promises'
import { createDraft } from '#lib/articles/create-draft.ts'
import { publishArticle } from '#lib/articles/publish.ts'
import { restoreArticle } from '#lib/articles/restore.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { anEditor } from '../fixtures.ts'
import { requestsPerSecond } from '../load.ts'
import { type Portal, startPortal } from '../portal.ts'
import { atMost, type Row } from '../table.ts'
import type { Bench } from './measure.ts'

const ROUNDS = 25

/** The time from a verb's return until all of three instances, which share a database, show its result. */
export async function measurePurges({ portal }: Bench): Promise<Row[]> {
  const others = [
    await startPortal({ database: portal.database }),
    await startPortal({ database: portal.database }),
  ]
  const instances = [portal, ...others]
  try {
    const quiet = await millisecondsToAll(instances)
    let isOver = false
    const load = Promise.all(
      instances.map(async ({ url }) => {
        while (!isOver) await requestsPerSecond({ url: `${url}/articles/1` }, 2)
      }),
    )
    await sleep(1_000)
    const busy = await millisecondsToAll(instances)
    isOver = true
    await load
    const shown = (value: number) => `${Math.round(value)} ms`
    return [
      atMost(1_000, 'publish and takedown, seen by all of 3 instances, p99', 'at rest', quiet, shown),
      atMost(1_000, 'the same', 'all three under full load, on the same two cores', busy, shown),
    ]
  } finally {
    for (const other of others) await other.stop()
  }
}

/** The 99th percentile. */
async function millisecondsToAll(instances: readonly Portal[]): Promise<number> {
  const editor = await anEditor()
  const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] }
  const content = {
    title: '测速',
    summary: '',
    body: text,
    author: null,
    sourceName: '乐从发布',
    sourceUrl: null,
  }
  const draft = { origin: 'repost', originalTitle: null, ...content, cityId: 1 }
  let seen: { id: number; version: number } = await createDraft(editor, draft)
  const taken: number[] = []
  const measured = async (verb: Promise<{ id: number; version: number }>, status: number) => {
    seen = await verb
    const from = performance.now()
    await Promise.all(instances.map(({ url }) => untilItShows(`${url}/articles/${seen.id}`, status)))
    taken.push(performance.now() - from)
  }
  await measured(publishArticle(editor, seen), 200)
  for (let round = 0; round < ROUNDS; round++) {
    await measured(takeDownArticle(editor, { ...seen, reason: 'source_withdrawn', note: '测速' }), 410)
    await measured(restoreArticle(editor, { ...seen, note: '测速' }), 200)
  }
  const sorted = taken.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN
}

async function untilItShows(url: string, status: number): Promise<void> {
  while ((await fetch(url)).status !== status) await sleep(1)
}
