/** What an article's body may hold at most. */
export const MAX_BODY_CHARACTERS = 100_000
export const MAX_BODY_NODES = 5_000
export const MAX_LIST_START = 100_000
