import { z } from 'zod'
import { databaseNow } from '#lib/db/database-now.ts'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { publicationInstant, typedMinute } from '../articles/publication-date.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { createOnce, idempotencyKeySchema } from '../idempotency/create-once.ts'
import { parseInput } from '../input.ts'
import type { PreparedSealedFile } from '../parties/prepare-sealed-file.ts'
import { DAY_MS } from '../time.ts'
import { addressLines } from './address-lines.ts'
import { receiptOfCase, statusUrl } from './case-receipts.ts'
import { optionalNote } from './decision-note.ts'
import { type ElementKey, elementsNamed } from './elements.ts'
import { noticeClaimSchema } from './notice-claim.ts'
import { noticeFieldsSchema } from './notice-fields.ts'
import { deskWays } from './notice-ways.ts'
import { enterNotice } from './receive-notice.ts'
import { canMail } from './write-letter.ts'

/** What came longer ago is a slip of the finger, or was handled elsewhere. */
const LONGEST_AGO_DAYS = 366

/** A minute of Shanghai's clock, as `2026-12-01T08:00`, within the year before `now`. */
const receivedMinute = (now: Date) =>
  z.string('请填写收到的时间').transform((text, context): Date => {
    const at = publicationInstant(typedMinute(text))
    const message = at === null ? malformed(text) : untimely(at, now)
    if (at && message === null) return at
    context.addIssue({ code: 'custom', message: message ?? '' })
    return z.NEVER
  })

const malformed = (text: string) =>
  text.trim() === '' ? '请填写收到的时间' : '收到的时间要写成 2026-12-01 08:00 这样'

function untimely(receivedAt: Date, now: Date): string | null {
  if (receivedAt > now) return '收到的时间不能在将来'
  return now.getTime() - receivedAt.getTime() > LONGEST_AGO_DAYS * DAY_MS
    ? '收到的时间不能早于一年以前；更早的来件，请按最近一次收到的时间登记，并在备注里写明'
    : null
}

/** The fields of a notice, how and when it came, and the key of the form. */
const registeredSchema = (now: Date) =>
  noticeFieldsSchema.safeExtend({
    way: z.enum(deskWays, '请选择收到的方式'),
    receivedAt: receivedMinute(now),
    statedUrls: addressLines.pipe(noticeClaimSchema.shape.statedUrls.removeDefault()).default([]),
    /** For the newsroom, such as the number of a registered letter; it names nobody. */
    note: optionalNote,
    /** Whether the editor says that a word of it is nobody's name there, though a party has it. */
    isNoteConfirmed: z.boolean().default(false),
    key: idempotencyKeySchema,
  })

/** A notice as its form was filled in: all that is to be mended is said at once.
 *  @throws DomainError forbidden | invalid-input, by field */
export async function readRegistered(editor: Editor, input: unknown) {
  permit(editor, 'case.accept')
  return parseInput(registeredSchema(await databaseNow()), input)
}

export type RegisteredNotice = {
  caseId: number
  missing: ElementKey[]
  /** The claimant's page, to be handed to him; null where he gets it by mail. */
  statusUrl: string | null
}

/**
 * Registers a notice that came another way than by the portal's form (信息网络传播权保护条例 §14; 民法典 §1195; 最高人民法院《信息网络传播权
 * 规定》§13). It is a notice like every other: the editors' time has run since it was received. The same form sent again is the same
 * act. Where no mail can tell its claimant the address of his page, the editor gets it to hand over, on record.
 * @throws DomainError forbidden | invalid-input | duplicate
 */
export async function registerNotice(
  editor: Editor,
  input: unknown,
  files: readonly PreparedSealedFile[],
): Promise<RegisteredNotice> {
  const { way, receivedAt, note, isNoteConfirmed, key, ...fields } = await readRegistered(editor, input)
  return transaction(async (tx) => {
    const at = await databaseNow(tx)
    const { id } = await createOnce(tx, { key, makes: 'case', editorId: editor.id }, async () => {
      const { caseId } = await enterNotice(
        tx,
        { fields, files },
        {
          ...{ by: editor, at, receivedAt, way, note },
          ...(isNoteConfirmed && note !== '' && { noteConfirmedBy: editor }),
          moves: { whole: 'register', part: 'register-incomplete' },
        },
      )
      return caseId
    })
    return handOver(tx, editor, id)
  })
}

async function handOver(tx: Tx, editor: Editor, id: number): Promise<RegisteredNotice> {
  const row = await tx.rightsCase.findUniqueOrThrow({ where: { id } })
  const told = { caseId: id, missing: row.state === 'need_info' ? elementsNamed(row.missing) : [] }
  if (await canMail(tx, row, 'claimant')) return { ...told, statusUrl: null }
  const about = { subject: 'case', id } as const
  await recordAudit(tx, { event: 'status_address_shown', by: editor, about })
  return { ...told, statusUrl: statusUrl(receiptOfCase(row)) }
}
