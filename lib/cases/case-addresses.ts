import type { Prisma } from '#lib/db/generated/client.ts'
import { config } from '../config.ts'
import { pathNumber } from '../path-number.ts'
import { completeAddress } from '../text/web-address.ts'

type Client = Pick<Prisma.TransactionClient, 'article' | 'shareLink'>

/** An address of a notice, as it was written, and the article that it leads to; null for none of the portal's. */
export type CaseAddress = { url: string; articleId: number | null }

/** What the addresses of a notice lead to, each article once: an article's page in any of its forms, or its short link. */
export async function addressesOf(client: Client, urls: readonly string[]): Promise<CaseAddress[]> {
  const found: CaseAddress[] = []
  for (const url of urls) {
    const articleId = await articleAt(client, url)
    const isKnown = found.some((one) => (articleId === null ? one.url === url : one.articleId === articleId))
    if (!isKnown) found.push({ url, articleId })
  }
  return found
}

async function articleAt(client: Client, url: string): Promise<number | null> {
  const address = completeAddress(url)
  if (!URL.canParse(address)) return null
  const { host, pathname } = new URL(address)
  if (host !== new URL(config().siteUrl).host) return null
  const [, code] = /^(?:\/hant)?\/s\/([\w-]+)\/?$/.exec(pathname) ?? []
  if (code !== undefined)
    return (
      (await client.shareLink.findUnique({ where: { code }, select: { articleId: true } }))?.articleId ?? null
    )
  const [, digits = ''] = /^(?:\/hant)?\/articles\/(\d+)(?:\/|$)/.exec(pathname) ?? []
  const id = pathNumber(digits)
  if (id === null) return null
  return (await client.article.findUnique({ where: { id }, select: { id: true } }))?.id ?? null
}
