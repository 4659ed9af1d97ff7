import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { run } from './run-command.ts'

const CONNECTIONS = 32
const SECONDS = 4
const ROUNDS = 3
const WARM_UP_SECONDS = 5

/** Request fields of a browser. */
export const asBrowsers = { 'accept-encoding': 'gzip, deflate, br, zstd' }

/** An address on loopback, or several that are requested in turn. */
export type Target = { url: string; paths?: readonly string[] }

/**
 * The throughput of the first divided by that of the second: the median of several alternating rounds, because the
 * machine's speed varies.
 */
export async function rateRatio(one: Target, other: Target): Promise<number> {
  const ratios: number[] = []
  // Warm-up, in which hot code is compiled.
  for (const target of [one, other]) await requestsPerSecond(target, WARM_UP_SECONDS)
  for (let round = 0; round < ROUNDS; round++)
    ratios.push((await requestsPerSecond(one, SECONDS)) / (await requestsPerSecond(other, SECONDS)))
  return median(ratios)
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** Loads an address for some seconds: by `wrk` where it is installed, else by `autocannon`.
 *  @returns requests answered per second
 *  @throws Error when a response was not 2xx, or there was none */
export async function requestsPerSecond(target: Target, seconds: number): Promise<number> {
  return hasWrk() ? byWrk(target, seconds) : byAutocannon(target, seconds)
}

export function driver(): string {
  return `${hasWrk() ? 'wrk' : 'autocannon'}, ${CONNECTIONS} connections`
}

function hasWrk(): boolean {
  return spawnSync('wrk', ['--version']).error === undefined
}

async function byWrk({ url, paths }: Target, seconds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'citysite-wrk-'))
  try {
    const headers = Object.entries(asBrowsers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
    const words = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, ...headers]
    if (paths) {
      await writeFile(join(folder, 'in-turn.lua'), inTurn(paths))
      words.push('-s', join(folder, 'in-turn.lua'))
    }
    const said = await run('wrk', [...words, url])
    if (/Non-2xx/.test(said)) throw new Error(`${url} answered with errors:\n${said}`)
    const rate = Number(/Requests\/sec:\s*([\d.]+)/.exec(said)?.[1])
    if (!(rate > 0)) throw new Error(`wrk said nothing of ${url}:\n${said}`)
    return rate
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function inTurn(paths: readonly string[]): string {
  return `
local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }
local turn = 0
request = function()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn])
end`
}

async function byAutocannon({ url, paths = [] }: Target, seconds: number): Promise<number> {
  let clients = 0
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    headers: asBrowsers,
    // Each begins elsewhere: where all asked for the same page at once, one rendering would answer them all.
    setupClient: (client) => {
      const from = Math.floor((clients++ * paths.length) / CONNECTIONS)
      const requests = [...paths.slice(from), ...paths.slice(0, from)].map((path) => ({ path }))
      if (requests.length > 0) client.setRequests(requests)
    },
  })
  if (result.non2xx > 0 || result['2xx'] === 0) throw new Error(`${url} answered ${result.non2xx} errors`)
  return result.requests.average
}
