/** Bounds of the data in one request; an article with the longest body has about 60,000 values. */
const MOST_VALUES = 300_000
const DEEPEST = 128

/** Whether a field name has no meaning in the language; data of ours has no other names. */
export function isOrdinaryName(name: string): boolean {
  return !(name in Object.prototype) && name !== 'prototype' && name !== 'then' && name !== 'toJSON'
}

/**
 * Whether a value can be expressed in JSON at all levels: strings, finite numbers, booleans, null and undefined, arrays, and
 * objects with ordinary names. Functions, promises, getters, cycles and values beyond the bounds are not. The check calls,
 * awaits and converts nothing.
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

/** The values of a plain array or object; null for anything else. */
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
