import { Readable } from 'node:stream'
import { type Tx, transaction } from '#lib/db/transaction.ts'
import type { Editor } from '../actors/editor.ts'
import { recordAudit } from '../audit/record.ts'
import { permit } from '../editors/permissions.ts'
import { DomainError } from '../errors.ts'
import { parseInput } from '../input.ts'
import { contentTypeOf } from '../media/formats.ts'
import { unseal } from '../sealed/seal.ts'
import { unsealStream } from '../sealed/sealed-stream.ts'
import { type OpeningInput, openingSchema, refuseIdentityIn } from './opening-reason.ts'
import { expired, isUuid, readIdentity } from './read-identity.ts'
import { sealedStorage } from './sealed-storage.ts'

/** A file of evidence, open: whoever asked must read the stream or destroy it. */
export type OpenedFile = {
  stream: Readable
  /** As whoever sent it called it. */
  name: string
  /** A key of lib/media/formats.ts, or `heic`. */
  format: string
  mime: string
  bytes: number
}

/**
 * Opens a file of evidence, for somebody who may open identities. The audit trail says who did, when, why and which.
 * @throws DomainError forbidden | invalid-input | not-found | gone | unavailable; the stream fails where the file was changed
 */
export async function openSealedFile(editor: Editor, id: string, input: OpeningInput): Promise<OpenedFile> {
  permit(editor, 'identity.open')
  const { why, about } = parseInput(openingSchema, input)
  const file = await transaction(async (tx) => {
    const found = await fileRow(tx, id)
    if (found.partyId) refuseIdentityIn(why, (await readIdentity(tx, found.partyId)).identity)
    const [subject, details] = ['party' as const, { why, file: id, ...about }]
    await recordAudit(tx, {
      ...{ event: 'evidence_opened', by: editor, about: { subject, id: found.partyId ?? id }, details },
    })
    return found
  })
  const { name, format, bytes, hash } = file
  return { stream: await streamOf(id, hash), name, format, mime: contentTypeOf(format), bytes: Number(bytes) }
}

async function fileRow(tx: Tx, id: string) {
  const row = isUuid(id) ? await tx.sealedFile.findUnique({ where: { id } }) : null
  if (!row) throw new DomainError('not-found', '没有这个文件。')
  if (row.name === null) throw expired('这个文件', row.deletedAt)
  return { ...row, name: unseal({ table: 'sealed_file', column: 'name', row: id }, row.name) }
}

/** The file's content. Its beginning is read before an answer can begin. */
async function streamOf(id: string, hash: string): Promise<Readable> {
  const sealed = await sealedStorage().get(hash)
  if (!sealed)
    throw new DomainError('unavailable', '文件存储里找不到这个文件，请联系管理员。', { details: { hash } })
  const content = unsealStream({ row: id }, sealed)
  const first = await content.next()
  const stream = Readable.from(whole(first, content), { objectMode: false })
  // One that is destroyed before anybody reads it has not begun to read the file.
  return stream.once('close', () => sealed.destroy())
}

async function* whole(first: IteratorResult<Buffer>, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (!first.done) yield first.value
  yield* rest
}
