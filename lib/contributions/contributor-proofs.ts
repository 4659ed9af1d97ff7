import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { type OpenedFile, openSealedFile } from '../parties/open-sealed-file.ts'
import { isUuid } from '../parties/read-identity.ts'

/** A file of evidence of a contributor, as it can be listed without opening it: its name may name somebody. */
export type Proof = { id: string; format: string; bytes: number; at: Date; isDeleted: boolean }

/** The evidence that came with a contribution's answers, oldest first.
 *  @throws DomainError forbidden */
export async function proofsOfContribution(editor: Editor, contributionId: number): Promise<Proof[]> {
  permit(editor, 'contribution.read')
  const partyId = await partyOf(contributionId)
  if (partyId === null) return []
  const files = await db().sealedFile.findMany({
    where: { partyId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return files.map(({ id, format, bytes, createdAt, deletedAt }) => {
    return { id, format, bytes: Number(bytes), at: createdAt, isDeleted: deletedAt !== null }
  })
}

/** Opens one of them; recorded with the reason.
 *  @throws DomainError forbidden | invalid-input | not-found | gone | unavailable */
export async function openProof(
  editor: Editor,
  { id, file, why }: { id: number; file: string; why: string },
): Promise<OpenedFile> {
  permit(editor, 'identity.open')
  const partyId = await partyOf(id)
  const isOwn =
    partyId !== null && isUuid(file) && (await db().sealedFile.count({ where: { id: file, partyId } })) > 0
  if (!isOwn) throw new DomainError('not-found', '这份投稿没有这个文件。')
  return openSealedFile(editor, file, { why, about: { contributionId: id } })
}

async function partyOf(id: number): Promise<string | null> {
  const row = await db().contribution.findUnique({ where: { id }, select: { partyId: true } })
  return row?.partyId ?? null
}
