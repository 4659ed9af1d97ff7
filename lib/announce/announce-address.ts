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
  await post(endpoint, JSON.stringify(told), 'application/json; charset=utf-8')
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
  await post(`${endpoint}/${ofBaidu[news]}?${query}`, address, 'text/plain')
}

async function post(address: string, body: string, contentType: string): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    body,
    headers: { 'content-type': contentType },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  await response.body?.cancel()
  // The query holds a secret.
  if (!response.ok) throw new Error(`${new URL(address).host} answered ${response.status}`)
}
