import { pool } from '#lib/db/client.ts'
import { updateHotLists } from '#lib/hot/update-hot-lists.ts'
import { updateRelated } from '#lib/related/update-related.ts'
import type { Row } from '../table.ts'

/** Articles whose related ones are found. */
const RELATED = 50
const MINUTES = 5

/** Milliseconds of the jobs that make lists. */
export type ListJobs = { hour: number; minute: number; related: number }

/** Runs them in the database of this process. */
export async function listJobsHere(): Promise<ListJobs> {
  await pool().query('TRUNCATE view_window')
  const hour = await timeOf(updateHotLists)
  const minute = await timeOf(async () => {
    for (let run = 0; run < MINUTES; run++) await updateHotLists()
  })
  await pool().query(
    `INSERT INTO related_due SELECT id, now(), false FROM article WHERE status = 'published' ORDER BY id DESC LIMIT ${RELATED}
     ON CONFLICT DO NOTHING`,
  )
  const related = await timeOf(updateRelated)
  return { hour, minute: minute / MINUTES, related: related / RELATED }
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

export function listJobRows(small: ListJobs, large: ListJobs, against: string): Row[] {
  const row = (what: string, of: (one: ListJobs) => number): Row => ({
    what,
    against: `${against}: ${of(small).toFixed(1)} ms`,
    figure: `${of(large).toFixed(1)} ms, ${(of(large) / of(small)).toFixed(1)} ×`,
    target: '',
  })
  return [
    row('hot lists: all added up, once an hour', ({ hour }) => hour),
    row('hot lists: each minute', ({ minute }) => minute),
    row('related articles: of one', ({ related }) => related),
  ]
}
