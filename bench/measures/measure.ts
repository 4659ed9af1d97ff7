import type { Peer } from '../baselines/peer.ts'
import type { Portal } from '../portal.ts'
import type { Row } from '../table.ts'

/** What runs during a measurement: the portal with the seed's article, and the same page by the App Router. */
export type Bench = { portal: Portal; next: Peer }

export type Measure = (bench: Bench) => Promise<Row[]>
