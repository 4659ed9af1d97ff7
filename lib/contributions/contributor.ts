import type { Actor } from '../actors/actor.ts'

/** Who acts where a contributor does: by no name, as who he is must not stand in the audit trail. */
export const theContributor: Actor = { kind: 'public', name: '投稿人' }
