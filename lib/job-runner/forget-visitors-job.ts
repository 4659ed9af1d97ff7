import { logs } from '../logs.ts'
import { forgetVisitors } from '../views/forget.ts'

/** Hourly: deletes the keys and salts that are no longer needed to tell repeats. */
export async function forgetTheVisitors(): Promise<void> {
  logs().debug(await forgetVisitors(), 'forgot visitors')
}
