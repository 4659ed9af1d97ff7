import { db } from '#lib/db/client.ts'
import type { Media, MediaFile, Prisma } from '#lib/db/generated/client.ts'
import { mediaAddress } from './media-address.ts'
import type { MediaById, MediaFileView, MediaView } from './media-types.ts'

/** Media by their numbers; what was deleted, or never was, is not among them. */
export async function readMedia(
  ids: readonly number[],
  client: Pick<Prisma.TransactionClient, 'media'> = db(),
): Promise<MediaById> {
  if (ids.length === 0) return new Map()
  const rows = await client.media.findMany({
    where: { id: { in: [...new Set(ids)] }, deletedAt: null },
    include: { files: true },
  })
  return new Map(rows.map((row) => [row.id, mediaView(row)]))
}

/** A medium's rows as they are shown. */
function mediaView(row: Media & { files: MediaFile[] }): MediaView {
  const { id, kind, state, name, mime, width, height, duration, placeholder } = row
  const { alt, decorative, caption, credit, licence, source } = row
  const original = row.files.find((file) => file.isOriginal)
  return {
    ...{ id, kind, state, name, mime, width, height, duration, placeholder },
    ...{ alt, decorative, caption, credit, licence, source },
    bytes: Number(row.bytes),
    focal: { x: row.focalX, y: row.focalY },
    original: original && state === 'ready' ? fileView(original) : null,
    changedAt: row.changedAt.toISOString(),
    renditions: row.files
      .filter((file) => !file.isOriginal)
      .sort((one, other) => (one.width ?? 0) - (other.width ?? 0))
      .map(fileView),
  }
}

function fileView({ hash, format, width, height, bytes }: MediaFile): MediaFileView {
  return { address: mediaAddress(hash, format), format, width, height, bytes: Number(bytes) }
}
