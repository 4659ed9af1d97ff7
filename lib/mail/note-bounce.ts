import { db } from '#lib/db/client.ts'
import type { Bounce } from './read-bounce.ts'

/** Records that a mail which the server had taken came back. A later report of it changes nothing.
 *  @returns whether it was one that had been sent */
export async function noteBounce({ mailId, code }: Bounce): Promise<boolean> {
  const changed = await db().$executeRaw`
    UPDATE mail SET state = 'undeliverable', code = ${code}, undeliverable_at = now()
    WHERE id = ${mailId}::uuid AND state = 'sent'`
  return changed > 0
}
