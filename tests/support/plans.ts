import { z } from 'zod'
import { pool } from '#lib/db/client.ts'

/** A step of a plan as it was carried out, of those that JSON has (EXPLAIN in Postgres's manual). */
type Step = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: Step[]
}

const planSchema = z.object({
  'Query Text': z.string(),
  Plan: z.custom<Step>((plan) => plan instanceof Object),
})

/** Tables that do not grow with the articles: to read one of them whole is the quickest way. */
const small = new Set([
  'city',
  'column',
  'source',
  'policy',
  'editor',
  'front_page',
  'front_slot',
  'archive_month',
])

/** What one statement did. */
export type Carried = {
  query: string
  /** Tables that grow with the articles and were read from end to end. */
  endToEnd: string[]
  /** Rows that were read and left out. */
  leftOut: number
  /** Pages of eight kilobytes that were looked at. */
  buffers: number
}

const EXPLAIN_ALL = `LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_analyze = on;
  SET auto_explain.log_buffers = on; SET auto_explain.log_timing = off; SET auto_explain.log_format = json;
  SET auto_explain.log_level = notice`

/** Has Postgres report every statement of this process (`auto_explain`), until `end`. */
export async function watchStatements() {
  const clients = await Promise.all(Array.from({ length: pool().options.max }, () => pool().connect()))
  let carried: Carried[] = []
  const hear = ({ message = '' }: { message?: string | undefined }) => {
    const [, json] = /plan:\n([\s\S]*)$/.exec(message) ?? []
    if (json) carried.push(readPlan(json))
  }
  for (const client of clients) {
    client.on('notice', hear)
    await client.query(EXPLAIN_ALL)
    client.release()
  }
  return {
    /** What each statement did that `act` sent. */
    async during(act: () => Promise<unknown>): Promise<Carried[]> {
      const heard: Carried[] = []
      carried = heard
      await act()
      carried = []
      return heard
    },
    end: () => {
      for (const client of clients) client.off('notice', hear)
    },
  }
}

function readPlan(json: string): Carried {
  const { 'Query Text': query, Plan: plan } = planSchema.parse(JSON.parse(json))
  const steps = stepsOf(plan).filter(({ 'Relation Name': table = '' }) => !small.has(table))
  const leftOut = steps.map((step) => (step['Rows Removed by Filter'] ?? 0) * (step['Actual Loops'] ?? 1))
  return {
    query: query.replaceAll(/\s+/g, ' ').trim(),
    endToEnd: steps.flatMap((step) =>
      step['Node Type'] === 'Seq Scan' ? (step['Relation Name'] ?? []) : [],
    ),
    leftOut: Math.max(0, ...leftOut),
    buffers: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
  }
}

function stepsOf(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)]
}
