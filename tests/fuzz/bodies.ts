import { hostileArguments, malformed, multipart, type Wire } from '../support/hostile.ts'
import type { Random } from './random.ts'

const marks = [
  { type: 'link', attrs: { href: 'https://example.cn/' } },
  { type: 'italic' },
  { type: 'subscript' },
]
const paragraph = {
  type: 'paragraph',
  content: [{ type: 'text', text: '正文。', marks }, { type: 'hardBreak' }],
}
const list = {
  type: 'orderedList',
  attrs: { start: 3 },
  content: [{ type: 'listItem', content: [paragraph] }],
}
const body = {
  type: 'doc',
  content: [paragraph, { type: 'horizontalRule' }, { type: 'blockquote', content: [list] }],
}
const content = {
  ...{ title: '标题', originalTitle: '', summary: '', body, author: '', sourceName: '乐从发布' },
  ...{ sourceUrl: '', cityId: '1', columnId: '' },
}

/** What the actions take, each to be spoilt in one place; a form has a key of its own, or one that was used before. */
const argumentsWith = (key: string) => [
  { id: null, version: 0, key, origin: 'repost', note: '', content },
  { id: 1, version: 1, key, origin: 'repost', note: '更正', content },
  { id: 1, version: 1, reason: 'source_withdrawn', note: '来源撤稿' },
  { id: 2, version: 1, note: '恢复' },
]

const oddities: unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    1e21,
    '',
    ' ',
    '1',
    '\u0000',
    '\ud800',
    '\u202e',
    '\u200b',
    '$',
    '$$',
    '$K1',
  ],
  ...[
    '$h1',
    '$undefined',
    '$0:0',
    [],
    {},
    [null],
    [[]],
    'x'.repeat(5_000),
    '<a'.repeat(2_000),
    2_147_483_648,
  ],
  ...[
    'javascript:alert(1)',
    'https://a@b',
    '__proto__',
    { type: 'doc' },
    { type: 'doc', content: {} },
    '9'.repeat(400),
  ],
  {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link' }] }] }],
  },
]

/** The value with one part of it, however deep, replaced by something odd. */
function spoilt(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random.happens(15)) return random.pick(oddities)
  const [name, part] = random.pick(Object.entries(value).concat([['more', undefined]]))
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === name ? spoilt(random, part) : item))
  return { ...value, [name]: spoilt(random, part) }
}

/** The body of a call of an action: right, spoilt in one place, or hostile from the ground up. */
export function anActionsBody(random: Random, id: string): Wire {
  const kind = random.number(10)
  if (kind < 4) {
    const given: unknown = random.pick(argumentsWith(aKey(random)))
    const one = random.happens(20) ? given : spoilt(random, given)
    return { contentType: 'text/plain;charset=UTF-8', body: JSON.stringify([one]) }
  }
  if (kind < 6)
    return multipart([
      ['_1_email', random.pick(['chen@example.cn', 'x', '', '\u0000', 'ü@例.cn', 'x'.repeat(400)])],
      ['_1_password', random.pick(['', 'x', 'falsch-und-lang', 'x'.repeat(2_000), '\u0000\ud800'])],
      ['_1_key', random.pick(['', 'x', 'A'.repeat(43)])],
      ['_1_return', random.pick(['/admin', '//evil.example', '/admin/\\..', ''])],
      ['0', random.pick(['[null,"$K1"]', '["$undefined","$K1"]', '["$K1"]'])],
    ])
  return random.pick(kind < 9 ? hostileArguments(id).map(({ wire }) => wire) : malformed())
}

const UUID = '0190a1b2-c3d4-4e5f-8a9b-0c1d2e3f4a5b'

/** One of a hundred, so that some come twice. */
function aKey(random: Random): string {
  return `0190a1b2-c3d4-4e5f-8a9b-0c1d2e3f4b${String(random.number(100)).padStart(2, '0')}`
}

/** The body of any other request: a beacon's, or bytes. */
export function someBody(random: Random): Wire {
  return random.pick([
    { contentType: 'application/json', body: JSON.stringify({ token: '', view: UUID }) },
    { contentType: 'application/json', body: JSON.stringify(spoilt(random, { token: 'x', view: UUID })) },
    { contentType: 'text/plain', body: `{"view":"${UUID}"` },
    { contentType: 'application/x-www-form-urlencoded', body: 'a=1&b=%' },
    { contentType: 'application/octet-stream', body: Buffer.from([0, 255, random.number(256)]) },
    { contentType: '', body: 'x'.repeat(random.number(3_000)) },
    random.pick(malformed()),
  ])
}
