import { forgetSides } from '../cases/forget-cases.ts'
import { logs } from '../logs.ts'
import { deleteExpiredIdentities } from '../parties/delete-expired-identities.ts'

/** Hourly: deletes identities and evidence whose time has come, with what is left of them in cases and contributions, and says how much. */
export async function deleteTheExpiredIdentities(): Promise<void> {
  try {
    const deleted = await deleteExpiredIdentities()
    const isSomething = deleted.parties + deleted.files + deleted.erased > 0
    logs()[isSomething ? 'info' : 'debug'](deleted, 'deleted identities and evidence whose time had come')
  } finally {
    // Also where the file store could not erase all.
    const { forgetContributors } = await import('../contributions/forget-contributors.ts')
    const [cases, contributions] = [await forgetSides(), await forgetContributors()]
    if (cases + contributions > 0)
      logs().info({ cases, contributions }, 'deleted what their sides had written in cases and contributions')
  }
}
