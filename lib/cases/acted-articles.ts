import { z } from 'zod'

const actedNames = [
  ...(['suspended', 'heldBefore', 'restored', 'heldByOthers', 'inSight', 'untouched'] as const),
  ...(['removed', 'removedBefore', 'blocked', 'blockedBefore', 'blockedByOthers'] as const),
]

type ActedName = (typeof actedNames)[number]

/** What became of articles by a step of a case, by their numbers, as the step keeps it. */
export type Acted = { [name in ActedName]?: number[] }

const anObject = z.record(z.string(), z.unknown())
const numbers = z.array(z.int())

/** What a step on record did to articles. What else it names is not read.
 *  @param details of the step, as they are kept */
export function actedOf(details: unknown): Acted {
  const kept = anObject.safeParse(details).data ?? {}
  const acted: Acted = {}
  for (const name of actedNames) {
    const ids = numbers.safeParse(kept[name])
    if (ids.success) acted[name] = ids.data
  }
  return acted
}

/** Adds an article to those of which the same became. */
export function noteActed(acted: Acted, name: ActedName, articleId: number): void {
  acted[name] = [...(acted[name] ?? []), articleId]
}
