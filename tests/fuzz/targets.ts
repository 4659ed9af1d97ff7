import { globSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Random } from './random.ts'

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
})

/** An action, and the address of a page that has it. */
export type BuiltAction = { id: string; name: string; path: string }

/** The actions of the build. */
export function builtActions(): BuiltAction[] {
  const file = '.next/server/server-reference-manifest.json'
  const { node } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const [page = ''] = Object.keys(workers)
    return { id, name: exportedName, path: addressOf(page).replace(/\[[^\]]*\]/g, '1') }
  })
}

/** The address of every route and page of `app/`, its parameters in brackets. */
export function routePatterns(): string[] {
  const files = globSync('app/**/{route,page}.{ts,tsx}')
  return [...new Set(files.map((file) => addressOf(file.replace(/\.tsx?$/, ''))))].sort()
}

function addressOf(file: string): string {
  return file.replace(/^app|\/(?:page|route)$|\/\([^)]*\)/g, '') || '/'
}

const segments = [
  ...[
    '1',
    '2',
    '0',
    '-1',
    '01',
    '1.5',
    '1e3',
    '１',
    '999999',
    '2147483648',
    '9'.repeat(400),
    'abc',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    'lecong',
  ],
  ...[
    '%00',
    '%',
    '%zz',
    '%2e%2e',
    '..',
    '.',
    '%2F',
    '%5C',
    '\\',
    '%F0%9F%98%80',
    '%ED%A0%80',
    '%C0%AF',
    'a%0d%0ab',
  ],
  ...[
    '__proto__',
    'constructor',
    '[id]',
    '(desk)',
    '$1',
    '*',
    '1;x',
    '1:80',
    '<b>',
    '"',
    'x'.repeat(3_000),
    '乐从',
  ],
  ...['reader.css', 'qr.svg', '_next', 'favicon.ico', '.env', 'index.html', '%2561', '+', ' ', '~', 'ﷺ'],
]
const values = [
  ...segments,
  ...[
    '',
    '1&1=2',
    '2026-11-27',
    '2026-11-27T00:00:00Z~1',
    'published',
    'taken_down',
    '/admin',
    '//evil.example',
  ],
  ...['[]', 'true', 'null', '-0', '1/0', '\u202e', '%u0041', '=', '==', ';', '1,2', '100', '101', 'NaN'],
]
const names = [
  'older',
  'before',
  'city',
  'limit',
  'q',
  'status',
  'key',
  'return',
  'token',
  'done',
  'article',
  'kind',
  'before',
  '_rsc',
  'x',
  '__proto__',
]

/** A request target: a route's address with parameters that mean something or nothing, and perhaps written oddly. */
export function aTarget(random: Random, patterns: readonly string[]): string {
  const path = random
    .pick(patterns)
    .replace(/\[[^\]]*\]/g, () => (random.happens(40) ? '1' : random.pick(segments)))
  const odd = random.happens(15) ? oddly(random, path) : path
  if (random.happens(60)) return odd
  const pairs = Array.from(
    { length: 1 + random.number(3) },
    () => `${random.pick(names)}=${random.pick(values)}`,
  )
  return `${odd}?${pairs.join('&')}`
}

function oddly(random: Random, path: string): string {
  return random.pick([
    `${path}/`,
    `/${path}`,
    `${path}/${random.pick(segments)}`,
    `/x/..${path}`,
    `${path}#x`,
    `http://evil.example${path}`,
    path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    path.toUpperCase(),
    `${path}%00`,
    `${path}.json`,
    `/_next/static/${random.pick(segments)}`,
    `/_next/data${path}`,
    `/${random.pick(segments)}`,
    '*',
    '/favicon.ico',
    '/robots.txt',
  ])
}
