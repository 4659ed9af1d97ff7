import { isOrdinaryName } from '../plain-data.ts'

/** What a reply may hold at most; an article of the longest body has some 60,000 values. */
const MOST_VALUES = 300_000
const DEEPEST = 128

/** Arguments of an action in React's reply format, brought down to what is plain in it. */
export type PlainReply = {
  /** The arguments as JSON that React decodes to plain data, and to nothing else. */
  json: string
  /** How many of the arguments are forms. */
  forms: number
}

/** Why a reply is none that one of our forms sends. */
export class ReplyError extends Error {
  override readonly name = 'ReplyError'
}

/**
 * Reads the arguments of a server action as React's client writes them (`encodeReply`): JSON in which a text that begins
 * with `$` may stand for anything from a date to a function of the server. Only a dollar of the writer's own (`$$…`),
 * `undefined`, the form that is an argument (`$K1`) and a part that stands elsewhere in the same JSON (`$0:…`) are let
 * through; that last one is written out, so that the answer names nothing any more.
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

/** A value as it stood, every reference replaced by what it stands for. */
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
