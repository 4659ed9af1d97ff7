import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { queryRows } from '#lib/db/rows.ts'
import type { Tx } from '#lib/db/transaction.ts'
import type { Body } from '../articles/body/body.ts'
import { plainText, unmarkedText } from '../articles/body/plain-text.ts'
import { addMedia } from '../media/add-media.ts'
import type { PreparedMedia } from '../media/prepare-media.ts'
import { readMedia } from '../media/read-media.ts'
import { fingerprintOf, storedFingerprint } from '../near-duplicates/fingerprint.ts'
import { keepParty } from '../parties/keep-party.ts'
import { newReceipt } from '../receipts/receipt.ts'
import { blindIndex } from '../sealed/blind-index.ts'
import { seal } from '../sealed/seal.ts'
import { agreedRules } from './agreed-rules.ts'
import { type ContributedFile, withFiles } from './contribution-body.ts'
import type { ContributionFields } from './contribution-fields.ts'
import { theContributor } from './contributor.ts'
import { keptUntil } from './kept-until.ts'
import { recordStep } from './record-step.ts'
import { tellContributor } from './tell-contributor.ts'
import { toldFileName } from './told-file-name.ts'

/** A file that was checked and cleaned, or that the library has already; its name is as its contributor calls it. */
export type GivenMedia = { name: string; prepared: PreparedMedia | { knownId: number } }

export type GivenContribution = {
  fields: ContributionFields
  /** Its text without its files. */
  text: Body
  files: readonly GivenMedia[]
}

/**
 * Receives a contribution as it came: its original, which never changes, its files, who sent it (sealed), the statement, the
 * licence and the version of the rules that he agreed to.
 * @returns its number, and the receipt by which its contributor finds it: nobody else knows that
 * @throws DomainError invalid-input (the rules are others by now; the text with its files is too long) | unavailable (no rules
 *   are in force)
 */
export async function receiveContribution(
  tx: Tx,
  { fields, text, files }: GivenContribution,
): Promise<{ id: number; receipt: string }> {
  const rulesId = await agreedRules(tx, fields.rulesVersion)
  const media = await keptFiles(tx, files, fields)
  const body = withFiles(text, media)
  const id = await nextId(tx)
  const receipt = newReceipt()
  const { name, email, phone, title, penName, authorship, licence } = fields
  const identity = { name, email, phone }
  const partyId = await keepParty(tx, { role: 'contributor', identity, until: await keptUntil(tx) })
  const fingerprint = fingerprintOf(unmarkedText(body))
  const contribution = await tx.contribution.create({
    data: {
      ...{ id, partyId, title, penName, body, authorship, licence, rulesId },
      receiptHash: blindIndex('receipt', receipt),
      receiptSealed: seal({ table: 'contribution', column: 'receipt_sealed', row: String(id) }, receipt),
      contributorKey: blindIndex('contact', email ?? phone ?? ''),
      originalHash: originalHash(title, body),
      fingerprint: fingerprint.hash === null ? null : BigInt.asIntN(64, fingerprint.hash),
      bands: storedFingerprint(fingerprint).bands,
      mediaIds: media.map((file) => file.id),
    },
  })
  await recordStep(tx, contribution, { move: 'receive', by: theContributor })
  await tellContributor(tx, contribution, { letter: 'received' })
  return { id, receipt }
}

async function keptFiles(
  tx: Tx,
  files: readonly GivenMedia[],
  { name, email, phone, penName }: ContributionFields,
): Promise<ContributedFile[]> {
  const sender = { name, email: email ?? null, phone: phone ?? null }
  const toldAs = (given: string, at: number) => toldFileName(given, { sender, penName, place: at + 1 })
  const ids: number[] = []
  for (const { prepared } of files) ids.push((await addMedia(tx, theContributor, prepared)).id)
  const views = await readMedia(ids, tx)
  const found = ids.map((id, at) => ({
    id,
    kind: views.get(id)?.kind,
    name: toldAs(files[at]?.name ?? '', at),
  }))
  const kept = found.flatMap(({ kind, ...file }) => (kind ? [{ ...file, kind }] : []))
  // The same file chosen twice is one.
  return kept.filter(({ id }, at) => ids.indexOf(id) === at)
}

/** Before its row is there: what is sealed in it is sealed for this number. */
async function nextId(tx: Tx): Promise<number> {
  const [row] = await queryRows(
    z.object({ id: z.int() }),
    Prisma.sql`SELECT nextval(pg_get_serial_sequence('contribution', 'id'))::int AS id`,
    tx,
  )
  if (!row) throw new Error('a sequence without a value')
  return row.id
}

/** SHA-256 of title and text, with the structure of the text left out. */
function originalHash(title: string, body: Body): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHash('sha256')
      .update(JSON.stringify([title, plainText(body)]))
      .digest(),
  )
}
