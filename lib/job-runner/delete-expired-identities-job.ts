import { logs } from '../logs.ts'
import { deleteExpiredIdentities } from '../parties/delete-expired-identities.ts'

/** Hourly: deletes identities and evidence whose time has come, and says how much. */
export async function deleteTheExpiredIdentities(): Promise<void> {
  const deleted = await deleteExpiredIdentities()
  const isSomething = deleted.parties + deleted.files + deleted.erased > 0
  logs()[isSomething ? 'info' : 'debug'](deleted, 'deleted identities and evidence whose time had come')
}
