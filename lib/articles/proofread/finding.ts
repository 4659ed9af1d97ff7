/** Something in a line that may be wrong. Places are counted in UTF-16 units of the line's text. */
export type Finding = {
  kind: 'sensitive' | 'mistaken' | 'fixed' | 'mark' | 'doubled' | 'date' | 'pair'
  from: number
  to: number
  /** What is wrong with it, in a few words. */
  message: string
  /** What would be right; null where a person must say. */
  replacement: string | null
  /** What the word list says of it. */
  note?: string
}
