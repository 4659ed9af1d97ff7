import type { MoveRow } from './move-row.ts'

/** What is done with the text that is prepared beside an article, whose own row and state stay. */
export const copyMoves = {
  'save-copy': {
    from: ['published'],
    to: 'published',
    event: 'working_copy_saved',
    permission: 'article.amend',
    storesText: false,
    isPublic: false,
    job: null,
  },
  /** What the desk writes while a case keeps the article from readers: the text with which it may come back. */
  'prepare-correction': {
    from: ['suspended', 'taken_down'],
    to: 'suspended',
    event: 'correction_prepared',
    permission: 'article.amend',
    storesText: false,
    isPublic: false,
    job: null,
  },
  'discard-copy': {
    from: ['published', 'suspended', 'taken_down'],
    to: 'published',
    event: 'working_copy_discarded',
    permission: 'article.amend',
    storesText: false,
    isPublic: false,
    job: null,
  },
} as const satisfies Record<string, MoveRow>
