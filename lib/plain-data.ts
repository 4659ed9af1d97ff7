/** What one request may carry at most, in values and in depth; an article of the longest body has some 60,000. */
const MOST_VALUES = 300_000
const DEEPEST = 128

/** Names that mean something to the language; no data of ours has a field called so. */
export function isOrdinaryName(name: string): boolean {
  return !(name in Object.prototype) && name !== 'prototype' && name !== 'then' && name !== 'toJSON'
}

/**
 * Whether a value is what JSON can say, all the way down: texts, finite numbers, booleans, null and undefined, plain
 * lists and plain objects of ordinary names. Nothing of it is called, awaited or converted to find out; functions,
 * promises, getters, cycles and more than the bounds allow are no plain data.
 */
export function isPlainData(value: unknown): boolean {
  const waiting: [unknown, number][] = [[value, 0]]
  let seen = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [item, depth] = next
    seen += 1
    if (seen > MOST_VALUES || depth > DEEPEST) return false
    if (isScalar(item)) continue
    const parts = partsOf(item)
    if (parts === null || parts.length > MOST_VALUES) return false
    for (const part of parts) waiting.push([part, depth + 1])
  }
  return true
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  return value === null || ['string', 'boolean', 'undefined'].includes(typeof value)
}

/** The values of a plain list or object; null for everything else. */
function partsOf(value: unknown): unknown[] | null {
  if (typeof value !== 'object' || value === null) return null
  const prototype: unknown = Object.getPrototypeOf(value)
  const isList = Array.isArray(value) && prototype === Array.prototype
  if (!isList && prototype !== Object.prototype && prototype !== null) return null
  const parts: unknown[] = []
  for (const name of Reflect.ownKeys(value)) {
    if (isList && name === 'length') continue
    const property = Object.getOwnPropertyDescriptor(value, name)
    if (typeof name !== 'string' || !property || !('value' in property)) return null
    if (isList ? !/^\d+$/.test(name) : !isOrdinaryName(name)) return null
    parts.push(property.value)
  }
  return parts
}
