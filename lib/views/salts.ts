import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { pool } from '#lib/db/client.ts'
import { oncePerProcess } from '../process.ts'

const SALT_BYTES = 32
/** Today's and, around midnight, yesterday's. */
const KEPT = 2

/**
 * The random salt of a day (`YYYY-MM-DD`, Shanghai), the same in every instance: whoever needs it first makes it.
 * Kept in memory for two days at most, as in the table.
 */
export function saltOf(day: string): Promise<KeyObject> {
  const salts = oncePerProcess('view-salts', () => new Map<string, Promise<KeyObject>>())
  const known = salts.get(day)
  if (known) return known
  const salt = shared(day)
  salts.set(day, salt)
  salt.catch(() => salts.delete(day))
  for (const old of [...salts.keys()].sort().slice(0, -KEPT)) salts.delete(old)
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
