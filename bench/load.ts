import { spawnSync } from 'node:child_process'
import autocannon from 'autocannon'
import { run } from './run-command.ts'

const CONNECTIONS = 32
const SECONDS = 6

/** Drives one address on loopback for a few seconds: `wrk` where it is, `autocannon` otherwise.
 *  @returns requests answered per second
 *  @throws Error when any answer was not 2xx or none came */
export async function requestsPerSecond(url: string): Promise<number> {
  return hasWrk() ? byWrk(url) : byAutocannon(url)
}

export function driver(): string {
  return hasWrk() ? 'wrk' : 'autocannon'
}

function hasWrk(): boolean {
  return spawnSync('wrk', ['--version']).error === undefined
}

async function byWrk(url: string): Promise<number> {
  const said = await run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, url])
  if (/Non-2xx/.test(said)) throw new Error(`${url} answered with errors:\n${said}`)
  const rate = Number(/Requests\/sec:\s*([\d.]+)/.exec(said)?.[1])
  if (!(rate > 0)) throw new Error(`wrk said nothing of ${url}:\n${said}`)
  return rate
}

async function byAutocannon(url: string): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS })
  if (result.non2xx > 0 || result['2xx'] === 0) throw new Error(`${url} answered ${result.non2xx} errors`)
  return result.requests.average
}
