import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import type { MediaKind } from '#lib/db/generated/enums.ts'
import { mediaAddress } from '#lib/media/media-address.ts'
import { mediaStorage } from '#lib/media/storage.ts'
import { sha256 } from './sha256.ts'

/** The media that the tests speak of. */

/** A photograph of the flag ceremony in the library: its original and one rendition, as rows alone. Told apart by `name`. */
export async function aPictureRow(changes: Partial<Prisma.MediaUncheckedCreateInput> = {}): Promise<number> {
  const name = changes.name ?? '授旗.jpg'
  const media = await db().media.create({
    data: {
      ...{ kind: 'picture', mime: 'image/jpeg', bytes: 9, name, width: 1600, height: 1200, actor: '黄编辑' },
      ...{ alt: '志愿者接过旗帜', uploadHash: sha256(name) },
      files: {
        create: [
          file(`${name}-original`, { isOriginal: true, format: 'jpeg', width: 1600, height: 1200 }),
          file(`${name}-640`, { isOriginal: false, format: 'webp', width: 640, height: 480 }),
        ],
      },
      ...changes,
    },
    select: { id: true },
  })
  return media.id
}

function file(
  content: string,
  facts: { isOriginal: boolean; format: string; width: number; height: number },
) {
  return { hash: sha256(content), bytes: content.length, ...facts }
}

/** A medium whose file is in the store, with its address. */
export async function aFile(
  content: Buffer,
  { format, ...facts }: { kind: MediaKind; format: string; name?: string },
): Promise<{ id: number; hash: string; address: string }> {
  const hash = sha256(content)
  await mediaStorage().put(hash, content)
  const { id } = await db().media.create({
    data: {
      ...{ actor: '黄编辑', bytes: content.length, uploadHash: hash, ...facts },
      files: { create: [{ hash, format, isOriginal: true, bytes: content.length }] },
    },
    select: { id: true },
  })
  return { id, hash, address: mediaAddress(hash, format) }
}
