import { Prisma } from '#lib/db/generated/client.ts'
import { transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { assertNamesNobody } from './names-nobody.ts'
import { isNeeded } from './needed-parties.ts'
import { type OpeningInput, openingSchema } from './opening-reason.ts'
import { expired, isUuid } from './read-identity.ts'

/**
 * Ends the time for which a party is kept, because he asks for it and the editor has made sure that it is he (个人信息保护法 §47): the
 * hourly job then deletes identity, letters and files. Never while they are needed (needed-parties.ts): until then
 * the law asks for them (条例 §14–17; 民法典 §1195, 1196).
 * @throws DomainError forbidden | invalid-input | not-found | gone | wrong-state
 */
export async function endKeeping(editor: Editor, id: string, input: OpeningInput): Promise<void> {
  permit(editor, 'identity.open')
  const { why, about } = parseInput(openingSchema, input)
  await transaction(async (tx) => {
    const party = isUuid(id) ? await tx.party.findUnique({ where: { id } }) : null
    if (!party) throw new DomainError('not-found', '没有这份身份信息。')
    if (party.deletedAt) throw expired('身份信息', party.deletedAt)
    await assertNamesNobody(tx, [id], { text: why, field: 'why' })
    const ended = await tx.$executeRaw(Prisma.sql`
      UPDATE party SET until = least(until, now()) WHERE id = ${id}::uuid AND deleted_at IS NULL AND NOT ${isNeeded}`)
    if (ended === 0)
      throw new DomainError(
        'wrong-state',
        '相关的案件或者稿件还没有办结，文章仍在展示，或者有权机关的要求还没有解除，现在不能删除。',
      )
    await recordAudit(tx, {
      ...{ event: 'party_keeping_ended', by: editor, about: { subject: 'party', id } },
      details: { why, role: party.role, ...about },
    })
  })
}
