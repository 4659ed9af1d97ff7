import type { MediaKind } from '#lib/db/generated/enums.ts'
import { fold } from './fold.ts'
import { nodeSpec } from './nodes.ts'
import type { AnyNode } from './spec.ts'

/** A place where a body shows a file: its number, and the kind that it must be of there. */
export type MediaUse = { readonly id: number; readonly kind: MediaKind; readonly node: AnyNode }

/** The numbers of the files that a body uses, each once, in the order in which they stand. */
export function mediaOf(node: AnyNode): number[] {
  return [...new Set(mediaUses(node).map(({ id }) => id))]
}

/** Every place where a body shows a file, in order. */
export function mediaUses(node: AnyNode): MediaUse[] {
  return fold<MediaUse[]>(node, {
    text: () => [],
    node: (one, parts) => [...usesOf(one), ...parts.flat()],
  })
}

function usesOf(node: AnyNode): MediaUse[] {
  const kind = nodeSpec(node.type)?.media
  const id = node.attrs?.media
  return kind && typeof id === 'number' ? [{ id, kind, node }] : []
}
