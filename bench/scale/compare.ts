import { atMost, type Row, times } from '../table.ts'
import { type Measured, measureKind } from './measure.ts'
import type { Kind } from './requests.ts'
import type { Site } from './site.ts'

const TIMES_AT_MOST = 2
/** So many of each of some forty kinds. */
const REQUESTS = 150

/** A row for each kind of request: its p95 at the larger of two sites against the smaller. */
export async function compareKinds<Known>(
  what: string,
  sites: readonly Site<Known>[],
  kinds: readonly Kind<Known>[],
): Promise<Row[]> {
  const rows: Row[] = []
  for (const kind of kinds) {
    const [small, large] = await measureKind(sites, kind, { requests: REQUESTS })
    if (!small || !large) throw new Error('two sites are compared')
    const row = atMost(TIMES_AT_MOST, `${what}: ${kind.name}`, shown(small), large.p95 / small.p95, times)
    rows.push({ ...row, figure: `${row.figure}, ${shown(large)}` })
    console.log(`${row.what}: ${row.figure} (${shown(small)}; ${shown(large)})`)
  }
  return rows
}

/** The median, the 95th percentile, and what of the mean is Postgres's own time. */
const shown = ({ p50, p95, cost }: Measured) =>
  `${p50.toFixed(1)}/${p95.toFixed(1)} ms, Postgres ${cost.milliseconds.toFixed(1)}`
