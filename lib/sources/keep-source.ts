import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { holdMedia } from '../media/hold-media.ts'
import { nameKey } from './source-keys.ts'
import type { SourceInput } from './source-schema.ts'

/** The columns of a source's row. */
export async function sourceColumns(tx: Tx, { expiresOn, ...input }: SourceInput) {
  if (input.evidenceId !== null) await assertEvidence(tx, input.evidenceId)
  return { ...input, expiresOn: expiresOn === null ? null : new Date(`${expiresOn}T00:00:00Z`) }
}

/** A source's details for the audit trail; an address may name who reads it, so that only whether there is one is kept. */
export function auditedSource({ rightsEmail, ...input }: SourceInput): Prisma.InputJsonObject {
  return { ...input, hasRightsEmail: rightsEmail !== null }
}

/** It is held until the end of the transaction: nobody deletes it meanwhile (lib/media/delete-media.ts). */
async function assertEvidence(tx: Tx, id: number): Promise<void> {
  if (!(await holdMedia(tx, id)))
    throw new DomainError('invalid-input', '没有这个依据文件。', { fields: { evidenceId: '请重新上传' } })
}

/** Enters the names by which a source is recognised, in place of those that it had.
 *  @throws DomainError duplicate where another source has one of them */
export async function keepKeys(tx: Tx, sourceId: number, { name, aliases }: SourceInput): Promise<void> {
  const keys = new Map([name, ...aliases].map((one) => [nameKey(one), one]))
  await tx.listedSourceKey.deleteMany({ where: { sourceId } })
  const data = [...keys.keys()].map((key) => ({ key, sourceId }))
  const { count } = await tx.listedSourceKey.createMany({ data, skipDuplicates: true })
  if (count === data.length) return
  const taken = await tx.listedSourceKey.findFirst({
    where: { key: { in: [...keys.keys()] }, sourceId: { not: sourceId } },
    select: { key: true, source: { select: { name: true } } },
  })
  const word = keys.get(taken?.key ?? '') ?? name
  const field = nameKey(name) === taken?.key ? 'name' : 'aliases'
  const sentence = `“${word}”已经是“${taken?.source.name ?? ''}”的名称或别名`
  throw new DomainError('duplicate', `${sentence}。`, { fields: { [field]: sentence } })
}

/** Holds a source that an editor saw in this version until the transaction ends.
 *  @throws DomainError not-found | conflict */
export async function claimSource(tx: Tx, { id, version }: { id: number; version: number }) {
  await tx.$queryRaw`SELECT FROM listed_source WHERE id = ${id} FOR UPDATE`
  const source = await tx.listedSource.findFirst({ where: { id, removedAt: null } })
  if (!source) throw new DomainError('not-found', '这个来源已经不在名单里了。')
  if (source.version !== version)
    throw new DomainError('conflict', `别人刚刚改过“${source.name}”，请看过现在的内容再改。`, {
      details: { version: source.version },
    })
  return source
}
