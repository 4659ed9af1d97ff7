import { z } from 'zod'

/** What became of the thing at an address. */
export type News = 'published' | 'changed' | 'removed'

export type Announcement = { siteUrl: string; address: string; news: News }

/** How long a search engine may take to answer. */
const PATIENCE_MS = 10_000

const INDEX_NOW = 'https://api.indexnow.org/indexnow'
const BAIDU = 'http://data.zz.baidu.com'

/** Where a key stands by which search engines know that this site itself tells them (the protocol's file). */
export const keyPath = (key: string) => `/${key}.txt`

/**
 * Tells the search engines of IndexNow that something changed at an address, be it that it is gone.
 * @throws Error where it is not taken
 */
export async function tellIndexNow(
  { siteUrl, address }: Announcement,
  key: string,
  endpoint = INDEX_NOW,
): Promise<void> {
  const { host } = new URL(siteUrl)
  const told = { host, key, keyLocation: siteUrl + keyPath(key), urlList: [address] }
  const answer = await post(endpoint, JSON.stringify(told), 'application/json; charset=utf-8')
  await answer.body?.cancel()
}

/** Its interfaces, by what became of the page. */
const ofBaidu: Readonly<Record<News, string>> = { published: 'urls', changed: 'update', removed: 'del' }

/**
 * Tells Baidu of a page that is new, changed or gone.
 * @throws Error where it is not taken
 */
export async function tellBaidu(
  { siteUrl, address, news }: Announcement,
  token: string,
  endpoint = BAIDU,
): Promise<void> {
  const query = new URLSearchParams({ site: siteUrl, token })
  const said = await beginningOf(await post(`${endpoint}/${ofBaidu[news]}?${query}`, address, 'text/plain'))
  const answer = ofBaiduAnswer.safeParse(parsed(said))
  const isTaken = answer.success && answer.data.not_same_site.length + answer.data.not_valid.length === 0
  if (!isTaken) throw new Error(`${new URL(endpoint).host} did not take it: ${said.slice(0, 200)}`)
}

/** What it did not take it names in an answer of 200: addresses of another site than the token's, and what is no address. */
const ofBaiduAnswer = z.object({
  success: z.number().positive(),
  not_same_site: z.array(z.unknown()).default([]),
  not_valid: z.array(z.unknown()).default([]),
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function post(address: string, body: string, contentType: string): Promise<Response> {
  const response = await fetch(address, {
    method: 'POST',
    body,
    headers: { 'content-type': contentType },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  if (response.ok) return response
  await response.body?.cancel()
  // The query holds a secret.
  throw new Error(`${new URL(address).host} answered ${response.status}`)
}

/** As much of an answer as is worth reading; it comes over a connection that anybody may have changed. */
async function beginningOf({ body }: Response): Promise<string> {
  let text = ''
  for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += piece
    if (text.length > 2_000) break
  }
  return text
}
