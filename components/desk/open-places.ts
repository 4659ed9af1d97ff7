import type { JSONContent } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import type { Body } from '#lib/articles/body/body.ts'
import type { AnyNode } from '#lib/articles/body/spec.ts'
import { bodyOf } from './body-json.ts'
import { PENDING } from './pending-pictures.ts'

/** How many files of a sheet have no number in the library yet: they are on their way, or have failed. What is sent of the
 *  sheet is without them. */
export function openPlaces(sheet: ProseNode | undefined): number {
  let count = 0
  // Asked at every key: what is within a line is not looked at.
  sheet?.descendants(({ type, isTextblock }) => {
    if (type.name === PENDING) count += 1
    return !isTextblock
  })
  return count
}

/**
 * Another body, with the open places of the sheet that it replaces: what was put into the sheet stays there until it is in
 * the library or is taken out by hand. A place stands behind the block behind which it stood, or the nearest one before
 * it that is still there.
 */
export function withOpenPlaces(body: Body, sheet: ProseNode): JSONContent {
  const next: AnyNode[] = [...body.content]
  const known = next.map(keyOf)
  const placed = next.map((): AnyNode[] => [])
  const first: AnyNode[] = []
  const before: string[] = []
  const json: AnyNode = sheet.toJSON()
  for (const block of json.content ?? []) {
    const key = keyOf(block)
    if (key !== '') before.push(key)
    const anchor = before.findLast((one) => known.includes(one))
    const places = anchor === undefined ? first : placed[nearest(known, anchor, before.length - 1)]
    places?.push(...placesIn(block))
  }
  const content = [...first, ...next.flatMap((block, at) => [block, ...(placed[at] ?? [])])]
  // The same document in Tiptap's own type.
  return { type: 'doc', content } as JSONContent
}

function placesIn(node: AnyNode): AnyNode[] {
  return node.type === PENDING ? [node] : (node.content ?? []).flatMap(placesIn)
}

/** What is stored of a block; nothing of a place alone. */
function keyOf(block: AnyNode): string {
  const [stored] = bodyOf({ type: 'doc', content: [block] }).content
  return stored ? JSON.stringify(stored) : ''
}

/** Of equal blocks the one that stands nearest to a place. */
function nearest(keys: readonly string[], key: string, at: number): number {
  const found = keys.flatMap((one, index) => (one === key ? [index] : []))
  return found.reduce(
    (one, other) => (Math.abs(other - at) < Math.abs(one - at) ? other : one),
    found[0] ?? 0,
  )
}
