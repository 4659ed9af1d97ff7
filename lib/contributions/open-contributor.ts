import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import type { Identity } from '../parties/identity.ts'
import { openParty } from '../parties/open-party.ts'

/** Opens who a contributor is, for an editor who may, with the reason on record.
 *  @throws DomainError forbidden | invalid-input | not-found | gone (deleted at its expiry) */
export async function openContributor(editor: Editor, id: number, why: string): Promise<Identity> {
  permit(editor, 'contribution.read')
  const row = await db().contribution.findUnique({ where: { id }, select: { partyId: true } })
  if (!row) throw new DomainError('not-found', '没有这份投稿。')
  if (row.partyId === null) throw new DomainError('gone', '投稿人的身份信息已到期删除。')
  return openParty(editor, row.partyId, { why, about: { contributionId: id } })
}
