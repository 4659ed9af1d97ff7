/** So many columns have a block on the front page, and on a city's. */
export const MOST_BLOCKS = 8

/** The columns that have a block, of all that a page has, in their order. */
export function blockColumns<Column>(columns: readonly Column[]): readonly Column[] {
  return columns.slice(0, MOST_BLOCKS)
}
