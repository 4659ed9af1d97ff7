import type { Prisma } from '#lib/db/generated/client.ts'
import { config } from '../config.ts'
import { articlePath } from '../reader-paths.ts'
import { rightsContacts } from '../sources/rights-contacts.ts'

type Client = Pick<Prisma.TransactionClient, 'caseArticle' | 'listedSourceKey'>

/** A source of a case's reposts, by the name that the articles give it. */
export type CaseSource = {
  /** The number of the name. */
  id: number
  name: string
  /** The listed source that has an address for claims of rights; null where none is known. */
  contact: number | null
  articles: RepostOfCase[]
}

type RepostOfCase = {
  id: number
  /** Its page, and where it was reposted from: all that is said of it, since a title may name who gave notice. */
  address: string
}

/** The sources of what a case is about and the portal has reposted, by their names; none for its own articles and contributions. */
export async function sourcesOfCase(client: Client, caseId: number): Promise<CaseSource[]> {
  const rows = await client.caseArticle.findMany({
    where: {
      caseId,
      article: { origin: 'repost', sourceId: { not: null } },
      OR: [{ outcome: null }, { outcome: { notIn: ['rejected', 'merged'] } }],
    },
    orderBy: { id: 'asc' },
    select: { article: { select: { id: true, sourceUrl: true, source: true } } },
  })
  const sources = new Map<number, CaseSource>()
  for (const { article } of rows) {
    if (!article?.source) continue
    const { id, name } = article.source
    const source = sources.get(id) ?? { id, name, contact: null, articles: [] }
    source.articles.push({ id: article.id, address: repostedAt(article) })
    sources.set(id, source)
  }
  const all = [...sources.values()].sort((a, b) => a.id - b.id)
  const contacts = await rightsContacts(
    client,
    all.map(({ name }) => name),
  )
  return all.map((source) => ({ ...source, contact: contacts.get(source.name) ?? null }))
}

function repostedAt({ id, sourceUrl }: { id: number; sourceUrl: string | null }): string {
  const page = `${config().siteUrl}${articlePath(id)}`
  return sourceUrl === null ? page : `${page}（原文：${sourceUrl}）`
}
