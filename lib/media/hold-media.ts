import type { Tx } from '#lib/db/transaction.ts'

/** Holds a medium that was found before: nobody deletes it until the transaction ends (lib/media/delete-media.ts).
 *  @returns whether it is still there */
export async function holdMedia(tx: Tx, id: number): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT FROM media WHERE id = ${id} AND deleted_at IS NULL FOR KEY SHARE`
  return held.length > 0
}
