import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { pool } from '#lib/db/client.ts'
import { processSingleton } from '../process-singleton.ts'

const SALT_BYTES = 32
/** Today's, yesterday's around midnight, and one more for a wrong clock. */
const MOST_CACHED = 3
/** A day and some time, because yesterday's salt is needed in the first half minute of a day. */
const CACHED_MS = 25 * 3_600_000

/**
 * The random salt of a day (`YYYY-MM-DD`, Shanghai), which the first instance that needs it creates. Cached in memory for
 * 25 hours.
 */
export function saltOf(day: string): Promise<KeyObject> {
  const salts = processSingleton('view-salts', () => {
    return new LRUCache<string, Promise<KeyObject>>({ max: MOST_CACHED, ttl: CACHED_MS, ttlAutopurge: true })
  })
  const known = salts.get(day)
  if (known) return known
  const salt = shared(day)
  salts.set(day, salt)
  salt.catch(() => salts.delete(day))
  return salt
}

async function shared(day: string): Promise<KeyObject> {
  const insert = 'INSERT INTO view_salt (day, salt) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING'
  await pool().query(insert, [day, randomBytes(SALT_BYTES)])
  const { rows } = await pool().query<{ salt: Buffer }>('SELECT salt FROM view_salt WHERE day = $1', [day])
  const [row] = rows
  if (!row) throw new Error(`the salt of ${day} was deleted while it was needed`)
  return createSecretKey(row.salt)
}
