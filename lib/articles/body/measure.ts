import { MAX_BODY_NODES } from './bounds.ts'

/** Deep enough to be refused; what lies below is not looked at. */
const DEEPEST = 100

/** How many nodes and marks something of unknown shape holds, and how many nodes stand in one another. It does not call
 *  itself, so that a hostile depth costs nothing but a refusal. */
export function measure(value: unknown): { nodes: number; depth: number } {
  const waiting: [unknown, number][] = [[value, 0]]
  let nodes = 0
  let deepest = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [item, depth] = next
    if (typeof item !== 'object' || item === null) continue
    nodes += 'type' in item ? 1 : 0
    deepest = Math.max(deepest, depth)
    if (nodes > MAX_BODY_NODES || depth > DEEPEST) break
    for (const child of Object.values(item)) waiting.push([child, depth + 1])
  }
  // A node and its array of content are a level each.
  return { nodes, depth: deepest / 2 }
}
