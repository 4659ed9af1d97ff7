import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '#lib/actors/actor.ts'
import { addCity } from '#lib/cities/add-city.ts'
import { config } from '#lib/config.ts'
import { migrate } from '#lib/db/migrate.ts'
import { transaction } from '#lib/db/transaction.ts'
import { withDatabase } from '#lib/db/with-database.ts'
import { importers } from '#lib/imports/importers.ts'
import { executeRun } from '#lib/imports/runs/execute-run.ts'
import { runSummary } from '#lib/imports/runs/run-summary.ts'
import { enterRun } from '#lib/imports/runs/start-run.ts'
import { installJobs } from '#lib/job-runner/install-jobs.ts'
import type { Row } from '../table.ts'

const ACTOR = systemActor('bench')
const LEAST_A_SECOND = 1_000
const CHARACTERS = 600

/** Articles a second from CSV and from JSONL, of 600 characters each, into a database of its own, and the memory it takes. */
export async function measureImport(articles: number): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-bench-'))
  process.env.DATA_DIR = folder
  try {
    return await withDatabase(async () => {
      const url = config().databaseUrl ?? ''
      await migrate(url)
      await installJobs(url)
      const { id: cityId } = await addCity(ACTOR, { slug: 'bench', name: '测速' })
      const rows: Row[] = []
      for (const kind of ['csv', 'jsonl'] as const)
        rows.push(await measureKind(kind, { folder, articles, cityId }))
      return rows
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureKind(
  kind: 'csv' | 'jsonl',
  { folder, articles, cityId }: { folder: string; articles: number; cityId: number },
): Promise<Row> {
  const path = join(folder, `articles.${kind}`)
  await write(path, kind, articles)
  const order = { kind, name: kind, input: { files: [{ name: kind, path }] }, cityId }
  const runId = await transaction((tx) => enterRun(tx, ACTOR, order))
  let peak = 0
  const [from, before] = [performance.now(), process.cpuUsage()]
  await executeRun(runId, {
    importers,
    onProgress: () => {
      peak = Math.max(peak, process.memoryUsage.rss())
    },
  })
  const rate = articles / ((performance.now() - from) / 1_000)
  const { user, system } = process.cpuUsage(before)
  const cpu = ((user + system) / 1_000 / articles).toFixed(2)
  const { made } = await runSummary(runId)
  if (made !== articles) throw new Error(`${made} of ${articles} articles were made`)
  return {
    what: `import of ${articles.toLocaleString('en')} articles from ${kind.toUpperCase()}`,
    against: `drafts with revision, audit, identity and fingerprint; ${cpu} ms of processor each, peak ${Math.round(peak / 1024 / 1024)} MB`,
    figure: `${Math.round(rate).toLocaleString('en')} a second`,
    target: `≥ ${LEAST_A_SECOND.toLocaleString('en')}`,
    isMet: rate >= LEAST_A_SECOND,
  }
}

async function write(path: string, kind: 'csv' | 'jsonl', articles: number): Promise<void> {
  await using file = await open(path, 'w')
  if (kind === 'csv') await file.write('标题,正文,来源,原网址,时间\n')
  for (let number = 1; number <= articles; number += 1) {
    const [title, body] = [`${kind} 第 ${number} 篇`, text()]
    const url = `https://example.cn/${kind}/${number}`
    await file.write(
      kind === 'csv'
        ? `${title},"${body}\n${body.slice(0, 40)}",旧站,${url},2020-01-01\n`
        : `${JSON.stringify({ title, body, source: '旧站', url, date: '2020-01-01' })}\n`,
    )
  }
}

/** Characters at random: no two articles are alike. */
function text(): string {
  return Array.from({ length: CHARACTERS }, () =>
    String.fromCharCode(0x4e00 + Math.floor(Math.random() * 3_000)),
  ).join('')
}
