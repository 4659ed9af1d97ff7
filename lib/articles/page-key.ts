/** The place in a list at which the next page begins: the time and number of the last article that was shown. */
export type PageKey = { at: Date; id: number }

export function formatPageKey({ at, id }: PageKey): string {
  return `${at.getTime()}-${id}`
}

/** Between these years a date is written the same here and in Postgres. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z')
const LATEST = Date.parse('9999-01-01T00:00:00Z')

/** Null for anything that `formatPageKey` did not write. */
export function parsePageKey(text: string): PageKey | null {
  const match = /^(-?\d{1,15})-(\d{1,10})$/.exec(text)
  const [time, id] = [Number(match?.[1]), Number(match?.[2])]
  const isPossible = time >= EARLIEST && time <= LATEST && id <= 2_147_483_647
  const key = match && isPossible ? { at: new Date(time), id } : null
  return key && formatPageKey(key) === text ? key : null
}
