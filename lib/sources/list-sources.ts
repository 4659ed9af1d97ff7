import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { mediaAddress } from '../media/media-address.ts'
import { DAY_MS, shanghaiDate } from '../time.ts'
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
  evidence: Evidence | null
  /** Where it is told of claims of rights in its texts; empty for none. */
  rightsEmail: string
}

/** The file that proves the basis, for editors alone. `address` is null while it is being fetched. */
export type Evidence = { id: number; name: string; bytes: number; address: string | null }

/** The sources that one may repost from, by name. Every editor may see them.
 *  @throws DomainError forbidden */
export async function listSources(editor: Editor): Promise<SourceRow[]> {
  permit(editor, 'article.draft')
  const rows = await db().listedSource.findMany({
    where: { removedAt: null },
    include: { evidence: { include: { files: { where: { isOriginal: true } } } } },
    orderBy: [{ name: 'asc' }],
  })
  const today = Date.parse(shanghaiDate(new Date()))
  return rows.map(({ id, version, name, aliases, hosts, basis, note, expiresOn, evidence, rightsEmail }) => {
    return {
      ...{ id, version, name, aliases, hosts, basis, note },
      expiresOn: expiresOn?.toISOString().slice(0, 10) ?? null,
      daysLeft: expiresOn ? Math.round((expiresOn.getTime() - today) / DAY_MS) : null,
      evidence: evidence && evidenceOf(evidence),
      rightsEmail: rightsEmail ?? '',
    }
  })
}

function evidenceOf({
  id,
  name,
  bytes,
  files: [file],
}: Prisma.MediaGetPayload<{ include: { files: true } }>): Evidence {
  return { id, name, bytes: Number(bytes), address: file ? mediaAddress(file.hash, file.format) : null }
}
