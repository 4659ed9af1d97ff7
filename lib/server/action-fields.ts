import { ReplyError } from './plain-reply.ts'

/** The fields of a form in their order. */
export type Fields = [name: string, value: string][]

const MOST_FIELDS = 100
/** RFC 2046 §5.1.1. */
const boundaryOf = /;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+./:=?-]{1,70}))\s*(?:;|$)/i

/**
 * Parses a form with text fields only (RFC 7578).
 * @throws ReplyError when it is malformed, holds a file, or a name that no form of ours has
 */
export async function readFields(contentType: string, body: Buffer): Promise<Fields> {
  const [, quoted, bare] = boundaryOf.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) throw new ReplyError('the form has no boundary')
  if (countOf(`--${boundary}`, body) > MOST_FIELDS + 1) throw new ReplyError('the form has too many fields')
  const fields: Fields = []
  for (const [name, value] of await parsed(contentType, body)) {
    if (typeof value !== 'string') throw new ReplyError('the form holds a file')
    if (!/^[\w$:.-]{1,100}$/.test(name)) throw new ReplyError('a field has a name that no form of ours has')
    fields.push([name, value])
  }
  return fields
}

async function parsed(contentType: string, body: Buffer): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw new ReplyError('the form cannot be read')
  }
}

function countOf(mark: string, body: Buffer): number {
  let count = 0
  for (let at = body.indexOf(mark); at >= 0 && count <= MOST_FIELDS + 1; at = body.indexOf(mark, at + 1))
    count += 1
  return count
}

/** Encodes fields as a new body, so that nothing is left in it that two parsers could read differently. */
export async function writeFields(fields: Fields): Promise<{ contentType: string; body: Buffer }> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const written = new Response(form)
  const body = Buffer.from(await written.arrayBuffer())
  return { contentType: written.headers.get('content-type') ?? '', body }
}
