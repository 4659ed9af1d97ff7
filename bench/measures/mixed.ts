import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { asBrowsers } from '../load.ts'
import { mostPerSecond, type Send, steadyP99 } from '../steady.ts'
import { atMost, type Row } from '../table.ts'
import type { Bench } from './measure.ts'

const CALLERS = 32
const SECONDS = 6
/** At this rate requests do not overlap. */
const IDLE_PER_SECOND = 40
const phone =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'

/** Readers who open the article and are counted, at half of the greatest possible rate. */
export async function measureMixed({ portal }: Bench): Promise<Row[]> {
  const send = await pageAndView(portal.url)
  const most = await mostPerSecond(send, CALLERS, SECONDS)
  const idle = await steadyP99(send, IDLE_PER_SECOND, SECONDS)
  const half = await steadyP99(send, most / 2, SECONDS)
  return [
    atMost(
      5,
      'page and its counted view, 1 : 1, p99 at half of the highest rate',
      'p99 at rest',
      half / idle,
      (value) => `${value.toPrecision(2)} ×`,
    ),
  ]
}

/** The page, then its view by a new visitor, then the page … */
async function pageAndView(site: string): Promise<Send> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const page = await (await fetch(`${site}/articles/1`)).text()
  const token = /<meta name="view-token" content="([^"]+)"/.exec(page)?.[1]
  let turn = 0
  const view = () => {
    const address = `10.${(turn >> 17) & 255}.${(turn >> 9) & 255}.${(turn >> 1) & 255}`
    const headers = {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'user-agent': phone,
      'x-forwarded-for': address,
    }
    const body = JSON.stringify({ token, view: randomUUID() })
    return ask(agent, `${site}/api/articles/1/views`, 'POST', headers, body)
  }
  return () => {
    turn += 1
    return turn % 2 ? ask(agent, `${site}/articles/1`, 'GET', asBrowsers) : view()
  }
}

function ask(
  agent: Agent,
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${method} ${url} answered ${response.statusCode}`))
      response.resume().once('end', resolve)
    })
    asked.once('error', reject).end(body)
  })
}
