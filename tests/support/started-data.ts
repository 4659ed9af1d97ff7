import { aStartedFolder } from './portal.ts'

/** Makes the data folder that most tests of processes and browsers begin with once, for all of them to copy. */
export default async function setup() {
  const { folder, remove } = await aStartedFolder()
  process.env.STARTED_DATA_FOLDER = folder
  return remove
}
