import { forgetAttempts } from '../editors/attempts.ts'
import { forgetSessions } from '../editors/forget-sessions.ts'
import { forgetPlaces } from '../editors/places.ts'
import { logs } from '../logs.ts'

/** Hourly: deletes failed sign-ins that no longer limit anybody, places of long ago, and sessions that are out of date. */
export async function forgetTheSignIns(): Promise<void> {
  const [attempts, sessions, places] = [await forgetAttempts(), await forgetSessions(), await forgetPlaces()]
  logs().debug({ attempts, sessions, places }, 'forgot sign-ins')
}
