import { randomInt, randomUUID } from 'node:crypto'

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36'

/** Each over a connection of its own, as telephones come: a worker that is replaced waits for the next request on an idle one. */
const ALONE = { connection: 'close' }

export type Answered = { status: number; views: number | null }

/** The view token of an article's page. */
export async function tokenOf(url: string, articleId = 1): Promise<string> {
  const page = await (await fetch(`${url}/articles/${articleId}`, { headers: ALONE })).text()
  return /<meta name="view-token" content="([^"]+)"/.exec(page)?.[1] ?? ''
}

const ADDRESSES = 2 ** 24
/** Coprime to the number of addresses, so that none comes again before all have come; far from the last one's network. */
const STEP = 6_700_417
let last = randomInt(ADDRESSES)

/** An address in 10.0.0.0/8 that no reader of this process had: a second view from one may be a repeat, which is not counted. */
function newAddress(): string {
  last = (last + STEP) % ADDRESSES
  return `10.${last >> 16}.${(last >> 8) & 255}.${last & 255}`
}

/** Sends one beacon of a new reader; the portal must run with TRUST_PROXY. */
export async function view(url: string, token: string): Promise<Answered> {
  const address = newAddress()
  const answer = await fetch(`${url}/api/articles/1/views`, {
    method: 'POST',
    headers: {
      ...ALONE,
      'content-type': 'application/json',
      origin: url,
      'sec-fetch-site': 'same-origin',
      'user-agent': PHONE,
      'x-forwarded-for': address,
    },
    body: JSON.stringify({ token, view: randomUUID() }),
    signal: AbortSignal.timeout(20_000),
  })
  const said = answer.ok ? ((await answer.json()) as { views: number }) : null
  return { status: answer.status, views: said?.views ?? null }
}

/** Readers that send one view after the other until they are stopped. */
export function aCrowd(url: string, token: string, size = 40) {
  const told = { sent: 0, acknowledged: 0, refused: 0, lost: 0, highest: 0 }
  let going = true
  const reader = async () => {
    while (going) {
      told.sent += 1
      try {
        const { status, views } = await view(url, token)
        if (status === 200) told.acknowledged += 1
        else told.refused += 1
        told.highest = Math.max(told.highest, views ?? 0)
      } catch {
        told.lost += 1
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  }
  const readers = Promise.all(Array.from({ length: size }, reader))
  return {
    told,
    async leave() {
      going = false
      await readers
      return told
    },
  }
}

/** Waits until a condition holds. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patienceMs = 30_000) {
  const end = Date.now() + patienceMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never came: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
