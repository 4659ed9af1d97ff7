import { type Actor, systemActor } from '../actors/actor.ts'

// Who acts in a case without being an editor: by no name, as who they are must not stand in the audit trail.

export const theClaimant: Actor = { kind: 'public', name: '投诉人' }

/** Who is complained about as the one whose contribution it is. */
export const theOtherSide: Actor = { kind: 'public', name: '投稿人' }

/** Periods that came to their end. */
export const theClocks: Actor = systemActor('期限')
