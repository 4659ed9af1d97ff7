import type { Body } from './body.ts'

type AnyNode = { attrs?: { media?: unknown } | undefined; content?: readonly unknown[] | undefined }

/** The numbers of the media that a body uses, in their order, each once. */
export function mediaOf(body: Body): number[] {
  const found = new Set<number>()
  const waiting: AnyNode[] = [body]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node.attrs?.media === 'number') found.add(node.attrs.media)
    // The last is taken first. What stands in a checked body's content is a node.
    waiting.push(...([...(node.content ?? [])].reverse() as AnyNode[]))
  }
  return [...found]
}
