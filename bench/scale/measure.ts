import { asBrowsers } from '../load.ts'
import type { Kind } from './requests.ts'
import type { Site } from './site.ts'
import { type Cost, costOf, forgetStatements } from './statements.ts'

/** Usual requests of each kind, after some that are not measured, in which statements are planned and pages are read. */
const REQUESTS = 100
const WARM_UP = 12

export type Measured = { p50: number; p95: number; cost: Cost }

/**
 * How long a kind of request takes at each site, in milliseconds, and its database statistics. The sites are measured in
 * turn, because the machine's speed varies.
 * @param options the cookie of a desk's session, and how many requests are measured
 */
export async function measureKind<Known>(
  sites: readonly Site<Known>[],
  kind: Kind<Known>,
  { cookie = '', requests = REQUESTS } = {},
): Promise<Measured[]> {
  const headers = { ...asBrowsers, ...(kind.isDesk ? { cookie } : {}) }
  const paths = sites.map(({ known }) => kind.pathsIn(known))
  const taken = sites.map((): number[] => [])
  const turn = async (number: number) => {
    for (const [place, { portal }] of sites.entries()) {
      const path = paths[place]?.[number % paths[place].length] ?? ''
      taken[place]?.push(await timeOf(portal.url + path, headers, kind.status ?? 200))
    }
  }
  for (let number = 0; number < WARM_UP; number++) await turn(number)
  for (const { client } of sites) await forgetStatements(client)
  for (const times of taken) times.length = 0
  for (let number = 0; number < requests; number++) await turn(number)
  const costs = await Promise.all(sites.map(({ client }) => costOf(client, requests)))
  return costs.map((cost, place) => {
    const times = taken[place] ?? []
    return { cost, p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
  })
}

async function timeOf(url: string, headers: Record<string, string>, status: number): Promise<number> {
  const from = performance.now()
  const answer = await fetch(url, { headers, redirect: 'manual' })
  await answer.arrayBuffer()
  if (answer.status !== status) throw new Error(`${url} answered ${answer.status}, not ${status}`)
  return performance.now() - from
}

function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}
