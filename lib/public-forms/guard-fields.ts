/** The names of the fields that guard a public form. */
export const GUARD_FIELDS = {
  token: 'form-token',
  /** What the browser's script worked out. */
  solution: 'form-solution',
  /** The answer to the question. */
  answer: 'form-answer',
  /** A field that people do not see, and programs fill in (honeypot). No browser fills in a field of this name by itself. */
  trap: 'form-remark',
} as const
