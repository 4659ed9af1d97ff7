/** A part of a message (RFC 2045): its fields, by their names in small letters, and its content, decoded. */
export type MimePart = { type: string; fields: ReadonlyMap<string, string>; content: string }

/** Reports have three parts, perhaps one level deeper; anything beyond these is no report. */
const [MOST_DEPTH, MOST_PARTS] = [5, 50]

/** Every part of a message that holds content, in order; of one that holds parts, these. Nothing in it is trusted or run. */
export function mimeParts(message: string, depth = 0): MimePart[] {
  const [head, content] = split(message)
  const fields = readFields(head)
  const declared = fields.get('content-type') ?? 'text/plain'
  const type = (/^[\w.+-]+\/[\w.+-]+/.exec(declared.trim())?.[0] ?? 'text/plain').toLowerCase()
  const boundary = /\bboundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(declared)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (!type.startsWith('multipart/') || mark === undefined || depth >= MOST_DEPTH)
    return [{ type, fields, content: decoded(content, fields.get('content-transfer-encoding')) }]
  return between(content, mark)
    .slice(0, MOST_PARTS)
    .flatMap((part) => mimeParts(part, depth + 1))
}

/** Fields of a message's head, or of a block of a delivery report, unfolded (RFC 5322 §2.2.3). The first one of a name counts. */
export function readFields(head: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name = '', value = ''] = /^([\w-]{1,80})[ \t]*:(.*)$/.exec(line) ?? []
    if (name !== '' && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value.trim())
  }
  return fields
}

function split(message: string): [string, string] {
  const end = message.indexOf('\n\n')
  if (message.startsWith('\n')) return ['', message.slice(1)]
  return end < 0 ? [message, ''] : [message.slice(0, end), message.slice(end + 2)]
}

/** What stands between the lines that a boundary makes. */
function between(content: string, mark: string): string[] {
  const parts: string[][] = []
  for (const line of content.split('\n')) {
    const trimmed = line.trimEnd()
    if (trimmed === `--${mark}--`) break
    if (trimmed === `--${mark}`) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.map((lines) => lines.join('\n'))
}

function decoded(content: string, encoding = ''): string {
  if (/^base64$/i.test(encoding))
    return Buffer.from(content, 'base64').toString('latin1').replaceAll('\r\n', '\n')
  if (!/^quoted-printable$/i.test(encoding)) return content
  const joined = content.replace(/=[ \t]*\n/g, '')
  return joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
