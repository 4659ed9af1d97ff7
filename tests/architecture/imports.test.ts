import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The layers of the project, and for each the places of the repository it may import from. */
const layers = [
  {
    name: 'reader routes',
    files: /^app\/\(reader\)\//,
    may: [/^components\/reader\//, /^lib\/(?!db\/|articles\/desk|cli\/|server\/)/, /^app\/\(reader\)\//],
  },
  { name: 'app', files: /^app\//, may: [/^app\//, /^components\//, /^lib\/(?!db\/|cli\/|server\/)/] },
  {
    name: 'components',
    files: /^components\//,
    may: [/^components\//],
    mayTypes: [/^lib\//],
    mayValues: [/^lib\/(?!db\/|web\/|cli\/|server\/)/],
  },
  { name: 'lib/web', files: /^lib\/web\//, may: [/^lib\/(?!cli\/|server\/)/] },
  { name: 'lib/cli', files: /^lib\/cli\//, may: [/^lib\/(?!web\/)/] },
  { name: 'lib/server', files: /^lib\/server\//, may: [/^lib\/(?!web\/|cli\/)/] },
  {
    name: 'lib/db',
    files: /^lib\/db\//,
    may: [
      /^lib\/db\//,
      /^lib\/(config|process-singleton|errors|start-error|secret-file|abortable|logs|time)\.ts$|^lib\/process-(identity|lock)\.mjs$/,
    ],
  },
  { name: 'lib/<domain>', files: /^lib\//, may: [/^lib\/(?!web\/|cli\/|server\/)/] },
]

type Import = { from: string; target: string; typeOnly: boolean; atUse: boolean }

const files = globSync('{app,components,lib}/**/*.{ts,tsx,mjs}', {
  exclude: (path) => /generated/.test(String(path)),
})
const imports = files.flatMap(importsOf)

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s*['"]([^'"]+)['"]/g,
  )
  return [...found].map(([, typeOnly, fixed, dynamic, bare]) => ({
    from: file,
    target: resolved(file, fixed ?? dynamic ?? bare ?? ''),
    typeOnly: typeOnly !== undefined,
    atUse: dynamic !== undefined,
  }))
}

function resolved(file: string, target: string): string {
  if (target.startsWith('#')) return target.slice(1)
  return target.startsWith('.') ? normalize(join(dirname(file), target)) : target
}

const inside = (target: string) => /^(app|components|lib|tests|prisma|bench|deploy)\//.test(target)

/** Everything that can be reached from these files by imports, types aside. */
function reachable(roots: string[], isLeftOut = (_: string) => false): Set<string> {
  const seen = new Set<string>()
  const waiting = [...roots]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file) || isLeftOut(file)) continue
    seen.add(file)
    for (const { from, target, typeOnly } of imports)
      if (from === file && !typeOnly && inside(target)) waiting.push(target)
  }
  return seen
}

/** The packages that a program loads before it does anything. */
function loadedAtOnce(program: string): Set<string> {
  const seen = new Set<string>([program])
  for (const file of seen)
    for (const { target, typeOnly, atUse } of file === program ? importsOf(file) : fromFile(file))
      if (!typeOnly && !atUse) seen.add(target)
  return seen
}

const fromFile = (file: string) => imports.filter(({ from }) => from === file)

const inRoom = (file: string) => file.startsWith('lib/')

/** A folder of lib, or a file that stands in lib itself. */
const roomOf = (file: string) => file.split('/')[1] ?? ''

/** All rooms that a room imports, directly or through others. */
function reachableRooms(room: string, importsByRoom: ReadonlyMap<string, Import[]>): Set<string> {
  const seen = new Set<string>()
  const waiting = [room]
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop())
    for (const { target } of importsByRoom.get(from) ?? []) {
      if (seen.has(roomOf(target))) continue
      seen.add(roomOf(target))
      waiting.push(roomOf(target))
    }
  return seen
}

const packages = (file: string) => fromFile(file).map(({ target }) => target)

const say = ({ from, target }: Import) => `${from} → ${target}`

describe('imports run one way', () => {
  it('reads the imports of the whole project', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(imports.length).toBeGreaterThan(files.length)
  })

  it.each(layers)('$name', ({ files, may, mayTypes = [], mayValues = [] }) => {
    const wrong = imports.filter((one) => {
      const layer = layers.find(({ files }) => files.test(one.from))
      if (layer?.files !== files || !inside(one.target)) return false
      const allowed = [...may, ...mayValues, ...(one.typeOnly ? mayTypes : [])]
      return !allowed.some((place) => place.test(one.target))
    })
    expect(wrong.map(say)).toEqual([])
  })

  it('what a component uses of lib, types aside, reaches no database', () => {
    const used = imports.filter(
      ({ from, target, typeOnly }) =>
        from.startsWith('components/') && target.startsWith('lib/') && !typeOnly,
    )
    expect(used.length).toBeGreaterThan(10)
    const wrong = used.filter(({ target }) =>
      [...reachable([target])].some((file) => /^lib\/(db|web)\//.test(file) || packages(file).includes('pg')),
    )
    expect(wrong.map(say)).toEqual([])
  })

  it('no rooms of lib import each other in a circle', () => {
    const rooms = Map.groupBy(
      imports.filter(({ from, target }) => inRoom(from) && inRoom(target) && roomOf(from) !== roomOf(target)),
      ({ from }) => roomOf(from),
    )
    const circles = [...rooms.keys()].filter((room) => reachableRooms(room, rooms).has(room))
    const wrong = circles.flatMap((room) =>
      (rooms.get(room) ?? []).filter(({ target }) => circles.includes(roomOf(target))),
    )
    expect(rooms.size).toBeGreaterThan(10)
    expect(wrong.map(say)).toEqual([])
  })

  it('what runs in the browser reaches no module of Node', () => {
    const roots = files.filter((file) => /^'use client'/.test(readFileSync(file, 'utf8')))
    expect(roots.length).toBeGreaterThan(10)
    const wrong = [...reachable(roots)].filter((file) =>
      packages(file).some((one) => one.startsWith('node:')),
    )
    expect(wrong).toEqual([])
  })

  it.each(['server.ts', 'lib/cli/main.ts'])(
    '%s loads what few requests need when one needs it',
    (program) => {
      const loaded = [...loadedAtOnce(program)]
      expect(loaded.length).toBeGreaterThan(20)
      const heavy =
        /^(sharp|heic-decode|linkedom|mammoth|saxes|papaparse|fflate|undici|aws4fetch|better-auth|nodemailer|@mozilla\/|@zxcvbn-ts\/|@node-rs\/|@tiptap\/)/
      expect(loaded.filter((target) => heavy.test(target))).toEqual([])
    },
  )

  it('Next and React stay out of the domain', () => {
    const wrong = imports.filter(
      ({ from, target }) => /^lib\/(?!web\/)/.test(from) && /^(next|react|react-dom)(\/|$)/.test(target),
    )
    expect(wrong.map(say)).toEqual([])
  })

  it('Prisma is spoken to by lib alone', () => {
    const wrong = imports.filter(
      ({ from, target }) => !from.startsWith('lib/') && /^(@prisma\/|pg$|pg-boss$|lib\/db\/)/.test(target),
    )
    expect(wrong.map(say)).toEqual([])
  })

  it('an Editor is minted by the gate alone', () => {
    const minting = files.filter((file) => /\bmintEditor\(/.test(readFileSync(file, 'utf8')))
    expect(minting.sort()).toEqual(['lib/actors/editor.ts', 'lib/editors/gate.ts'])
  })
})

describe('a reader cannot reach a draft', () => {
  it('from its routes, nor from any published.ts', () => {
    const roots = files.filter(
      (file) =>
        /^app\/\(reader\)\//.test(file) ||
        /^app\/api\/articles\//.test(file) ||
        /\/published\.ts$/.test(file),
    )
    const isDesk = (file: string) =>
      /^lib\/(articles\/desk|articles\/(create|save|publish\.|amend|take-down\.|restore)|revisions\/)/.test(
        file,
      )
    // What a claimant or a contributor sends is taken there: a notice that is withdrawn, or countered (信息网络传播权保护条例 §17),
    // has its article restored.
    const isSubmission = (file: string) => /^lib\/web\/submit-/.test(file)
    expect(roots.length).toBeGreaterThan(3)
    expect([...reachable(roots, isSubmission)].filter(isDesk)).toEqual([])
    const submitted = [...reachable(files.filter(isSubmission))].filter(isDesk)
    expect(submitted).toEqual(['lib/articles/restore.ts'])
  })

  it('nor a working copy: nothing that its routes reach knows of one', () => {
    const roots = files.filter(
      (file) => /^app\/(\(reader\)|api)\//.test(file) || /\/published\.ts$/.test(file),
    )
    const own = [...reachable(roots)].filter((file) => files.includes(file))
    const naming = own.filter((file) =>
      /\bworkingCopy\b|\bworking_copy\b|working-copy/.test(readFileSync(file, 'utf8')),
    )
    expect(own.length).toBeGreaterThan(40)
    expect(naming.filter((file) => !/^lib\/(audit\/events|articles\/status)\.ts$/.test(file))).toEqual([])
  })

  it('and every query for readers carries the condition', () => {
    const readers = files.filter((file) => /^lib\/articles\/published/.test(file))
    const source = readers.map((file) => readFileSync(file, 'utf8')).join('\n')
    const queries = source.match(/\.article\.(find\w+|count|aggregate|groupBy)\([\s\S]*?\n {2,4}\}\)/g) ?? []
    expect(queries.length).toBeGreaterThan(0)
    for (const query of queries) expect(query).toContain('...published')
    const selects = source.match(/SELECT[^)`]*?FROM article[^)`]*/g) ?? []
    expect(selects.length).toBeGreaterThan(2)
    for (const select of selects) expect(select).toContain("status = 'published'")
  })
})

describe('reader routes', () => {
  it('handle GET alone, and POST by the one reader of public forms; other methods are answered before Next', () => {
    const routes = files.filter((file) => /^app\/\(reader\)\/.*\/route\.tsx?$/.test(file))
    const wrong = routes.filter((file) => {
      const source = readFileSync(file, 'utf8').replace(/export const \{ GET, POST \} = formRoute\b/, '')
      return /\b(DELETE|HEAD|OPTIONS|PATCH|POST|PUT)\b/.test(source)
    })
    expect(routes.length).toBeGreaterThan(8)
    expect(wrong).toEqual([])
  })
})

describe('files', () => {
  it('have names that say something', () => {
    expect(files.filter((file) => /\/(utils?|helpers?|misc|common|index)\.tsx?$/.test(file))).toEqual([])
  })

  it('have a name of their own, apart from those that the layout gives every room', () => {
    const named = files.filter((file) => /^(lib|components|app\/\(reader\)\/_document)\//.test(file))
    const byName = Map.groupBy(named, (file) => /([^/]+?)\.[^/]*$/.exec(file)?.[1] ?? file)
    const shared = [...byName].filter(
      ([name, same]) => same.length > 1 && !/^(published|schema|tags)$/.test(name),
    )
    expect(shared.flatMap(([, same]) => same)).toEqual([])
  })

  it('stay short enough to be read', () => {
    const long = files.filter(
      (file) => !file.startsWith('components/ui/') && readFileSync(file, 'utf8').split('\n').length > 250,
    )
    expect(long).toEqual([])
  })

  it('leave no hole in the types', () => {
    const holes = files.filter((file) => {
      const source = readFileSync(file, 'utf8')
      const code = source.replace(/\/\*[\s\S]*?\*\//g, '')
      return /(:|<|\bas) any\b/.test(code) || /@ts-(ignore|expect-error|nocheck)/.test(source)
    })
    expect(holes).toEqual([])
  })

  it('print nothing unescaped', () => {
    const raw = files.filter((file) =>
      /innerHTML\s*=|dangerouslySetInnerHTML|\$queryRawUnsafe|\$executeRawUnsafe/.test(
        readFileSync(file, 'utf8'),
      ),
    )
    // The inlined style sheet and JSON-LD: our own bytes, with `<` escaped, in the one component of the page's head.
    expect(raw).toEqual(['components/reader/inline.tsx'])
  })
})
