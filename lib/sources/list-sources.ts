import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { shanghaiDate } from '../time.ts'
import type { SourceBasis } from './source-bases.ts'

/** A source of the list as its page shows it. */
export type SourceRow = {
  id: number
  version: number
  name: string
  aliases: string[]
  hosts: string[]
  basis: SourceBasis
  note: string
  /** `2027-12-31`, the last day on which the basis holds; null for one without an end. */
  expiresOn: string | null
  /** How many days are left of it; negative once it is over. */
  daysLeft: number | null
  evidence: { id: number; name: string; hash: string | null; format: string | null } | null
}

const DAY_MS = 86_400_000

/** The sources that one may repost from, by name. Every editor may see them.
 *  @throws DomainError forbidden */
export async function listSources(editor: Editor): Promise<SourceRow[]> {
  permit(editor, 'article.draft')
  const rows = await db().listedSource.findMany({
    where: { removedAt: null },
    include: { evidence: { select: { id: true, name: true, files: { where: { isOriginal: true } } } } },
    orderBy: [{ name: 'asc' }],
  })
  const today = Date.parse(shanghaiDate(new Date()))
  return rows.map(({ id, version, name, aliases, hosts, basis, note, expiresOn, evidence }) => {
    const file = evidence?.files[0]
    return {
      ...{ id, version, name, aliases, hosts, basis, note },
      expiresOn: expiresOn?.toISOString().slice(0, 10) ?? null,
      daysLeft: expiresOn ? Math.round((expiresOn.getTime() - today) / DAY_MS) : null,
      evidence: evidence
        ? { id: evidence.id, name: evidence.name, hash: file?.hash ?? null, format: file?.format ?? null }
        : null,
    }
  })
}
