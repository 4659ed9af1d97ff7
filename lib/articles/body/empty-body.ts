import type { Body } from './body.ts'

/** A document that says nothing. What was forgotten holds it: the database lets a contribution's original become this and nothing else (the
 *  function `refuse_changed_original`). */
export const emptyBody: Body = { type: 'doc', content: [{ type: 'paragraph' }] }
