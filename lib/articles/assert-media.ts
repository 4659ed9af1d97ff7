import type { Tx } from '#lib/db/transaction.ts'
import { DomainError } from '../errors.ts'
import { readMedia } from '../media/read-media.ts'
import type { Body } from './body/body.ts'
import { type MediaUse, mediaOf, mediaUses } from './body/media-of.ts'
import { placeOf, undescribedPictures } from './body/undescribed-pictures.ts'

/** A refusal names so many pictures. */
const MOST_NAMED = 5

const names = { picture: '图片', video: '视频', audio: '音频', document: '附件' } as const

/** Each file that a body shows must be in the library, and be what it is shown as.
 *  @throws DomainError invalid-input */
export async function assertMediaFit(tx: Tx, body: Body): Promise<void> {
  const uses = mediaUses(body)
  if (uses.length === 0) return
  const media = await readMedia(mediaOf(body), tx)
  const [wrong] = uses.filter(({ id, kind }) => media.get(id)?.kind !== kind)
  if (wrong) throw refused(reasonOf(wrong, uses, media.has(wrong.id)))
}

function reasonOf({ id, kind, node }: MediaUse, uses: readonly MediaUse[], isThere: boolean): string {
  const same = uses.filter((use) => use.kind === kind)
  const place = `第 ${same.findIndex((use) => use.node === node) + 1} 个${names[kind]}（编号 ${id}）`
  return isThere
    ? `${place}不是${names[kind]}文件，请删去后重新插入`
    : `${place}不在媒体库里，请删去后重新插入`
}

/** Every picture that readers are to see must say what it shows, or that it only decorates.
 *  @throws DomainError invalid-input */
export async function assertDescribed(tx: Tx, body: Body): Promise<void> {
  if (mediaOf(body).length === 0) return
  const missing = undescribedPictures(body, await readMedia(mediaOf(body), tx))
  if (missing.length === 0) return
  const named = missing.slice(0, MOST_NAMED).map(placeOf).join('、')
  throw refused(
    `${named}${missing.length > MOST_NAMED ? `等 ${missing.length} 张` : ''}还没有替代文字，请填写，或标为“装饰图片”`,
  )
}

function refused(reason: string): DomainError {
  return new DomainError('invalid-input', `${reason}。`, { fields: { body: reason } })
}
