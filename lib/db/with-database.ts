import { openDatabase } from './open-database.ts'

/** Runs `work` with the database of the configuration, shared with a running portal or started for it.
 *  @throws StartError | ConfigError, and what `work` throws */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const database = await openDatabase({ shared: true })
  try {
    return await work()
  } finally {
    await database.close()
  }
}
