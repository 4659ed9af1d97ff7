import { deleteExpiredSessions } from '../editors/delete-expired-sessions.ts'
import { deleteStaleClients } from '../editors/known-clients.ts'
import { deleteExpiredAttempts } from '../editors/sign-in-attempts.ts'
import { logs } from '../logs.ts'

/** Hourly: deletes past counts of failed sign-ins, clients that are no longer known, and expired sessions. */
export async function forgetTheSignIns(): Promise<void> {
  const [attempts, sessions, clients] = [
    await deleteExpiredAttempts(),
    await deleteExpiredSessions(),
    await deleteStaleClients(),
  ]
  logs().debug({ attempts, sessions, clients }, 'deleted old sign-in data')
}
