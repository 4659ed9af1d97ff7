import { updateHotLists } from '../hot/update-hot-lists.ts'
import { logs } from '../logs.ts'

/** Each minute: 人气榜 as of now. */
export async function updateTheHotLists(): Promise<void> {
  logs().debug(await updateHotLists(), 'updated the hot lists')
}
