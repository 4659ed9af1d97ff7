import { DomainError } from '../errors.ts'

const formats = ['json', 'xml'] as const

type OembedQuery = {
  address: string
  format: (typeof formats)[number]
  /** Infinite where the other page does not say. */
  room: { width: number; height: number }
}

/** The parameters of an oEmbed request: `url`, `format`, `maxwidth` and `maxheight` in pixels.
 *  @throws DomainError invalid-input (a format that is neither json nor xml) */
export function oembedQuery(query: URLSearchParams): OembedQuery {
  const asked = query.get('format') ?? 'json'
  const format = formats.find((one) => one === asked)
  if (!format) throw new DomainError('invalid-input', '参数 format 只能是 json 或 xml。')
  const room = { width: pixels(query.get('maxwidth')), height: pixels(query.get('maxheight')) }
  return { address: query.get('url') ?? '', format, room }
}

function pixels(given: string | null): number {
  return given === null ? Number.POSITIVE_INFINITY : Number(given)
}
