/** From here on one text is taken for what has become of the other. */
export const SIMILAR = 0.4

/** How much of two texts is the same, from 0 to 1: Dice's coefficient of their pairs of characters (Dice 1945). */
export function similarity(one: string, other: string): number {
  const [ones, others] = [pairsOf(one), pairsOf(other)]
  let common = 0
  for (const [pair, count] of ones) common += Math.min(count, others.get(pair) ?? 0)
  const all = size(ones) + size(others)
  return all === 0 ? Number(one === other) : (2 * common) / all
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let at = 0; at < text.length - 1; at += 1) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

const size = (pairs: Map<string, number>) => [...pairs.values()].reduce((sum, count) => sum + count, 0)
