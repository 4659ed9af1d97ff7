/** What an article's body may hold at most. */
export const MAX_BODY_CHARACTERS = 100_000
export const MAX_BODY_NODES = 5_000
/** How deep lists and quotations may stand in one another, in nodes from the document to the text. */
export const MAX_BODY_DEPTH = 24
export const MAX_TABLE_COLUMNS = 64
export const MAX_TABLE_ROWS = 1_000
/** Cells of one table, counted as if none spanned. */
export const MAX_TABLE_CELLS = 3_000
