import { isOrdinaryName } from '../plain-data.ts'

/** Bounds of a reply; an article with the longest body has about 60,000 values. */
const MOST_VALUES = 300_000
const DEEPEST = 128

/** The arguments of an action in React's reply format, reduced to plain data. */
export type PlainReply = {
  /** The arguments as JSON that React decodes to plain data only. */
  json: string
  /** The number of arguments that are forms. */
  forms: number
}

/** A reply that none of our forms sends; the message says why. */
export class ReplyError extends Error {
  override readonly name = 'ReplyError'
}

/**
 * Parses the arguments of a server action as React's client encodes them (`encodeReply`): JSON in which a text that begins
 * with `$` may stand for anything from a date to a server function. Allowed are an escaped dollar (`$$…`), `undefined`,
 * the form that is an argument (`$K1`) and a reference into the same JSON (`$0:…`), which is replaced by its target.
 * @throws ReplyError for everything else
 */
export function plainReply(text: string): PlainReply {
  const root = parsed(text)
  if (!Array.isArray(root) || root.length > 8) throw new ReplyError('the arguments are no list')
  const walk = { root, values: 0 }
  let forms = 0
  const plain = root.map((argument) => {
    if (argument !== '$K1') return copied(argument, 0, walk)
    forms += 1
    return argument
  })
  if (forms > 1) throw new ReplyError('one form stands twice')
  return { json: JSON.stringify(plain), forms }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ReplyError('the arguments are no JSON')
  }
}

type Walk = { root: unknown; values: number }

/** A copy of a value with every reference replaced by its target. */
function copied(value: unknown, depth: number, walk: Walk): unknown {
  walk.values += 1
  if (walk.values > MOST_VALUES || depth > DEEPEST) throw new ReplyError('there is too much of it')
  if (typeof value === 'string') return value.startsWith('$') ? ofDollar(value, depth, walk) : value
  if (typeof value === 'number' && !Number.isFinite(value)) throw new ReplyError('a number is too large')
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => copied(item, depth + 1, walk))
  const parts = Object.entries(value).map(([name, part]) => {
    if (!isOrdinaryName(name)) throw new ReplyError('a field has a name of the language')
    return [name, copied(part, depth + 1, walk)]
  })
  return Object.fromEntries(parts)
}

function ofDollar(text: string, depth: number, walk: Walk): unknown {
  if (text.startsWith('$$') || text === '$undefined') return text
  if (!text.startsWith('$0:')) throw new ReplyError(`"${text.slice(0, 2)}" is no plain data`)
  let found: unknown = walk.root
  for (const name of text.split(':').slice(1)) {
    const isThere = typeof found === 'object' && found !== null && Object.hasOwn(found, name)
    if (!isThere || (Array.isArray(found) && name === 'length'))
      throw new ReplyError('a reference leads nowhere')
    found = (found as Record<string, unknown>)[name]
  }
  return copied(found, depth + 1, walk)
}
