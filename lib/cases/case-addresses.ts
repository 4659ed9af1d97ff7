import type { Prisma } from '#lib/db/generated/client.ts'
import { config } from '../config.ts'
import { pathNumber } from '../path-number.ts'
import { completeAddress, isWebAddress } from '../text/web-address.ts'

type Client = Pick<Prisma.TransactionClient, 'article' | 'shareLink'>

/** An address of a notice and the article that it leads to; null for none of the portal's. */
export type CaseAddress = { url: string; articleId: number | null }

/**
 * What the addresses of a notice lead to, each once: an article's page in any of its forms, or its short link, is that page; another
 * address is kept without its query and fragment. What is no address stays in the sealed notice alone, since anything may be written
 * there.
 */
export async function addressesOf(client: Client, urls: readonly string[]): Promise<CaseAddress[]> {
  const found: CaseAddress[] = []
  for (const stated of urls) {
    const address = plainAddress(stated)
    if (address === null) continue
    const articleId = await articleAt(client, address)
    const url = articleId === null ? address : `${config().siteUrl}/articles/${articleId}`
    if (!found.some((one) => one.url === url)) found.push({ url, articleId })
  }
  return found
}

function plainAddress(stated: string): string | null {
  const address = completeAddress(stated)
  if (!isWebAddress(address)) return null
  const { origin, pathname } = new URL(address)
  return `${origin}${pathname}`
}

async function articleAt(client: Client, url: string): Promise<number | null> {
  const { host, pathname } = new URL(url)
  if (host !== new URL(config().siteUrl).host) return null
  const [, code] = /^(?:\/hant)?\/s\/([\w-]+)\/?$/.exec(pathname) ?? []
  if (code !== undefined)
    return (
      (await client.shareLink.findUnique({ where: { code }, select: { articleId: true } }))?.articleId ?? null
    )
  const [, digits = ''] = /^(?:\/hant)?\/articles\/(\d+)(?:\/|$)/.exec(pathname) ?? []
  const id = pathNumber(digits)
  if (id === null) return null
  // What was never public is nothing: the answer would tell who asks that there is such a draft.
  const found = await client.article.findFirst({
    where: { id, publishedAt: { not: null } },
    select: { id: true },
  })
  return found?.id ?? null
}
