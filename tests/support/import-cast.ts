import { db } from '#lib/db/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Candidate, Found, Importer } from '#lib/imports/candidate.ts'
import type { Importers } from '#lib/imports/importers.ts'
import type { RunInput } from '#lib/imports/runs/run-input.ts'
import { enterRun, type RunOrder } from '#lib/imports/runs/start-run.ts'
import { aBody, aCity, anEditor } from './cast.ts'

/** An article as an importer finds it, the n-th of its file. */
export function aCandidate(number: number, changes: Partial<Candidate> = {}): Candidate {
  return {
    key: String(number),
    title: `第 ${number} 条消息`,
    summary: '',
    body: aBody(`第 ${number} 条消息的正文。`, '志愿者到场服务。'),
    sourceName: '乐从发布',
    sourceUrl: `https://example.cn/${number}`,
    author: null,
    publishedAt: null,
    files: [],
    leftOut: [],
    ...changes,
  }
}

export const candidates = (many: number) => Array.from({ length: many }, (_, at) => aCandidate(at + 1))

/** Importers that find the same whatever they are given. */
export function importersOf(found: Iterable<Found> | Importer<RunInput>): Importers {
  const one: Importer<RunInput> =
    typeof found === 'function'
      ? found
      : async function* () {
          yield* found
        }
  return { url: one, csv: one, jsonl: one, html: one, wxr: one, ghost: one, docx: one }
}

export const aRunsFiles = [{ name: '旧站文章.csv', upload: '6f1f4a52-2c53-4c3e-9f0a-0d3c2a7f0b11' }] as const

/** A run of a file that an editor has started. */
export async function aRun(changes: Partial<RunOrder> = {}): Promise<number> {
  const [editor, city] = [await anEditor(), await aCity()]
  const order: RunOrder = {
    kind: 'csv',
    name: '旧站文章.csv',
    input: { files: [...aRunsFiles] },
    cityId: city.id,
    ...changes,
  }
  return transaction((tx) => enterRun(tx, editor, order))
}

export const theRun = (id: number) => db().importRun.findUniqueOrThrow({ where: { id } })

export const theItems = (runId: number) =>
  db().importItem.findMany({ where: { runId }, orderBy: { position: 'asc' } })
