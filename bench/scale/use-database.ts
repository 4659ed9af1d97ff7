import { closeDatabase } from '#lib/db/client.ts'
import { forgetSingletons } from '#lib/process-singleton.ts'
import { SECRET } from './site.ts'

/** Runs a part of the portal in this process on a database. */
export async function usingDatabase<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  Object.assign(process.env, { DATABASE_URL: url, SECRET })
  forgetSingletons(['schema-engine'])
  try {
    return await work()
  } finally {
    await closeDatabase()
  }
}
