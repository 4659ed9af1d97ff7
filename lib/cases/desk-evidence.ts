import { db } from '#lib/db/client.ts'
import type { Editor } from '../actors/editor.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import type { Identity } from '../parties/identity.ts'
import { openParty } from '../parties/open-party.ts'
import { type OpenedFile, openSealedFile } from '../parties/open-sealed-file.ts'
import { isUuid } from '../parties/read-identity.ts'

/** Whose identity or evidence it is. */
export type CaseParty = 'claimant' | 'contributor'

/** A file of evidence as it can be listed without opening it: its name may name somebody. */
export type EvidenceFile = {
  id: string
  party: CaseParty
  format: string
  bytes: number
  at: Date
  isDeleted: boolean
}

/** The files that came with a case's notice and its counter-notices, oldest first.
 *  @throws DomainError forbidden */
export async function evidenceOfCase(editor: Editor, caseId: number): Promise<EvidenceFile[]> {
  permit(editor, 'case.read')
  const parties = await partiesOfCase(caseId)
  const files = await db().sealedFile.findMany({
    where: { partyId: { in: [...parties.keys()] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return files.map(({ id, partyId, format, bytes, createdAt, deletedAt }) => ({
    ...{ id, format, bytes: Number(bytes), at: createdAt, isDeleted: deletedAt !== null },
    party: parties.get(partyId ?? '') ?? 'claimant',
  }))
}

/** Opens who gave a case's notice, or its last counter-notice, or sent the contribution; recorded with the reason.
 *  @throws DomainError forbidden | invalid-input | not-found | gone */
export async function openCaseParty(
  editor: Editor,
  { id, party, why }: { id: number; party: CaseParty; why: string },
): Promise<Identity> {
  permit(editor, 'identity.open')
  const known = [...(await partiesOfCase(id))].filter(([, side]) => side === party).at(-1)
  if (!known) throw new DomainError('not-found', '没有留下身份信息。')
  return openParty(editor, known[0], { why, about: { caseId: id } })
}

/** Opens a file of evidence of a case; recorded with the reason.
 *  @throws DomainError forbidden | invalid-input | not-found | gone | unavailable */
export async function openCaseEvidence(
  editor: Editor,
  { id, file, why }: { id: number; file: string; why: string },
): Promise<OpenedFile> {
  permit(editor, 'identity.open')
  const parties = [...(await partiesOfCase(id)).keys()]
  const isOwn =
    isUuid(file) && (await db().sealedFile.count({ where: { id: file, partyId: { in: parties } } })) > 0
  if (!isOwn) throw new DomainError('not-found', '本案没有这个文件。')
  return openSealedFile(editor, file, { why, about: { caseId: id } })
}

/** The parties of a case by their ids: the claimant, who sent the contribution, who gave the counter-notices. */
export async function partiesOfCase(caseId: number): Promise<Map<string, CaseParty>> {
  const row = await db().rightsCase.findUnique({
    where: { id: caseId },
    select: {
      partyId: true,
      contribution: { select: { partyId: true } },
      counterNotices: { select: { partyId: true }, orderBy: { offeredAt: 'asc' } },
    },
  })
  const parties = new Map<string, CaseParty>()
  if (row?.partyId) parties.set(row.partyId, 'claimant')
  for (const { partyId } of [row?.contribution ?? { partyId: null }, ...(row?.counterNotices ?? [])])
    if (partyId) parties.set(partyId, 'contributor')
  return parties
}
