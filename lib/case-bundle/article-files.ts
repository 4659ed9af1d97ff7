import { db } from '#lib/db/client.ts'
import { storedBodySchema } from '../articles/body/body.ts'
import { plainText } from '../articles/body/plain-text.ts'
import { fieldsOf, rowFields } from '../articles/fields.ts'
import { type BundleFile, jsonFile, textFile } from './write-bundle.ts'

/**
 * An article as it stands, as its contributor sent it, and in all its versions, with its removals and corrections. Its views,
 * which every visit changes, would make another bundle of the same case.
 */
export async function filesOfArticle(id: number): Promise<BundleFile[]> {
  const row = await db().article.findUnique({
    where: { id },
    include: {
      source: { select: { name: true } },
      policy: { select: { version: true } },
      editor: { select: { name: true } },
      contribution: true,
      takedowns: { orderBy: { id: 'asc' } },
      corrections: { orderBy: { id: 'asc' } },
      revisions: { select: { version: true }, orderBy: { version: 'asc' } },
    },
  })
  if (!row) return []
  const folder = `articles/${id}`
  const { status, origin, version, publishedAt, amendedAt, collectedAt, takedowns, corrections } = row
  const article = {
    ...{ id, status, origin, version, publishedAt, amendedAt, collectedAt },
    ...fieldsOf(row, rowFields),
    ...{ source: row.source?.name ?? null, policy: row.policy?.version ?? null },
    ...{ responsibleEditor: row.editor?.name ?? null, takedowns, corrections },
  }
  return [
    jsonFile(`${folder}/article.json`, article),
    textFile(`${folder}/article.txt`, textOf(row)),
    ...(row.contribution ? filesOfContribution(folder, row.contribution) : []),
    ...row.revisions.map((revision) => revisionFile(folder, id, revision.version)),
  ]
}

type Text = { title: string; body: unknown }

const textOf = ({ title, body }: Text) => `${title}\n\n${plainText(storedBodySchema.parse(body))}\n`

/** What came, unchanged, with what its sender agreed to; who he is stands elsewhere. */
function filesOfContribution(folder: string, contribution: Contribution): BundleFile[] {
  const { id, title, body, penName, originalHash, authorship, licence, rulesId, receivedAt } = contribution
  const sha256 = Buffer.from(originalHash).toString('hex')
  const original = { id, title, body, penName, sha256, authorship, licence, rulesId, receivedAt }
  return [
    jsonFile(`${folder}/投稿原件.json`, original),
    textFile(`${folder}/投稿原件.txt`, textOf(contribution)),
  ]
}

type Contribution = Text & {
  id: number
  penName: string
  originalHash: Uint8Array
  authorship: string
  licence: string
  rulesId: number
  receivedAt: Date
}

/** Read when its turn has come: an article can have many. */
function revisionFile(folder: string, articleId: number, version: number): BundleFile {
  const path = `${folder}/revisions/${String(version).padStart(3, '0')}.json`
  const open = async () => {
    const { id: _, ...kept } = await db().revision.findUniqueOrThrow({
      where: { articleId_version: { articleId, version } },
    })
    return jsonFile(path, kept).open()
  }
  return { path, open }
}
