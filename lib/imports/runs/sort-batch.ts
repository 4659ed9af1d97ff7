import { NearIndex } from '../../near-duplicates/near-index.ts'
import type { Ready } from './prepare-item.ts'

/** Of texts that the portal does not have: those to be made, and each of the others with the one before it that is the
 *  same, or reads nearly the same. */
export type SortedBatch = { made: Ready[]; same: Map<Ready, Ready>; alike: Map<Ready, Ready> }

/** Tells the texts of a batch apart, as those of the portal were told from them before. */
export function sortBatch(ready: readonly Ready[]): SortedBatch {
  const sorted: SortedBatch = { made: [], same: new Map(), alike: new Map() }
  const firsts = new Map<string, Ready>()
  const index = new NearIndex<Ready>()
  for (const one of ready) {
    const identity = one.identity.toString('hex')
    const first = firsts.get(identity)
    const near = first ? null : index.nearest(one.fingerprint)
    if (first) sorted.same.set(one, first)
    else if (near) sorted.alike.set(one, near)
    else {
      firsts.set(identity, one)
      index.add(one.fingerprint, one)
      sorted.made.push(one)
    }
  }
  return sorted
}
