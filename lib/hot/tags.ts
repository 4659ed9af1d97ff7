/** Cache tag of the hot lists; purged when an order of theirs changes. */
export const HOT = 'hot'
