import { forgetAttempts } from '../editors/attempts.ts'
import { forgetSessions } from '../editors/forget-sessions.ts'
import { logs } from '../logs.ts'

/** Hourly: deletes failed sign-ins that no longer limit anybody, and sessions that are out of date. */
export async function forgetTheSignIns(): Promise<void> {
  logs().debug({ attempts: await forgetAttempts(), sessions: await forgetSessions() }, 'forgot sign-ins')
}
