/** The place in a list at which the next page begins: the time and number of the last article that was shown. */
export type PageKey = { at: Date; id: number }

export function formatPageKey({ at, id }: PageKey): string {
  return `${at.getTime()}-${id}`
}

/** Null for anything that `formatPageKey` did not write. */
export function parsePageKey(text: string): PageKey | null {
  const match = /^(-?\d{1,15})-(\d{1,10})$/.exec(text)
  if (!match) return null
  const at = new Date(Number(match[1]))
  const id = Number(match[2])
  return Number.isNaN(at.getTime()) || id > 2_147_483_647 ? null : { at, id }
}
